"""What it takes to hold a gathering: hours by kind, never whose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

STEPS: Final = (60, 30)  # minutes that one tap adds
MOST_MINUTES: Final = 1000 * 60


class EffortKind(StrEnum):
    PREPARATION = "preparation"
    FACILITATION = "facilitation"
    WRITING = "writing"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Effort:
    """Minutes given to one gathering, or to several."""

    minutes: Mapping[EffortKind, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.minutes.values())

    def of(self, kind: EffortKind) -> int:
        return self.minutes.get(kind, 0)


def changed(minutes: int, by: int) -> int:
    """Return minutes with some more, or fewer: never below none."""
    return max(0, min(MOST_MINUTES, minutes + by))
