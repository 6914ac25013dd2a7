"""The list of who was there, as organisers tick it, and in what way each of them was."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.attendance import Circle, Mode, Taking
from bot.domain.board import Titled
from bot.domain.figures import Came, Presence, Seat
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Role
from bot.domain.place import Format
from bot.domain.programme import Speaker
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer
from bot.domain.task import Cast, Task, duty_of

PAGE: Final = 8
MOST_UNNAMED: Final = 999


class NotBegun(Refusal):
    """Nobody can be there yet."""

    key = "presence.not_begun"


class VisitNotBegun(NotBegun):
    key = "presence.visit_not_begun"


class HeldByOthers(Refusal):
    """Who comes to what we only pass on is for those who hold it."""

    key = "presence.held_by_others"


class LeftAside(Refusal):
    """Another organiser chose meanwhile to note nothing."""

    key = "presence.left_aside"


class AlreadyTaken(Refusal):
    """Another organiser ended the list meanwhile; it can still be corrected."""

    key = "presence.already_taken"


class Mark(StrEnum):
    """What is noted of one person. Whoever was not seen may have been there all the same."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    UNSEEN = "unseen"

    @property
    def mode(self) -> Mode | None:
        """Return in what way somebody was there, None if nobody saw them."""
        return None if self is Mark.UNSEEN else Mode(self.value)


