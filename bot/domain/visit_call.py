"""What a visit asks before it takes place: are we enough, who comes, what do they wonder?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from bot.domain.member import Directory, NotAnOrganiser
from bot.domain.refusal import Refusal

HAND_OVER: Final = "hand_over"  # 1 in the facts of a list that an organiser passes on to the host
MORE: Final = "more"  # 1 in the facts of a list that is read again only if it is another one
CHOSEN: Final = "chosen"  # 1 in the facts of a message that tells what somebody chose


class DateHasChanged(Refusal):
    """The question was about another date, and is settled by that."""

    key = "visit.small_moved"


class SaidOfAnotherDate(Refusal):
    """Who said yes to the date before is asked about this one first."""

    key = "remind.ask_again"


class NotYours(NotAnOrganiser):
    """Only who opens their doors, or the project group, says whether a visit stays."""

    key = "visit.small_not_yours"


class Small(StrEnum):
    """What becomes of a visit to which few people come."""

    KEEP = "keep"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, by which member, for the visit on `for_date` (aware)."""

    choice: Small
    by: int | None
    for_date: datetime


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who has a place; `guests` come along."""

    member_id: int
    name: str
    organisations: str = ""
    guests: int = 0
    directory: Directory = Directory.NONE

    @property
    def people(self) -> int:
        return 1 + self.guests

    @property
    def is_shown(self) -> bool:
        """Tell whether they agreed that others read who they are."""
        return self.directory is Directory.NAME_AND_ORGANISATION and bool(self.name)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.split() else ""


@dataclass(frozen=True, slots=True)
class HostList:
    """What a host reads of who comes: names by consent, the others as a number, the questions."""

    capacity: int
    visitors: Sequence[Visitor] = ()
    questions: Sequence[str] = ()

    @property
    def people(self) -> int:
        return sum(one.people for one in self.visitors)

    @property
    def shown(self) -> Sequence[Visitor]:
        return [one for one in self.visitors if one.is_shown]

    @property
    def others(self) -> int:
        """Count the people who are not named, guests of theirs included."""
        return sum(one.people for one in self.visitors if not one.is_shown)

    @property
    def mark(self) -> str:
        """Tell this list from another one by what a host reads in it: no name can be read back."""
        shown = [(one.first_name, one.organisations, one.guests) for one in self.shown]
        told = repr((self.people, self.others, shown, list(self.questions)))
        return sha256(told.encode("utf-8", "replace")).hexdigest()
