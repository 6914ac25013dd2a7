"""Stories that are told at meetings, and whose voices they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.organisation import Scale


class StoryStatus(StrEnum):
    LEAD = "lead"
    CONTACTED = "contacted"
    SCHEDULED = "scheduled"
    TOLD = "told"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who tells a story, for an organisation or for nobody."""

    member_id: int | None
    organisation_id: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """`pluses`, `difficulties` and `learnings` are what it said; `meeting_id` is where."""

    title: str
    status: StoryStatus
    voices: Sequence[Voice] = ()
    meeting_id: int | None = None
    owner_id: int | None = None
    pluses: str = ""
    difficulties: str = ""
    learnings: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """
    Who has had the floor, for the project group alone.

    `told` stories, of which `shared` had several voices; `scales` counts the voices by what their
    organisations live on, `planned` those of the stories that are still to be told.
    """

    told: int = 0
    shared: int = 0
    scales: Mapping[Scale, int] = field(default_factory=dict)
    planned: Mapping[Scale, int] = field(default_factory=dict)

    def of(self, scale: Scale) -> int:
        return self.scales.get(scale, 0)

    def with_planned(self, scale: Scale) -> int:
        return self.of(scale) + self.planned.get(scale, 0)
