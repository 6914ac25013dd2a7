"""What the buttons of a dashboard remember."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.board import Listing, Order


@dataclass(frozen=True, slots=True)
class RefreshTap(Tap):
    """Draw the board anew; `since`, the look it goes on from, is in ms since 1970, UTC."""

    area: ClassVar[str] = "bb"

    gathering_id: int
    since: int


@dataclass(frozen=True, slots=True)
class ListTap(Tap):
    area: ClassVar[str] = "bl"

    gathering_id: int
    listing: Listing
    order: Order
    page: int
    since: int


@dataclass(frozen=True, slots=True)
class PersonTap(Tap):
    """Somebody on the list of those to tell otherwise: how, and with which words."""

    area: ClassVar[str] = "bp"

    gathering_id: int
    member_id: int
    since: int


@dataclass(frozen=True, slots=True)
class WordsTap(Tap):
    area: ClassVar[str] = "bw"

    gathering_id: int
    page: int
    since: int


@dataclass(frozen=True, slots=True)
class WordsReadTap(Tap):
    """« C’est lu »; `seen` tells whether the words on the screen are still those."""

    area: ClassVar[str] = "br"

    gathering_id: int
    page: int
    since: int
    seen: int


@dataclass(frozen=True, slots=True)
class OthersTap(Tap):
    """« Autres rencontres »: drafts, those to come, those that are over."""

    area: ClassVar[str] = "bo"

    page: int


@dataclass(frozen=True, slots=True)
class AccountTap(Tap):
    """« Messages »: what was sent about a gathering, what was not, and why."""

    area: ClassVar[str] = "bm"

    gathering_id: int
    since: int
