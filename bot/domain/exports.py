"""
What the project group may take along of a gathering: who answered, who was there.

Words and the names of guests are not among it: they were given for one day, and a file is kept.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attendance import Circle, Mode
from bot.domain.refusal import Refusal
from bot.domain.rsvp import Answer, Via


class PresenceOpen(Refusal):
    """The list is not finished: what is ticked on it says nothing yet."""

    key = "tables.presence_open"


class PresenceSkipped(Refusal):
    key = "tables.presence_skipped"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """
    One answer; `name` is empty once its member was erased, `noted_by` where they gave it alone.

    `organisations` are in words, separated by commas; `answered_at` is aware.
    """

    name: str
    organisations: str
    answer: Answer
    guests: int
    stand_ins: int
    to_confirm: bool
    via: Via
    noted_by: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """Somebody who was there, or `people` whose names nobody kept."""

    name: str
    organisations: str
    circle: Circle
    mode: Mode
    people: int = 1


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """
    Somebody who answered to a visit, waits for a place or was offered one.

    `answer` is None for who only waits; `rank` is the turn in which they wait, 0 for who does not.
    Moments are aware.
    """

    member_id: int
    name: str
    organisations: str
    answer: AnswerLine | None = None
    since: datetime | None = None
    until: datetime | None = None
    rank: int = 0