MARKS: Final = {
    Format.IN_PERSON: (Mark.IN_PERSON, Mark.UNSEEN),
    Format.UNDECIDED: (Mark.IN_PERSON, Mark.UNSEEN),
    Format.VIDEO: (Mark.REMOTE, Mark.UNSEEN),
    Format.HYBRID: (Mark.IN_PERSON, Mark.REMOTE, Mark.UNSEEN),
}
"""What can be noted at a gathering of each format, in the order in which a tap goes on."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """
    One member on the list, or who may be put there; of the erased there is no name.

    `noted` and `circle` are what a human noted, None for what nobody touched. `answered_at` is
    aware; `has_come` tells that they were at an earlier gathering, as far as that was noted.
    `roles` are their roles for this very gathering, and the standing ones.
    """

    member_id: int
    name: str
    organisations: str = ""
    answer: Answer | None = None
    to_confirm: bool = False
    guests: int = 0
    stand_ins: int = 0
    answered_at: datetime | None = None
    noted: Mark | None = None
    circle: Circle | None = None
    has_come: bool = False
    roles: Collection[Role] = ()
    roles_here: Collection[Role] = ()

    @property
    def said_yes(self) -> bool:
        return self.answer is Answer.YES and not self.to_confirm

    @property
    def company(self) -> int:
        """Count the people without a name whom they announced; the erased are one themselves."""
        if not self.said_yes:
            return self.stand_ins
        return self.guests if self.name else self.guests + 1


@dataclass(frozen=True, slots=True)
class PresenceList:
    """
    Everybody who said yes, and everybody who was noted.

    `unnamed` are people whose names nobody kept, None while nobody counted them; `forgotten` were
    noted and erased since. What is changed on one that `is_reported` corrects a published report.
    Of the `untold` visits nobody said yet whether this meeting heard of them.
    """

    gathering: Gathering
    taking: Taking
    people: Sequence[Attendee] = ()
    speakers: Sequence[Speaker] = ()
    unnamed: int | None = None
    forgotten: Sequence[Seat] = ()
    is_reported: bool = False
    untold: Sequence[Titled] = ()

    @property
    def lines(self) -> Sequence[Attendee]:
        """Return who stands on the list: what somebody announced alone is no line."""
        return [one for one in self.people if one.name and (one.noted or self.is_due(one))]

    def is_due(self, one: Attendee) -> bool:
        """Tell whether somebody is thought to come; hosts are there unless they said no."""
        if one.said_yes:
            return True
        return _hosts(one, self.gathering) and one.answer is not Answer.NO

    @property
    def marks(self) -> Sequence[Mark]:
        return MARKS[self.gathering.format]

    def mark_of(self, one: Attendee) -> Mark:
        """Return what is noted of somebody; until the list is taken, who is due is ticked."""
        if one.noted is not None:
            return one.noted
        is_ticked = self.is_due(one) and self.taking is not Taking.TAKEN
        return self.marks[0] if is_ticked else Mark.UNSEEN

    def next_mark(self, one: Attendee) -> Mark:
        """Return what a tap on somebody notes; what another format left there begins anew."""
        now, marks = self.mark_of(one), self.marks
        return marks[(marks.index(now) + 1) % len(marks)] if now in marks else marks[0]

    def circle_of(self, one: Attendee) -> Circle:
        """Return the circle that was noted, or the one that goes with what they do here."""
        return one.circle or circle_of(one, self)

    def had_excused(self, one: Attendee) -> bool:
        """Tell whether somebody ticked said, once it had begun, that they could not come."""
        starts_at = self.gathering.starts_at
        if starts_at is None or one.answer is not Answer.NO or one.answered_at is None:
            return False
        return self.mark_of(one) is not Mark.UNSEEN and one.answered_at >= starts_at

    @property
    def nameless(self) -> int:
        """Count people without a name: those announced, until somebody says how many."""
        if self.unnamed is not None or self.taking is Taking.TAKEN:
            return self.unnamed or 0
        return sum(one.company for one in self.people if self._comes_with_company(one))

    def _comes_with_company(self, one: Attendee) -> bool:
        return not one.said_yes or self.mark_of(one) is not Mark.UNSEEN

    @property
    def presence(self) -> Presence:
        """Count who is ticked, in numbers that name nobody."""
        seats = [seat for one in self.lines if (seat := self._seat(one))]
        if self.nameless:
            mode = self.marks[0].mode or Mode.IN_PERSON
            seats.append(Seat(nameless_circle(self.gathering), mode, self.nameless))
        return Presence.of_seats([*seats, *self.forgotten])

    def _seat(self, one: Attendee) -> Seat | None:
        mode = self.mark_of(one).mode
        came = Came.BACK if one.has_come else Came.FIRST
        return Seat(self.circle_of(one), mode, came=came) if mode else None

    @property
    def unseen(self) -> int:
        return sum(1 for one in self.lines if self.mark_of(one) is Mark.UNSEEN)


def circle_of(one: Attendee, seen: PresenceList) -> Circle:
    """Tell the circle of somebody by what they do here; a human may know better."""
    if seen.gathering.kind is not Kind.VISIT and tells(one, seen):
        return Circle.VOICE
    return silent_circle(one, seen.gathering)


def tells(one: Attendee, seen: PresenceList) -> bool:
    """Tell whether somebody is named as a voice of this gathering."""
    here = {Role.STORYTELLER} & set(one.roles_here)
    duty = duty_of(one.name, Cast(seen.gathering.tellers, seen.speakers, here=here))
    return duty is not None and duty.task in {Task.STORY, Task.SPEECH}


def silent_circle(one: Attendee, gathering: Gathering) -> Circle:
    """Return the circle of somebody who told nothing."""
    if gathering.kind is Kind.VISIT:
        return Circle.HOST if _hosts(one, gathering) else Circle.VISITOR
    if Role.PROJECT_GROUP in one.roles:
        return Circle.PROJECT_GROUP
    return Circle.OBSERVER if Role.FUNDER_OBSERVER in one.roles else Circle.OTHER


def _hosts(one: Attendee, gathering: Gathering) -> bool:
    return gathering.kind is Kind.VISIT and Role.VISIT_HOST in one.roles_here


def chosen_circle(gathering: Gathering) -> Circle:
    """Return the circle that organisers pick people for: who told, or who opened their doors."""
    return Circle.HOST if gathering.kind is Kind.VISIT else Circle.VOICE


def other_circle(one: Attendee, gathering: Gathering) -> Circle:
    """Return the circle of somebody who was not picked."""
    return Circle.VISITOR if gathering.kind is Kind.VISIT else silent_circle(one, gathering)


def nameless_circle(gathering: Gathering) -> Circle:
    """Return the circle of those whose names nobody kept."""
    return Circle.VISITOR if gathering.kind is Kind.VISIT else Circle.OTHER
