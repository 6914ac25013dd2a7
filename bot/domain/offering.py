"""What a member says, line by line, before an offer is sent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import TITLE_LENGTH
from bot.domain.naming import typed_line
from bot.domain.offer import OfferKind
from bot.domain.organisation import folded
from bot.domain.places import MOST_PLACES
from bot.domain.refusal import Refusal

FEWEST: Final = 2
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


class OfferLine(StrEnum):
    """What is asked, one message each."""

    TOPIC = "topic"
    AUDIENCE = "audience"
    SLOTS = "slots"
    CAPACITY = "capacity"
    ACCESS = "access"
    ORGANISATION = "organisation"  # only of who belongs to several


LINES: Final[Mapping[OfferKind, Sequence[OfferLine]]] = {
    OfferKind.VISIT: (
        *(OfferLine.TOPIC, OfferLine.AUDIENCE, OfferLine.SLOTS, OfferLine.CAPACITY),
    ),
    OfferKind.PLACE: (*(OfferLine.TOPIC, OfferLine.CAPACITY, OfferLine.ACCESS, OfferLine.SLOTS),),
}
STEPS: Final[Mapping[OfferLine, Step]] = {
    OfferLine.TOPIC: Step.OFFER_TOPIC,
    OfferLine.AUDIENCE: Step.OFFER_AUDIENCE,
    OfferLine.SLOTS: Step.OFFER_SLOTS,
    OfferLine.CAPACITY: Step.OFFER_CAPACITY,
    OfferLine.ACCESS: Step.OFFER_ACCESS,
    OfferLine.ORGANISATION: Step.OFFER_READY,
}
_FRENCH: Final = (
    *("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize"),
)
_ENGLISH: Final = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(_FRENCH, start=2)},
    **{word: number for number, word in enumerate(_ENGLISH, start=2)},
    **dict.fromkeys(("dizaine",), 10),
    **dict.fromkeys(("douzaine",), 12),
    **dict.fromkeys(("quinzaine",), 15),
    **dict.fromkeys(("vingt", "vingtaine", "twenty"), 20),
    **dict.fromkeys(("trente", "trentaine", "thirty"), 30),
    **dict.fromkeys(("quarante", "quarantaine", "forty"), 40),
    **dict.fromkeys(("cinquante", "cinquantaine", "fifty"), 50),
    **dict.fromkeys(("soixante", "soixantaine", "sixty"), 60),
    **dict.fromkeys(("cent", "cents", "centaine", "hundred"), 100),
}


@dataclass(frozen=True, slots=True)
class Offering:
    """
    What was said so far. `organisation_id` is None until it is known in whose name it is offered,
    0 for somebody who offers in their own. `is_fixing`: one line of a whole is said anew.
    """

    kind: OfferKind
    topic: str = ""
    audience: str = ""
    slots: str = ""
    access: str = ""
    capacity: int | None = None
    organisation_id: int | None = None
    is_fixing: bool = False

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
            NothingWritten, TooLong, NoGroupSize, NoRoomSize.
        """
        if line is OfferLine.CAPACITY:
            return self.sized(read_size(text, kind=self.kind))
        limit = TITLE_LENGTH if line is OfferLine.TOPIC else LINE_LENGTH
        changes: dict[str, Any] = {line.value: typed_line(text, limit=limit)}
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


_FIELDS: Final = ("topic", "audience", "slots", "access", "capacity", "organisation_id")


def offering_of(dialogue: Dialogue) -> Offering:
    """Read what a question remembers."""
    facts: dict[str, Any] = {name: dialogue.facts.get(name) for name in _FIELDS}
    kind = OfferKind(str(dialogue.facts["kind"]))
    return Offering(kind, **facts, is_fixing=bool(dialogue.facts.get("fixing")))


def read_size(text: str, *, kind: OfferKind) -> int:
    """
    Read how many at most, in digits or in a word; of two numbers nobody knows which is meant.

    Raises:
        NoGroupSize, NoRoomSize.
    """
    found = [int(digits) for digits in re.findall(r"\d{1,6}", text)]
    found = found or [_NUMBERS[word] for word in folded(text).split() if word in _NUMBERS]
    return check_size(found[0] if len(found) == 1 else 0, kind=kind)


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
