"""What the buttons of the list of who was there remember: each says what shall be so."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.attendance import Taking
from bot.domain.presence import Mark


@dataclass(frozen=True, slots=True)
class ListedTap(Tap):
    """Turn the pages of the list, or come back to it."""

    area: ClassVar[str] = "zp"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class MarkTap(Tap):
    """Note this of somebody, whatever is noted now: twice is as good as once."""

    area: ClassVar[str] = "zm"

    gathering_id: int
    member_id: int
    mark: Mark
    page: int


@dataclass(frozen=True, slots=True)
class SettleTap(Tap):
    """« Tout est bon », « Je ne relève pas », « Finalement, je relève »."""

    area: ClassVar[str] = "zt"

    gathering_id: int
    taking: Taking


@dataclass(frozen=True, slots=True)
class UnnamedTap(Tap):
    """So many people came whose names nobody keeps."""

    area: ClassVar[str] = "zw"

    gathering_id: int
    people: int
    page: int


@dataclass(frozen=True, slots=True)
class VoicesTap(Tap):
    """« Qui a raconté ? »: the people who were there, to choose from."""

    area: ClassVar[str] = "zv"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class VoiceTap(Tap):
    """1 for who told the story, 0 for who did not."""

    area: ClassVar[str] = "zx"

    gathering_id: int
    member_id: int
    tells: int
    page: int


@dataclass(frozen=True, slots=True)
class ElseTap(Tap):
    """« Quelqu’un d’autre est venu »: 0 asks anew; pages of what was typed begin with 1."""

    area: ClassVar[str] = "zo"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class CameTap(Tap):
    """Somebody was there who is not on the list."""

    area: ClassVar[str] = "zc"

    gathering_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class NewcomerTap(Tap):
    """« Ajouter « … » »: the name waits in the dialogue."""

    area: ClassVar[str] = "zn"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class OneMoreTap(Tap):
    """« Compter sans nom »: so many people without a name, with the one just typed."""

    area: ClassVar[str] = "zu"

    gathering_id: int
    people: int
