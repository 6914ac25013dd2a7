"""
A moment at which something is owed about a gathering, planned long before.

    planned -> kept        (what it was for is written down in the same deed)
            -> dropped     (with its reason)
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """What an appointment is for."""

    CALL = "call"  # a week before: who is silent or unsure is asked
    DETAILS = "details"  # two days before: where and how, and an open door
    LAST = "last"  # an hour before: who comes reads where, or the link
    SIGNS = "signs"  # a week before, in the evening: organisers read how it stands
    RUN_SHEET = "run_sheet"  # the evening before: the facilitator's sheet
    DIGEST = "digest"  # once a day: organisers read who came and who went
    FEEDBACK = "feedback"  # two hours after the end: what do people take home?
    FEEDBACK_LATE = "feedback_late"  # somebody was noted after the others were asked
    FIRST_AFTER = "first_after"  # the day after that: a word to who came for the first time
    REPORT_DRAFT = "report_draft"  # the morning after: its authors may begin
    REPORT_NUDGE = "report_nudge"  # days later, if it still waits
    PRESENCE = (
        "presence"  # a quarter of an hour after the end: organisers and authors note who was there
    )

    PLACES = "places"  # of a visit: one was freed, or the time to take one has ended
    TOO_FEW = "too_few"  # three days before a visit: host and organisers say whether it stays
    HOST_LIST = "host_list"  # two days before: who comes, and what they would like to understand
    HOST_LIST_EVE = "host_list_eve"  # the evening before: once more, if it changed
    HOST_THANKS = "host_thanks"  # the day after: what did it bring to those who were visited?
    TELLERS_WEEK = "tellers_week"  # a week before the meeting at which a visit is told
    TELLERS_EVE = "tellers_eve"  # two days before it

    @property
    def is_of_the_moment(self) -> bool:
        """Tell whether something that happened asked for it, not the date of its gathering."""
        return self in {Stage.FEEDBACK_LATE, Stage.PLACES}


class AppointmentState(StrEnum):
    PLANNED = "planned"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Planned:
    """An appointment that is to be made; of one `key` there is at most one."""

    key: str
    stage: Stage
    gathering_id: int | None
    due_at: datetime
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """
    Moments are aware, in UTC. Of one `key` there is at most one; `not_after` is the last moment
    at which keeping it makes sense. What is for many is kept in several deeds: `reached` is the
    member, by id, up to whom it was.
    """

    id: int
    key: str
    stage: Stage
    gathering_id: int | None
    due_at: datetime
    not_after: datetime | None = None
    state: AppointmentState = AppointmentState.PLANNED
    reason: str = ""
    reached: int = 0

    @property
    def is_ahead(self) -> bool:
        """Tell whether it is still to be kept."""
        return self.state is AppointmentState.PLANNED

    @property
    def is_kept(self) -> bool:
        """Tell whether what it was for is written down."""
        return self.state is AppointmentState.KEPT
