"""What is known when the turn of a message has come, and why it may stay unsaid."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from bot.domain.delivery import Delivery
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Topic
from bot.domain.moments import QuietHours
from bot.domain.places import Waiting
from bot.domain.rations import USUAL_RATIONS, Other, Rations
from bot.domain.rsvp import Answer, Rsvp

BEFORE = "before"  # MOVED: the first date they knew, ISO 8601, None if it had none
INVITED = "invited"  # 1 for who was invited and is silent: it was never an answer of theirs
WAITS = "waits"  # 1 for who waits for a place of a visit, or receives it, and gave no answer
WHAT = "what"  # CHANGED: place, link, format, end or programme
PROGRAMME = "programme"  # in WHAT: the agenda, the story or who speaks
UNTIL = "until"  # PLACE_OFFERED: the end of the offer, ISO 8601
STARTS = "starts"  # the date for which it was planned, ISO 8601: of another, nothing is said


class Unsaid(StrEnum):
    """Why a message was not sent."""

    NOT_A_MEMBER = "not_a_member"  # left, was erased, or never agreed
    NOT_AN_ORGANISER = "not_an_organiser"  # any more
    NOT_A_HOST = "not_a_host"  # any more: somebody else opens their doors
    UNREACHABLE = "unreachable"
    PAUSED = "paused"
    MUTED = "muted"  # they want none of this kind
    HUSHED = "hushed"  # they want to hear no more of this gathering
    ANSWERED = "answered"  # meanwhile, so they know
    NO_ANSWER = "no_answer"  # they took it back: it no longer concerns them
    CANCELLED = "cancelled"
    MOVED = "moved"  # it speaks of a date that is no longer so
    NOTHING_NEW = "nothing_new"  # what it would tell is not so any more
    STOPPED = "stopped"  # by an organiser, who may resume it
    CAPPED = "capped"  # they were written to enough, until it was too late
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    All that decides about one message, as it is at `now` (aware).

    `is_hushed` says that the member does not want to be reminded of this gathering, `is_stopped`
    that an organiser stopped the mailing it belongs to; `others` are further rationed messages of
    the member, sent within the last seven days or due.
    """

    member: Member
    gathering: Gathering | None
    rsvp: Rsvp | None
    mutes: Collection[Topic]
    quiet: QuietHours
    zone: tzinfo
    now: datetime
    is_hushed: bool = False
    is_organiser: bool = False
    is_host: bool = False  # of the visit that the message is about
    is_stopped: bool = False
    waiting: Waiting | None = None  # of the member, for a place of the visit it is about
    is_idle: bool = False  # the visit has a free place, and somebody waits for one
    others: Sequence[Other] = ()
    rations: Rations = USUAL_RATIONS


def date_before(delivery: Delivery) -> datetime | None:
    """Return the date that people knew before it was moved, if it had one."""
    return date_in(delivery, BEFORE)


def date_in(delivery: Delivery, fact: str) -> datetime | None:
    """Return a date that a message took along, if it did."""
    written = delivery.facts.get(fact)
    return datetime.fromisoformat(written) if isinstance(written, str) and written else None


def was_invited(delivery: Delivery) -> bool:
    """Tell whether a message goes to somebody who was invited and is silent, waits or receives."""
    return bool(delivery.facts.get(INVITED) or delivery.facts.get(WAITS))


def counts_on_it(rsvp: Rsvp | None) -> bool:
    """Tell whether somebody may set out for it: who asked for calm wants to know even so."""
    return rsvp is not None and rsvp.answer is not Answer.NO
