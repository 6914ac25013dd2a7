"""
What organisers read by themselves: every evening, a week before a meeting, the evening before it.

One digest is planned at any time; keeping it plans the next one. What it tells begins where the
last one that was told ended, so an evening without a digest loses nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain import digest as rules
from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.digest import Evening, Period
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.moments import in_minutes
from bot.domain.reminder import Choice
from bot.ports import Store
from bot.services import digest_letters, run_sheets, signs

SIGNS_DAYS: Final = 7
SHEET_DAYS: Final = 1
_SINCE: Final = "post.digest_since"
_NOTHING_NEW: Final = "nothing_new"
_NOT_NOW: Final = "another_evening"
_ANYBODY: Final = 0  # no member has this id
_FIRST: Final = timedelta(days=1)


def evening(community: Community) -> Evening:
    """Return when organisers of a community are written to."""
    return Evening(community.digest_at, community.quiet, community.zone)


def signs_at(gathering: Gathering, *, community: Community) -> datetime | None:
    """Return when organisers read how a gathering stands (aware); None without a date."""
    return _before(gathering, SIGNS_DAYS, community)


def run_sheet_at(gathering: Gathering, *, community: Community) -> datetime | None:
    """Return when who facilitates gets the sheet of a gathering (aware); None without a date."""
    return _before(gathering, SHEET_DAYS, community)


def next_digest_at(*, community: Community, now: datetime) -> datetime:
    """Return when the next digest is due (aware), after `now`."""
    return evening(community).next(now)


def _before(gathering: Gathering, days: int, community: Community) -> datetime | None:
    # What somebody else holds, they prepare; a visit has no programme, and letters of its own.
    if gathering.starts_at is None or gathering.kind is not GatheringKind.MEETING:
        return None
    return evening(community).before(gathering.starts_at, days=days)


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell what organisers are owed about a gathering, and when."""
    signs_due = signs_at(gathering, community=community)
    sheet_due = run_sheet_at(gathering, community=community)
    if gathering.starts_at is None or signs_due is None or sheet_due is None:
        return
    which = f"{gathering.id}:{in_minutes(gathering.starts_at)}"
    for stage, due_at, not_after in (
        (Stage.SIGNS, signs_due, sheet_due),
        (Stage.RUN_SHEET, sheet_due, gathering.starts_at),
    ):
        yield Planned(f"{stage.value}:{which}", stage, gathering.id, due_at, not_after)


def begin(store: Store, *, community: Community, now: datetime) -> None:
    """See to it that one digest is planned, at the hour of the settings. Done at each start."""
    if not store.memos.get(_SINCE):
        store.memos.put(_SINCE, now.isoformat())
    waiting = store.digests.waiting()
    for which, _ in waiting[1:]:
        store.appointments.settle(which, at=now, dropped=_NOT_NOW)
    if not waiting:
        _plan_next(store, community=community, now=now)
        return
    (which, planned_at), due_at = waiting[0], next_digest_at(community=community, now=now)
    # What could not be kept at its hour was put off for a moment, and belongs to this evening.
    is_tonight = planned_at < due_at and evening(community).has_come(now)
    if now < planned_at != due_at and not is_tonight:
        store.appointments.put_off(which, until=due_at)


def _plan_next(store: Store, *, community: Community, now: datetime) -> None:
    due_at = next_digest_at(community=community, now=now)
    key = f"{Stage.DIGEST.value}:{in_minutes(due_at)}"
    store.appointments.plan([Planned(key, Stage.DIGEST, None, due_at)], at=now)


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str:
    """Promise what is due to organisers; return why nobody is promised anything, if so."""
    match due.stage:
        case Stage.SIGNS:
            return signs.promise(store, due, now=now)
        case Stage.RUN_SHEET:
            return run_sheets.promise(store, due, now=now)
        case _:
            _plan_next(store, community=community, now=now)
            return _tell(store, community=community, now=now)


def _tell(store: Store, *, community: Community, now: datetime) -> str:
    """Promise a digest to each organiser, if anything is new and the evening is not over."""
    if not evening(community).has_come(now):
        return _NOT_NOW
    since = store.memos.get(_SINCE)
    period = Period(datetime.fromisoformat(since) if since else now - _FIRST, now)
    if digest_letters.news(store, period, reader=_ANYBODY).is_empty:
        return _NOTHING_NEW
    store.memos.put(_SINCE, now.isoformat())
    store.deliveries.plan(_promises(store, period), at=now)
    return ""


def _promises(store: Store, period: Period) -> Sequence[Promise]:
    facts = {rules.SINCE: period.since.isoformat(), rules.UNTIL: period.until.isoformat()}
    stamp = in_minutes(period.until)
    return [
        Promise(
            f"{Kind.DIGEST.value}:{stamp}:{organiser.id}",
            Kind.DIGEST,
            organiser.id,
            None,
            period.until,
            facts=facts,
        )
        for organiser in store.members.organisers()
        if organiser.chat_id is not None
    ]
