"""What the buttons of nudges and of messages to many remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.mailing import Group


@dataclass(frozen=True, slots=True)
class NudgeTap(Tap):
    """« Relancer », for a gathering: whom?"""

    area: ClassVar[str] = "yn"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class NudgeGroupTap(Tap):
    """These people of a gathering: the message is shown first."""

    area: ClassVar[str] = "yg"

    gathering_id: int
    group: Group


@dataclass(frozen=True, slots=True)
class WriteTap(Tap):
    """« Écrire à… »: 0 stands for no gathering."""

    area: ClassVar[str] = "yw"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class WriteToTap(Tap):
    """These people; `of` is the organisation's id or the role, else empty."""

    area: ClassVar[str] = "yt"

    gathering_id: int
    group: Group
    of: str


@dataclass(frozen=True, slots=True)
class WhichTap(Tap):
    """Which organisation, which role: a page of them."""

    area: ClassVar[str] = "yo"

    group: Group
    page: int


@dataclass(frozen=True, slots=True)
class GatheringsTap(Tap):
    """« Autour d’une rencontre »: which one?"""

    area: ClassVar[str] = "yr"


class MailingStep(StrEnum):
    SEND = "send"
    REWRITE = "again"
    LEAVE = "leave"
    STOP = "stop"
    RESUME = "on"
    RESEND = "twice"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class MailingTap(Tap):
    area: ClassVar[str] = "ym"

    mailing_id: int
    step: MailingStep


@dataclass(frozen=True, slots=True)
class UnreachedTap(Tap):
    """« Voir qui »: those to tell another way."""

    area: ClassVar[str] = "yu"

    mailing_id: int
    page: int


@dataclass(frozen=True, slots=True)
class MailingsTap(Tap):
    """« Envois »: what was sent; `anew` is 1 for a message of its own, beside one kept true."""

    area: ClassVar[str] = "yl"

    page: int
    anew: int = 0
