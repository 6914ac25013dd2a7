"""A member, a meeting and what is around them when the turn of a message has come."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.delivery import Delivery, Kind
from bot.domain.gathering import Gathering, Status
from bot.domain.letter import Circumstances
from bot.domain.member import Member, Status as MemberStatus
from bot.domain.moments import QuietHours
from bot.domain.rsvp import Answer, Rsvp

PARIS = ZoneInfo("Europe/Paris")
QUIET = QuietHours(time(20), time(9))
MONDAY = datetime(2026, 11, 23, 12, tzinfo=PARIS)
STARTS = MONDAY + timedelta(days=5, hours=6)  # Saturday, 18:00
MEMBER = Member(7, "Fatou", telegram_id=12, chat_id=12, status=MemberStatus.ACTIVE)
GATHERING = Gathering(
    3, status=Status.ANNOUNCED, starts_at=STARTS, ends_at=STARTS + timedelta(hours=2)
)
CANCELLED = replace(GATHERING, status=Status.CANCELLED)
YES = Rsvp(3, 7, Answer.YES, answered_at=MONDAY)
NO = replace(YES, answer=Answer.NO)
ASKED_AGAIN = replace(YES, to_confirm=True)
AROUND = Circumstances(MEMBER, GATHERING, None, frozenset(), QUIET, PARIS, MONDAY)
ANNOUNCEMENT = Delivery(1, Kind.ANNOUNCEMENT, 7, 3, MONDAY, not_after=STARTS)


def of(kind: Kind) -> Delivery:
    return Delivery(1, kind, 7, 3, MONDAY)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=PARIS)
