"""What goes with a host who is erased: how one comes to them, and what is missing afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from bot.domain.whose import Known, Typed, typed


class Lack(StrEnum):
    """What organisers have to say anew of a gathering."""

    HOST = "host"
    PLACE = "place"
    MEETING_POINT = "meet"
    ACCESS = "access"
    CONTACT = "contact"
    CONSENT = "consent"  # of whoever is at home in the place, which stays until it is over


@dataclass(frozen=True, slots=True)
class Lacking:
    """A gathering that lost something with somebody who was erased."""

    gathering_id: int
    parts: frozenset[Lack]


class Part(Enum):
    """How far somebody receives a visit: at their own door, with others, or not at all."""

    ALONE = auto()
    SHARED = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """How one comes to a visit, in lines that were typed by whoever prepared it."""

    place_note: str = ""
    meeting_point: str = ""
    access: str = ""
    contact_name: str = ""
    contact_phone: str = ""

    def lacks(self, before: "Entry") -> frozenset[Lack]:
        """Return what is missing that stood there before."""
        lines = (
            (Lack.PLACE, before.place_note, self.place_note),
            (Lack.MEETING_POINT, before.meeting_point, self.meeting_point),
            (Lack.ACCESS, before.access, self.access),
            (Lack.CONTACT, before.contact_name, self.contact_name),
            (Lack.CONTACT, before.contact_phone, self.contact_phone),
        )
        return frozenset(lack for lack, was, now in lines if was != now)


@dataclass(frozen=True, slots=True)
class Leaving:
    """
    Somebody who is erased, the members who stay, and the other hosts of the visit looked at.

    A visit that they alone receive, in the name of no organisation or of one for which nobody else
    stands, is at their own door: all of how one comes there goes. Where others receive with them,
    or an organisation does, the door is the others': a line goes only if it has the whole name or
    the number of who leaves, or says that one rings at theirs. Everywhere else the whole name or
    the number decides alone. What is also somebody else's stays: the name of two people, a
    telephone that two share.
    """

    who: Known
    others: Sequence[Known] = ()
    hosts: Sequence[Known] = ()

    def take_out(self, entry: Entry, part: Part) -> Entry:
        """Return what stays of how one comes to a visit."""
        if part is Part.ALONE:
            kept = replace(entry, place_note="", meeting_point="", access="")
        else:
            kept = replace(
                entry,
                place_note=self._left_of(entry.place_note, part),
                meeting_point=self._left_of(entry.meeting_point, part),
                access=self._left_of(entry.access, part),
            )
        return self._without_contact(kept, part)

    def has(self, text: str) -> bool:
        """Tell whether a line has their whole name, or their number."""
        return self._has(typed(text), Part.NONE)

    def _left_of(self, text: str, part: Part) -> str:
        line = typed(text)
        is_theirs = part is Part.SHARED and self._is_first() and self.who.opens_in(line)
        return "" if is_theirs or self._has(line, part) else text

    def _has(self, line: Typed, part: Part) -> bool:
        # Most lines are about others: whether somebody shares a name is asked of few of them.
        is_theirs = self.who.is_named_in(line) and not self._is_one_of_two(part)
        return is_theirs or (self.who.is_reached_in(line) and self._own().is_reached_in(line))

    def _is_one_of_two(self, part: Part) -> bool:
        alike = self.others if part is Part.NONE else self.hosts
        return any(one.words == self.who.words for one in alike)

    def _own(self) -> Known:
        """Return them by the numbers at which nobody else is reached."""
        theirs = [one.numbers for one in self.others]
        return replace(self.who, numbers=self.who.numbers.difference(*theirs))

    def _is_first(self) -> bool:
        return not any(self.who.shares_first_name(one) for one in self.hosts)

    def _without_contact(self, entry: Entry, part: Part) -> Entry:
        """Take them out of who is called on the day; the number of somebody else stays."""
        name, phone = typed(entry.contact_name), typed(entry.contact_phone)
        is_called = part is Part.SHARED and self._is_first() and self.who.is_called(name)
        is_theirs = is_called or self._has(name, part) or self._has(phone, part)
        if not is_theirs and part is not Part.ALONE:
            return entry
        is_anothers = not is_theirs and any(one.is_named_in(name) for one in self.others)
        if is_anothers:
            return entry
        is_shared = any(one.is_reached_in(phone) for one in self.others)
        return replace(
            entry, contact_name="", contact_phone=entry.contact_phone if is_shared else ""
        )
