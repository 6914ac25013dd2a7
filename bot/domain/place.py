"""Where people meet."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.refusal import Refusal


class PlaceLeft(Refusal):
    """Its host left meanwhile, and took along how one comes there."""

    key = "change.place_left"


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
    # Known where organisers choose a place: whoever reads it elsewhere reads the same place.
    seats: int | None = field(default=None, compare=False)
    host: str = field(default="", compare=False)  # who offered it last
