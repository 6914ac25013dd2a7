"""What somebody takes home from a gathering, in their own words if they like (product, 2.7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final, Protocol, TypeVar

from bot.domain.naming import one_line, units, visible_length
from bot.domain.refusal import Refusal

SENTENCE_LENGTH = 500  # signs that people see
NOBODY = 0  # the id of an organiser who was erased
TELLING = 5  # from so many answers on, the single buttons are counted apart
_LONGEST_TYPED: Final = 4096
_MOST_UNITS: Final = 600  # of UTF-16, as Telegram counts: a page of sentences must fit


class SentenceTooLong(Refusal):
    """`length` is in the signs that people see."""

    key = "feedback.too_long"

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length


class Takeaway(StrEnum):
    IDEA = "idea"
    CONTACT = "contact"
    ENERGY = "energy"  # the wish to go on
    NONE = "none"  # nothing this time: as welcome as the others


class Echo(StrEnum):
    """What the story says to somebody."""

    RECOGNISE = "recognise"
    INSPIRE = "inspire"
    FAR = "far"


class Consent(StrEnum):
    """What may be done with a sentence; without any of them it stays with the team."""

    NONE = "none"
    ANONYMOUS = "anonymous"
    NAMED = "named"

    @property
    def is_quotable(self) -> bool:
        return self is not Consent.NONE


@dataclass(frozen=True, slots=True)
class Feedback:
    """
    What one member answered; `member_id` is None once they were erased, and only the taps remain.

    `voice` is Telegram's own name for a voice note. `noted_by` is the organiser to whom it was
    said otherwise, `NOBODY` once they were erased, None where the answer is the member's own.
    Moments are aware, in UTC.
    """

    id: int
    gathering_id: int
    member_id: int | None
    answered_at: datetime
    takeaway: Takeaway | None = None
    echo: Echo | None = None
    sentence: str = ""
    voice: str = ""
    consent: Consent = Consent.NONE
    consent_at: datetime | None = None
    noted_by: int | None = None

    @property
    def is_quotable(self) -> bool:
        """Tell whether its sentence may be read by others than the team."""
        return bool(self.sentence) and self.consent.is_quotable

    @property
    def was_spoken(self) -> bool:
        """Tell whether it was a voice note; what may be quoted of it stays once it is gone."""
        return bool(self.voice) or (self.consent.is_quotable and not self.sentence)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there, and whether words of theirs are noted; `organisations` are names."""

    member_id: int
    name: str
    organisations: str
    is_noted: bool


@dataclass(frozen=True, slots=True)
class Said:
    """
    A sentence as the project group reads it: written, or spoken where `voice` is not empty.

    `by` is the first name of its author, empty unless they want it to be known.
    """

    id: int
    sentence: str
    voice: str
    consent: Consent
    by: str = ""


class Kept(Protocol):
    """What is kept under an id."""

    @property
    def id(self) -> int: ...


Words = TypeVar("Words", bound=Kept)


def in_no_order(words: Iterable[Words]) -> Sequence[Words]:
    """Return sentences in an order that tells nothing of who answered when; always the same."""
    return sorted(words, key=lambda one: sha256(str(one.id).encode()).digest())


def readable_sentence(text: str) -> str:
    """
    Return a sentence as it will be read, on one line.

    Raises:
        NothingWritten: there is nothing to read in it.
        SentenceTooLong: it has more than `SENTENCE_LENGTH` visible signs, or too many unseen.
    """
    sentence = one_line(text, limit=_LONGEST_TYPED)
    length = visible_length(sentence)
    if length > SENTENCE_LENGTH:
        raise SentenceTooLong(length)
    if units(sentence) > _MOST_UNITS:
        raise SentenceTooLong(units(sentence))
    return sentence


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return name.split(maxsplit=1)[0] if name.strip() else ""
