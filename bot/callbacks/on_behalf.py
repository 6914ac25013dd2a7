"""What the buttons of an answer noted for somebody else remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.member import Channel
from bot.domain.rsvp import Answer, Readers, Via


@dataclass(frozen=True, slots=True)
class WhoTap(Tap):
    """« Répondre pour quelqu’un »: asks for whom."""

    area: ClassVar[str] = "fw"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class FoundTap(Tap):
    """Turn the pages of the people who were found; what was typed waits in the dialogue."""

    area: ClassVar[str] = "ff"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickTap(Tap):
    area: ClassVar[str] = "fp"

    gathering_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class NewTap(Tap):
    """« Ajouter « … » »: the name waits in the dialogue."""

    area: ClassVar[str] = "fn"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ChannelTap(Tap):
    area: ClassVar[str] = "fc"

    gathering_id: int
    channel: Channel


@dataclass(frozen=True, slots=True)
class NoContactTap(Tap):
    """« Passer »: nothing to write down about how to reach somebody new."""

    area: ClassVar[str] = "fx"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class SaidTap(Tap):
    """What the person said; a yes asks who comes along, anything else how it was heard."""

    area: ClassVar[str] = "fa"

    gathering_id: int
    member_id: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class AlongTap(Tap):
    area: ClassVar[str] = "fg"

    gathering_id: int
    member_id: int
    guests: int


@dataclass(frozen=True, slots=True)
class NoteTap(Tap):
    """All that is needed to write the answer down."""

    area: ClassVar[str] = "fv"

    gathering_id: int
    member_id: int
    answer: Answer
    guests: int
    via: Via


class After(StrEnum):
    WORD = "word"
    TAKE_BACK = "back"


@dataclass(frozen=True, slots=True)
class AfterTap(Tap):
    """What can be done with an answer once it is noted."""

    area: ClassVar[str] = "fd"

    gathering_id: int
    member_id: int
    what: After


@dataclass(frozen=True, slots=True)
class ReadersTap(Tap):
    """Who may read the word that waits in the dialogue."""

    area: ClassVar[str] = "fr"

    gathering_id: int
    member_id: int
    readers: Readers


@dataclass(frozen=True, slots=True)
class RightTap(Tap):
    """« Oui, c’est juste »: the member makes what was noted for them their own."""

    area: ClassVar[str] = "fo"

    gathering_id: int
    answer: Answer
    guests: int


@dataclass(frozen=True, slots=True)
class CorrectTap(Tap):
    """« Corriger »: shows the member their own card."""

    area: ClassVar[str] = "fk"

    gathering_id: int
