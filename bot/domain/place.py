"""Where people meet."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    HYBRID = "hybrid"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Place:
    id: int
    name: str
    address: str = ""
    access: str = ""
    landmark: str = ""
