"""Who was really there: noted by a human, never deduced from an answer (product, rule 2)."""

from dataclasses import dataclass
from enum import StrEnum


class Circle(StrEnum):
    """In what way somebody was there; a report counts the circles apart."""

    PROJECT_GROUP = "project_group"
    VOICE = "voice"  # who told the story
    HOST = "host"
    VISITOR = "visitor"
    OBSERVER = "observer"  # a funder who looks on
    OTHER = "other"


class Mode(StrEnum):
    IN_PERSON = "in_person"
    REMOTE = "remote"


class Taking(StrEnum):
    """How far the list of a gathering is: only one that is taken counts for anybody."""

    OPEN = "open"
    TAKEN = "taken"
    SKIPPED = "skipped"  # nobody noted who was there, and nothing is computed from it


@dataclass(frozen=True, slots=True)
class Attendance:
    """
    One member who was there, or `people` whose names nobody kept: walk-ins, and the erased.

    Of one member there is at most one for each gathering.
    """

    gathering_id: int
    member_id: int | None
    circle: Circle
    mode: Mode
    people: int = 1
    recorded_by: int | None = None
