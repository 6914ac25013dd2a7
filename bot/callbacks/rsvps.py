"""What the buttons around one's own answer remember. All of them live in private chats."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.rsvp import Readers


class OwnStep(StrEnum):
    CARD = "card"
    MORE = "more"
    GUESTS = "guests"
    UNNAMED = "unnamed"
    LISTEN = "listen"
    SPEAK = "speak"
    WORD = "word"
    WRITE = "write"
    UNSAY = "unsay"
    INSTEAD = "instead"
    WITHDRAW = "out"
    MISSED = "missed"  # « Je n’ai pas pu venir »


@dataclass(frozen=True, slots=True)
class OwnTap(Tap):
    """A step from one's own card; what it asks for is the same however often it is tapped."""

    area: ClassVar[str] = "ro"

    gathering_id: int
    step: OwnStep


@dataclass(frozen=True, slots=True)
class GuestsTap(Tap):
    """« 2 personnes » come with me."""

    area: ClassVar[str] = "rg"

    gathering_id: int
    guests: int


@dataclass(frozen=True, slots=True)
class StayTap(Tap):
    """So many come though I do not; 0 for nobody."""

    area: ClassVar[str] = "rs"

    gathering_id: int
    guests: int


@dataclass(frozen=True, slots=True)
class ReadersTap(Tap):
    """Who may read my word."""

    area: ClassVar[str] = "rr"

    gathering_id: int
    readers: Readers


class Reply(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class CountedTap(Tap):
    """« C’est bien vous ? »: `host_id` is the colleague who had counted me."""

    area: ClassVar[str] = "rc"

    gathering_id: int
    host_id: int
    reply: Reply
