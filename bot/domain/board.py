"""What organisers see of one gathering at a glance: totals, lists by state, what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar
from zlib import crc32

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Channel
from bot.domain.refusal import Refusal
from bot.domain.rsvp import NOBODY, Answer, Headcount, Readers, Rsvp

Item = TypeVar("Item")

PAGE = 8
WORDS_PAGE = 5
NEWS = 6  # changes told on the board itself; the lists have them all


class StillADraft(Refusal):
    """Nobody could answer yet; `gathering` says which one it is."""

    key = "board.draft_refused"

    def __init__(self, gathering: Gathering) -> None:
        super().__init__()
        self.gathering = gathering


class NothingToTell(Refusal):
    """The gathering is over: nobody is invited any more, and its report is not there yet."""

    key = "board.nothing_to_tell"


class NothingToTellOfVisit(NothingToTell):
    """A visit has no report of its own: it is told at a meeting."""

    key = "board.visit_is_over"


class WordsChanged(Refusal):
    """What was on the screen is no longer what is written: it must be read again."""

    key = "board.words_changed"


class Listing(StrEnum):
    """The lists behind a board; who is in `TO_CONFIRM` is in no other list of answers."""

    COMING = "yes"
    EXCUSED = "no"
    UNSURE = "maybe"
    TO_CONFIRM = "again"
    SILENT = "none"
    OTHERWISE = "call"  # whom no message reaches, and who should still hear of it


class Order(StrEnum):
    PERSON = "p"
    ORGANISATION = "o"


@dataclass(frozen=True, slots=True)
class Scope:
    """One gathering, looked at now; `starts_at` tells what came before it. Aware moments."""

    gathering_id: int
    starts_at: datetime
    now: datetime
    is_cancelled: bool = False
    is_reported: bool = False
    is_over: bool = False

    @classmethod
    def of(cls, gathering: Gathering, now: datetime) -> "Scope":
        return cls(
            gathering.id,
            gathering.starts_at or now,
            now,
            is_cancelled=gathering.status is Status.CANCELLED,
            is_reported=gathering.status is Status.REPORTED,
            is_over=gathering.is_over(now),
        )

    @property
    def has_nothing_to_tell(self) -> bool:
        """Tell that nobody can be invited any more, and that no report is there to be read."""
        return self.is_over and not (self.is_cancelled or self.is_reported)


@dataclass(frozen=True, slots=True)
class Totals:
    """
    Numbers without a name. `counts` are people and organisations, as on the cards.

    `unread` are all words nobody has marked as read, `unread_aloud` those for the meeting.
    """

    counts: Headcount = NOBODY
    first_timers: int = 0
    stand_ins: int = 0
    listeners: int = 0
    words: int = 0
    unread: int = 0
    unread_aloud: int = 0
    silent: int = 0
    otherwise: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """One person on a list; `name` is empty once they were erased."""

    member_id: int
    name: str
    organisations: str = ""
    rsvp: Rsvp | None = None
    noted_by: str = ""
    channel: Channel = Channel.TELEGRAM
    contact_note: str = ""
    is_reachable: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody answered since a moment; None is « no answer »."""

    name: str
    answer: Answer | None
    before: Answer | None
    guests: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """The latest changes since a moment (aware), and how many there are in all."""

    since: datetime
    changes: Sequence[Change] = ()
    total: int = 0

    @property
    def untold(self) -> int:
        return self.total - len(self.changes)


@dataclass(frozen=True, slots=True)
class Word:
    """What a member wrote with their answer, for those who may read it."""

    member_id: int
    text: str
    readers: Readers
    is_read: bool
    answer: Answer
    name: str = ""
    organisations: str = ""


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """One page of a list, and whether another one follows."""

    shown: Sequence[Item] = ()
    number: int = 0
    is_last: bool = True

    @classmethod
    def cut(cls, found: Sequence[Item], *, number: int, size: int) -> "Slice[Item]":
        """Make a page of what was found when one more than fits was asked for."""
        return cls(found[:size], number, is_last=len(found) <= size)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which page of which list is asked for."""

    listing: Listing
    order: Order = Order.PERSON
    number: int = 0


@dataclass(frozen=True, slots=True)
class Titled:
    """A gathering in a list of gatherings, drafts among them."""

    gathering_id: int
    title: str
    status: Status
    starts_at: datetime | None = None
    kind: Kind = Kind.MEETING


def print_of(words: Iterable[Word]) -> int:
    """Return a number that tells whether these are still the words that somebody read."""
    return crc32("\x1f".join(f"{word.member_id}\x1e{word.text}" for word in words).encode())
