"""Answers to "are you coming?". A no is a sign too, and a welcome one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final

from bot.domain.gathering import Gathering
from bot.domain.naming import one_line, units, visible_length
from bot.domain.refusal import Refusal

WORD_LENGTH: Final = 300  # signs that people see
WITHDRAWN: Final = "withdrawn"  # what the history says of an answer that was taken back
CAME: Final = "came"  # what it says of a no whose author was there after all, and is erased
_LONGEST_TYPED: Final = 4096
_MOST_UNITS: Final = 2 * WORD_LENGTH  # of UTF-16, as Telegram counts: a page of words must fit


class NoAnswerYet(Refusal):
    """What goes with an answer needs one, of the right kind."""

    key = "rsvp.no_answer_yet"


class OwnAnswerWins(Refusal):
    """An organiser may not speak over the person."""

    key = "rsvp.own_answer_wins"


class WordTooLong(Refusal):
    """`length` is in the signs that people see."""

    key = "word.too_long"

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Via(StrEnum):
    BUTTON = "button"
    TEXT = "text"
    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"


class Readers(StrEnum):
    """Who may read the word that came with an answer."""

    TEAM = "team"  # the project group alone
    MEETING = "meeting"  # read aloud at the start


class Timing(StrEnum):
    """When an answer came, seen from the gathering."""

    BEFORE = "before"
    SAME_DAY = "same_day"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Rsvp:
    """
    One member's latest answer to one gathering.

    `guests` come along and count as people; `guest_names` are as typed. With a no, `stand_in` is
    who comes instead, and `stand_ins` how many are counted for them: 1 until that person answers
    alone, or the former guests who come all the same. `counted_by` is the colleague whose guest or
    stand-in this member turned out to be. `to_confirm` says that the date moved since.
    `entered_by` is the organiser who noted it, None for the member. `word_at` is when the word was
    left (aware).
    """

    gathering_id: int
    member_id: int
    answer: Answer
    guests: int = 0
    answered_at: datetime | None = None
    guest_names: str = ""
    listens: bool = False  # « Je viens écouter »: for the project group to know
    word: str = ""
    readers: Readers = Readers.TEAM
    word_read: bool = False
    stand_in: str = ""
    stand_ins: int = 0
    to_confirm: bool = False
    via: Via = Via.BUTTON
    entered_by: int | None = None
    counted_by: int | None = None
    word_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """
    How many people and organisations gave each answer; guests and stand-ins count as people.

    Those who answered before the date moved are in `to_confirm` and nowhere else.
    """

    people: Mapping[Answer, int] = field(default_factory=dict)
    organisations: Mapping[Answer, int] = field(default_factory=dict)
    to_confirm: int = 0

    def of(self, answer: Answer) -> int:
        return self.people.get(answer, 0)

    def organisations_of(self, answer: Answer) -> int:
        return self.organisations.get(answer, 0)


NOBODY = Headcount()


def timing(rsvp: Rsvp, gathering: Gathering, *, zone: tzinfo) -> Timing:
    """Tell when an answer came; days are those of `zone`. Without a date, it came in time."""
    at, starts_at, ends_at = rsvp.answered_at, gathering.starts_at, gathering.ends_at
    if at is None or starts_at is None:
        return Timing.BEFORE
    if ends_at is not None and at >= ends_at:
        return Timing.AFTER
    if at >= starts_at:
        return Timing.DURING
    is_same_day = at.astimezone(zone).date() == starts_at.astimezone(zone).date()
    return Timing.SAME_DAY if is_same_day else Timing.BEFORE


def readable_word(text: str) -> str:
    """
    Return a word as it will be read, on one line.

    Raises:
        NothingWritten: there is nothing to read in it.
        WordTooLong: it has more than `WORD_LENGTH` visible signs, or too many that nobody sees.
    """
    word = one_line(text, limit=_LONGEST_TYPED)
    length = visible_length(word)
    if length > WORD_LENGTH:
        raise WordTooLong(length)
    if units(word) > _MOST_UNITS:
        raise WordTooLong(units(word))
    return word
