"""« Visites »: what is to come, what is still to be told, and who is written to about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.member import Member, Topic
from bot.domain.visit import Upcoming
from bot.ports import Store

PAGE = 8
_TO_TELL = 3


@dataclass(frozen=True, slots=True)
class VisitPage:
    """
    A page of the visits to come, `start` is the number of its first line, from 0.

    `to_tell` are the latest ones that took place and are not told yet; `has_news` says that the
    reader is written to about visits.
    """

    lines: Sequence[Upcoming]
    number: int
    start: int
    is_last: bool
    to_tell: Sequence[Gathering]
    has_news: bool


def page(store: Store, *, member: Member | None, number: int, now: datetime) -> VisitPage:
    """Return one page of the visits to come; a page past the end is the first one."""
    total = store.visits.count_upcoming(now=now)
    start = number * PAGE if number * PAGE < total else 0
    who = member.id if member else None
    lines = store.visits.upcoming(who, now=now, start=start, size=PAGE)
    mutes = store.mutes.of(member.id) if member else frozenset()
    return VisitPage(
        lines,
        start // PAGE,
        start,
        start + PAGE >= total,
        store.visits.to_tell(now=now, most=_TO_TELL),
        Topic.VISITS not in mutes,
    )
