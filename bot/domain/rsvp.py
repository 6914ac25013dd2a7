"""Answers to "are you coming?". A no is a sign too, and a welcome one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Rsvp:
    """
    One member's latest answer to one gathering.

    `guests` come along and count as people; `guest_names` are as typed. With a no, `stand_in` is
    who comes instead, and `stand_ins` is 1 until that person answers alone. `to_confirm` says that
    the date moved since. `entered_by` is the organiser who noted it, None for the member.
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
