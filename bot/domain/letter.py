"""Whether a message is still worth sending when its turn has come; if not, why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from bot.domain.delivery import Delivery, Kind
from bot.domain.gathering import OPEN, Gathering, Status
from bot.domain.member import Member, Status as MemberStatus, Topic
from bot.domain.moments import QuietHours, after_quiet, is_quiet
from bot.domain.rsvp import Answer, Rsvp

BEFORE = "before"  # MOVED: the first date they knew, ISO 8601, None if it had none
INVITED = "invited"  # 1 for who was invited and is silent: it was never an answer of theirs
WHAT = "what"  # CHANGED: place, link, format, end or programme
PROGRAMME = "programme"  # in WHAT: the agenda, the story or who speaks


class Unsaid(StrEnum):
    """Why a message was not sent."""

    NOT_A_MEMBER = "not_a_member"  # left, was erased, or never agreed
    UNREACHABLE = "unreachable"
    PAUSED = "paused"
    MUTED = "muted"
    ANSWERED = "answered"  # meanwhile, so they know
    NO_ANSWER = "no_answer"  # they took it back: it no longer concerns them
    CANCELLED = "cancelled"
    NOTHING_NEW = "nothing_new"  # what it would tell is not so any more
    TOO_LATE = "too_late"
    STOPPED = "stopped"  # an organiser stopped the mailing; it leaves if that goes on


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    All that decides about one message, as it is at `now` (aware).

    `is_hushed` says that the member does not want to be reminded of this gathering, `told_at` when
    rationed messages left for them within the last seven days (aware).
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
    told_at: Sequence[datetime] = ()


def why_not(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    """Return the reason for which a message had better not be sent at all."""
    return (
        _too_late(delivery, seen)
        or _not_for_them(delivery, seen)
        or _nothing_to_say(delivery, seen)
    )


def when(delivery: Delivery, seen: Circumstances) -> datetime:
    """Return `seen.now` if a message may be sent at once, or the end of the quiet hours."""
    starts_at = seen.gathering.starts_at if seen.gathering else None
    dates = [date for date in (date_before(delivery), starts_at) if date]
    return good_moment(delivery.kind, dates, at=seen.now, hours=seen.quiet, zone=seen.zone)


def good_moment(
    kind: Kind, dates: Sequence[datetime], *, at: datetime, hours: QuietHours, zone: tzinfo
) -> datetime:
    """
    Return `at`, or the end of the quiet hours.

    Nobody is spared a message by which they would be spared a way for nothing: what changes
    a gathering of today, or of the first hours after the quiet, is told at any hour. `dates` are
    those that the gathering has and had.
    """
    if not is_quiet(at, hours=hours, zone=zone):
        return at
    later = after_quiet(at, hours=hours, zone=zone)
    today = at.astimezone(zone).date()
    presses = any(at <= date <= later or date.astimezone(zone).date() == today for date in dates)
    return at if presses and kind is not Kind.ANNOUNCEMENT else later


def date_before(delivery: Delivery) -> datetime | None:
    """Return the date that people knew before it was moved, if it had one."""
    written = delivery.facts.get(BEFORE)
    return datetime.fromisoformat(written) if isinstance(written, str) and written else None


def _too_late(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    is_past = delivery.not_after is not None and seen.now > delivery.not_after
    is_over = seen.gathering is not None and seen.gathering.is_over(seen.now)
    return Unsaid.TOO_LATE if is_past or is_over else None


def _not_for_them(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    member = seen.member
    if member.status in {MemberStatus.LEFT, MemberStatus.INVITED}:
        return Unsaid.NOT_A_MEMBER
    if member.chat_id is None or member.status is MemberStatus.UNREACHABLE:
        return Unsaid.UNREACHABLE
    if _is_paused(member, seen.now) and not _counts_on_it(seen.rsvp):
        return Unsaid.PAUSED
    if _is_invitation(delivery, seen.rsvp) and Topic.ANNOUNCEMENTS in seen.mutes:
        return Unsaid.MUTED
    return None


def _is_invitation(delivery: Delivery, rsvp: Rsvp | None) -> bool:
    return delivery.kind is Kind.ANNOUNCEMENT or (rsvp is None and _was_invited(delivery))


def _was_invited(delivery: Delivery) -> bool:
    return bool(delivery.facts.get(INVITED))


def _is_paused(member: Member, now: datetime) -> bool:
    until = member.paused_until
    return member.status is MemberStatus.PAUSED and (until is None or now < until)


def _counts_on_it(rsvp: Rsvp | None) -> bool:
    """Tell whether somebody may set out for it: who asked for calm wants to know even so."""
    return rsvp is not None and rsvp.answer is not Answer.NO


def _nothing_to_say(delivery: Delivery, seen: Circumstances) -> Unsaid | None:
    if seen.gathering is None:
        return None
    status = seen.gathering.status
    match delivery.kind:
        case Kind.CANCELLED:
            return _unless_cancelled(delivery, seen.gathering, seen.rsvp)
        case _ if status is Status.CANCELLED:
            return Unsaid.CANCELLED
        case _ if status not in OPEN:
            return Unsaid.NOTHING_NEW
        case _:
            return _unless_they_know(delivery, seen.gathering, seen.rsvp)


def _unless_they_know(
    delivery: Delivery, gathering: Gathering, rsvp: Rsvp | None
) -> Unsaid | None:
    match delivery.kind:
        case Kind.ANNOUNCEMENT:
            return Unsaid.ANSWERED if rsvp else None
        case Kind.CHANGED:
            return None if _counts_on_it(rsvp) else Unsaid.NO_ANSWER
        case Kind.MOVED if date_before(delivery) == gathering.starts_at:
            return Unsaid.NOTHING_NEW
        case Kind.MOVED | Kind.REINSTATED:
            return _unless_to_confirm(delivery, rsvp)
        case _:
            return None


def _unless_cancelled(
    delivery: Delivery, gathering: Gathering, rsvp: Rsvp | None
) -> Unsaid | None:
    if gathering.status is not Status.CANCELLED:
        return Unsaid.NOTHING_NEW
    return None if rsvp or _was_invited(delivery) else Unsaid.NO_ANSWER


def _unless_to_confirm(delivery: Delivery, rsvp: Rsvp | None) -> Unsaid | None:
    if rsvp is None:
        return None if _was_invited(delivery) else Unsaid.NO_ANSWER
    return None if rsvp.to_confirm else Unsaid.ANSWERED
