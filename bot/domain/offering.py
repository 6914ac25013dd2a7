"""What a member says, line by line, before an offer is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import TITLE_LENGTH
from bot.domain.guess import is_bare
from bot.domain.naming import NothingWritten, typed_line
from bot.domain.offer import Offer, OfferKind
from bot.domain.places import MOST_PLACES
from bot.domain.refusal import Refusal
from bot.domain.typed_most import most_of

FEWEST: Final = 2
FEWEST_LETTERS: Final = 3  # « non », « thé »
MOST_IN_A_ROOM: Final = 1000
LINE_LENGTH: Final = 200
WORD_LENGTH: Final = 600  # of a question or an answer
USUAL_SIZES: Final = (5, 8, 12)
ROOM_SIZES: Final = (15, 30, 50)


class NoGroupSize(Refusal):
    """Of a visit: no number, several, or one that is no small group."""

    key = "offer.no_group_size"


class NoRoomSize(Refusal):
    """Of a place: no number, several, or one that no room of ours holds."""

    key = "offer.no_room_size"


class TooLittle(Refusal):
    """A letter, a sign or a picture: nobody would know what is offered."""

    key = "offer.too_little"


class OnlyAQuestion(Refusal):
    """A question instead of an answer; what one would see may well be called one."""

    key = "offer.is_question"


class OfferLine(StrEnum):
    """What is asked, one message each."""

    TOPIC = "topic"
    AUDIENCE = "audience"
    SLOTS = "slots"
    CAPACITY = "capacity"
    ACCESS = "access"
    EQUIPMENT = "equipment"
    ORGANISATION = "organisation"  # only of who belongs to several


def named_place(topic: str) -> tuple[str, str]:
    """Read « Salle des fêtes, 12 rue du Port » as a name and an address."""
    name, _, address = (part.strip() for part in topic[:TITLE_LENGTH].partition(","))
    return name or address, address


def place_access(access: str, equipment: str) -> str:
    """Return in one line how one gets in, and what is there."""
    return " · ".join(line for line in (access, equipment) if line)


LINES: Final[Mapping[OfferKind, Sequence[OfferLine]]] = {
    OfferKind.VISIT: (
        *(OfferLine.TOPIC, OfferLine.AUDIENCE, OfferLine.SLOTS, OfferLine.CAPACITY),
    ),
    OfferKind.PLACE: (
        *(OfferLine.TOPIC, OfferLine.CAPACITY, OfferLine.ACCESS, OfferLine.EQUIPMENT),
        OfferLine.SLOTS,
    ),
}
STEPS: Final[Mapping[OfferLine, Step]] = {
    OfferLine.TOPIC: Step.OFFER_TOPIC,
    OfferLine.AUDIENCE: Step.OFFER_AUDIENCE,
    OfferLine.SLOTS: Step.OFFER_SLOTS,
    OfferLine.CAPACITY: Step.OFFER_CAPACITY,
    OfferLine.ACCESS: Step.OFFER_ACCESS,
    OfferLine.EQUIPMENT: Step.OFFER_EQUIPMENT,
    OfferLine.ORGANISATION: Step.OFFER_READY,
}


@dataclass(frozen=True, slots=True)
class Offering:
    """
    What was said so far. `organisation_id` is None until it is known in whose name it is offered,
    0 for somebody who offers in their own. `is_fixing`: one line of a whole is said anew.
    `offer_id` is the offer that is changed, 0 for a new one. `for_id` is the member
    for whom an organiser notes it, 0 for oneself; `for_name` is read anew each time. `call_id` is
    the meeting whose call for a place is answered, 0 for none: its date is known.
    """

    kind: OfferKind
    topic: str = ""
    audience: str = ""
    slots: str = ""
    access: str = ""
    capacity: int | None = None
    organisation_id: int | None = None
    is_fixing: bool = False
    equipment: str = ""
    offer_id: int = 0
    for_id: int = 0
    call_id: int = 0
    for_name: str = ""

    @property
    def lines(self) -> Sequence[OfferLine]:
        """Return what is asked of who offers this."""
        known = {OfferLine.SLOTS} if self.call_id else set()
        return [line for line in LINES[self.kind] if line not in known]

    @property
    def missing(self) -> OfferLine | None:
        """Return what is asked next, None once everything was said."""
        for line in LINES[self.kind]:
            if not getattr(self, line.value):
                return line
        return OfferLine.ORGANISATION if self.organisation_id is None else None

    def said(self, line: OfferLine, text: str) -> "Offering":
        """
        Take in one line as typed.

        Raises:
            TooLittle, TooLong, NoGroupSize, NoRoomSize, OnlyAQuestion.
        """
        if line is not OfferLine.TOPIC and text.rstrip().endswith("?"):
            raise OnlyAQuestion
        if line is OfferLine.CAPACITY:
            return self.sized(read_size(text, kind=self.kind))
        if is_bare(text):  # « oui » to a question of which nobody could tell what it says
            raise TooLittle
        limit = TITLE_LENGTH if line is OfferLine.TOPIC else LINE_LENGTH
        changes: dict[str, Any] = {line.value: telling_line(text, limit=limit)}
        return replace(self, is_fixing=False, **changes)

    def sized(self, size: int) -> "Offering":
        """Raises NoGroupSize, NoRoomSize."""
        return replace(self, is_fixing=False, capacity=check_size(size, kind=self.kind))

    def facts(self) -> dict[str, str | int | None]:
        """Return what a question remembers of it."""
        return {
            "kind": self.kind.value,
            **{name: getattr(self, name) for name in _FIELDS},
            "fixing": int(self.is_fixing),
        }


_FIELDS: Final = (
    *("topic", "audience", "slots", "access", "equipment", "capacity", "organisation_id"),
    *("offer_id", "for_id", "call_id"),
)


def offering_from(offer: Offer) -> Offering:
    """Return an offer as it was made, to be said anew."""
    return Offering(
        offer.kind,
        offer.topic,
        offer.audience,
        offer.slots,
        offer.access,
        offer.capacity,
        organisation_id=offer.organisation_id or 0,
        equipment=offer.equipment,
        offer_id=offer.id,
    )


def telling_line(text: str, *, limit: int) -> str:
    """
    Return a line that tells somebody something: a word of three letters or digits at least.

    Raises:
        TooLittle, TooLong.
    """
    try:
        line = typed_line(text, limit=limit)
    except NothingWritten as nothing:
        raise TooLittle from nothing
    if sum(character.isalnum() for character in line) < FEWEST_LETTERS:
        raise TooLittle
    return line


def offering_of(dialogue: Dialogue) -> Offering:
    """Read what a question remembers."""
    facts: dict[str, Any] = {
        name: dialogue.facts[name] for name in _FIELDS if name in dialogue.facts
    }
    kind = OfferKind(str(dialogue.facts["kind"]))
    return Offering(kind, **facts, is_fixing=bool(dialogue.facts.get("fixing")))


def read_size(text: str, *, kind: OfferKind) -> int:
    """
    Read how many at most, in digits or in words; of « 6 à 8 » the larger number.

    Raises:
        NoGroupSize, NoRoomSize: more lines than one too, of which one would be lost.
    """
    is_alone = len(text.strip().splitlines()) == 1
    return check_size((is_alone and most_of(text)) or 0, kind=kind)


def check_size(size: int, *, kind: OfferKind) -> int:
    """
    Return a size that can be.

    Raises:
        NoGroupSize, NoRoomSize.
    """
    if kind is OfferKind.VISIT and not FEWEST <= size <= MOST_PLACES:
        raise NoGroupSize
    if kind is OfferKind.PLACE and not FEWEST <= size <= MOST_IN_A_ROOM:
        raise NoRoomSize
    return size
