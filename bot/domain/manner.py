"""How each kind of message behaves: who may do without it, how often, and what a doubt means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.member import Topic


class Kind(StrEnum):
    ANNOUNCEMENT = "announcement"
    MOVED = "moved"  # another date: everybody who answered is asked again
    CHANGED = "changed"  # another place or link: for information
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    REMINDER = "reminder"  # days before: an invitation to answer, then the details
    LAST_REMINDER = "last_reminder"  # in the hour before: where, or the link
    NUDGE = "nudge"  # an organiser asks those who are silent or unsure
    MESSAGE = "message"  # an organiser's own words to a part of the members
    DIGEST = "digest"  # to organisers, once a day: who comes, who goes
    SIGNS = "signs"  # to organisers, a week before: how it stands
    RUN_SHEET = "run_sheet"  # to the facilitator, the day before
    LATE_NO = "late_no"  # to organisers: the storyteller or the facilitator cannot come
    FEEDBACK = "feedback"  # to who was there: what they take home
    FIRST_AFTER = "first_after"  # to who was there for the first time, a day later
    REPORT = "report"  # the report of a gathering is published
    REPORT_DRAFT = "report_draft"  # to authors: the draft of a report is ready
    REPORT_NUDGE = "report_nudge"  # to authors: it still waits
    REPORT_REVIEW = "report_review"  # to authors and organisers: please read it first
    PRESENCE = "presence"  # to organisers and authors, just after the end: who was there?

    PLACE_OFFERED = "place_offered"  # a place of a visit is free: to the first who waits
    PLACE_PASSED = "place_passed"  # the time to take it has ended; one waits on
    PLACE_MOVED = "place_moved"  # an organiser gave somebody a place by hand, or took it away
    PLACES_LEFT_OVER = "places_left_over"  # to organisers: too late to offer one, they decide
    TOO_FEW = "too_few"  # to host and organisers: few come, is it kept small or moved?
    HOST_ANNOUNCED = "host_announced"  # to the host: their visit was published
    HOST_LIST = "host_list"  # to the host: who comes
    HOST_THANKS = "host_thanks"  # to the host, the day after
    HOST_ECHO = "host_echo"  # to the host, once told: what was said of it, as far as it may be
    TELLER = "teller"  # to who tells a visit: their own sentence
    PLACE_USED = "place_used"  # to who offered a place: a meeting is announced there
    CALL_OVER = "call_over"  # to who answered a call for a place: it ended


class Doubt(StrEnum):
    """What to do where nobody can know whether a message arrived."""

    ONCE_MORE = "once_more"  # at the back of the queue, and no third time
    ASK = "ask"  # an organiser sees it as uncertain, and may have it sent again
    NEVER = "never"  # rather not at all than twice


class Urgency(StrEnum):
    """When a message leaves in spite of the quiet hours."""

    NEVER = "never"
    TODAY = "today"  # if it spares somebody a way for nothing on that very day
    NIGH = "nigh"  # if the gathering begins within a day
    AWAKE = "awake"  # once the day has begun, on Sundays too: later would be too late


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """
    `topic` is what a member switches off to be spared it, None if nobody is. What is `rationed`
    waits where the day or the week of its reader is full, and counts for what comes after it.
    What is `for_organisers` is for nobody else, nor for those who are not any more; what is
    `for_authors` of a report asks in its letter whether they still are. What is `for_hosts` is for
    who opens their doors to a visit, and counts on it. What `looks_back` is about a gathering that
    is over.
    """

    topic: Topic | None = None
    is_rationed: bool = False
    doubt: Doubt = Doubt.ONCE_MORE
    urgency: Urgency = Urgency.NEVER
    for_organisers: bool = False
    for_authors: bool = False
    for_hosts: bool = False
    looks_back: bool = False

    @property
    def is_work(self) -> bool:
        """Tell whether it is among those who prepare and write, and no member waits for it."""
        return self.for_organisers or self.for_authors


_NEEDED: Final = Manner(urgency=Urgency.TODAY)
_INVITING: Final = Manner(topic=Topic.REMINDERS, is_rationed=True)
_TEAM: Final = Manner(for_organisers=True)
_WRITING: Final = Manner(for_authors=True, looks_back=True)
# Nobody is asked twice, not even by mistake.
_ASKING_AFTER: Final = Manner(
    topic=Topic.FEEDBACK, is_rationed=True, doubt=Doubt.NEVER, looks_back=True
)

MANNERS: Final[Mapping[Kind, Manner]] = MappingProxyType(
    {
        Kind.ANNOUNCEMENT: Manner(topic=Topic.ANNOUNCEMENTS, is_rationed=True),
        # Who counts on a meeting must hear that it is not what they think.
        Kind.MOVED: _NEEDED,
        Kind.CHANGED: _NEEDED,
        Kind.CANCELLED: _NEEDED,
        Kind.REINSTATED: _NEEDED,
        Kind.REMINDER: _INVITING,
        # It is sent in the hour before: no later message could make up for it.
        Kind.LAST_REMINDER: Manner(topic=Topic.REMINDERS, urgency=Urgency.AWAKE),
        Kind.NUDGE: _INVITING,
        Kind.MESSAGE: Manner(topic=Topic.MESSAGES, is_rationed=True, doubt=Doubt.ASK),
        # Organisers asked for these by being organisers.
        Kind.DIGEST: Manner(for_organisers=True, topic=Topic.DIGEST),
        Kind.SIGNS: _TEAM,
        Kind.RUN_SHEET: _TEAM,
        Kind.LATE_NO: Manner(for_organisers=True, urgency=Urgency.NIGH),
        Kind.FEEDBACK: _ASKING_AFTER,
        Kind.FIRST_AFTER: _ASKING_AFTER,
        Kind.REPORT: Manner(topic=Topic.REPORTS, is_rationed=True, looks_back=True),
        **dict.fromkeys((Kind.REPORT_DRAFT, Kind.REPORT_NUDGE, Kind.REPORT_REVIEW), _WRITING),
        Kind.PRESENCE: Manner(for_organisers=True, looks_back=True),
        # Who waits asked for these; who tells counts on them.
        **dict.fromkeys((Kind.PLACE_OFFERED, Kind.PLACE_PASSED), Manner()),
        Kind.PLACE_MOVED: Manner(urgency=Urgency.NIGH),
        Kind.PLACES_LEFT_OVER: Manner(for_organisers=True, urgency=Urgency.NIGH),
        Kind.TELLER: Manner(),
        **dict.fromkeys((Kind.PLACE_USED, Kind.CALL_OVER), Manner(looks_back=True)),
        **dict.fromkeys(
            (Kind.HOST_ANNOUNCED, Kind.TOO_FEW, Kind.HOST_LIST), Manner(for_hosts=True)
        ),
        **dict.fromkeys(
            (Kind.HOST_THANKS, Kind.HOST_ECHO), Manner(for_hosts=True, looks_back=True)
        ),
    }
)

TIDINGS: Final = frozenset({Kind.MOVED, Kind.CHANGED, Kind.CANCELLED, Kind.REINSTATED})
"""What becomes of a gathering: who opens their doors to a visit hears it in any case."""

RATIONED: Final = frozenset(kind for kind, manner in MANNERS.items() if manner.is_rationed)
