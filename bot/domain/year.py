"""One year of a community on a page: what took place and what it left; nobody is in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.domain.figures import Reach
from bot.domain.gathering import Kind
from bot.domain.refusal import Refusal

WHY_LENGTH: Final = 400
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 9998


class NoSuchYear(Refusal):
    """A button of another time."""

    key = "error.old_button"


class NoStoryToChoose(Refusal):
    key = "year.no_story"


class StoryGone(Refusal):
    """The meeting of the story is no more, or of another year."""

    key = "year.story_gone"


@dataclass(frozen=True, slots=True)
class Held:
    """
    Something that took place; `people` is None where nobody noted who was there.

    Of a visit, `is_told` says that a meeting heard of it; `host_name` is the organisation that
    received, if one did.
    """

    gathering_id: int
    kind: Kind
    title: str
    ordinal: int | None
    starts_at: datetime
    people: int | None = None
    story_title: str = ""
    is_told: bool = False
    host_name: str = ""


@dataclass(frozen=True, slots=True)
class ChosenStory:
    """The story that changed the community most, and why: the reasons are the indicator."""

    gathering_id: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Year:
    """
    `sparks` are what published reports say has begun, `leads` how many they note; `missing` are
    the neighbourhoods from which nobody came yet. `minutes` is None if nobody said.
    `before` and `after` are the nearest years in which something took place.
    """

    year: int
    held: Sequence[Held] = ()
    sparks: Sequence[str] = ()
    leads: int = 0
    reach: Reach = field(default_factory=Reach)
    missing: Sequence[str] = ()
    minutes: int | None = None
    chosen: ChosenStory | None = None
    before: int | None = None
    after: int | None = None

    @property
    def meetings(self) -> Sequence[Held]:
        return [one for one in self.held if one.kind is Kind.MEETING]

    @property
    def visits(self) -> Sequence[Held]:
        return [one for one in self.held if one.kind is Kind.VISIT]

    @property
    def told(self) -> int:
        """Count the visits of which a meeting heard: does what is seen outside come back in?"""
        return sum(one.is_told for one in self.visits)

    @property
    def stories(self) -> Sequence[Held]:
        """Return the meetings at which a story was told."""
        return [one for one in self.meetings if one.story_title]


def missing(neighbourhoods: Sequence[str], reached: Sequence[str]) -> Sequence[str]:
    """Return the corners still to be met, in the order in which they were written down."""
    met = {name.casefold() for name in reached}
    return [name for name in neighbourhoods if name.casefold() not in met]
