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


@dataclass(frozen=True, slots=True)
class Rsvp:
    """One member's latest answer to one gathering; `guests` come along and have no name."""

    gathering_id: int
    member_id: int
    answer: Answer
    guests: int = 0
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people and organisations gave each answer; guests count as people."""

    people: Mapping[Answer, int] = field(default_factory=dict)
    organisations: Mapping[Answer, int] = field(default_factory=dict)

    def of(self, answer: Answer) -> int:
        return self.people.get(answer, 0)

    def organisations_of(self, answer: Answer) -> int:
        return self.organisations.get(answer, 0)
