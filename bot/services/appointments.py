"""
Moments to come at which something is owed: planned with a gathering, kept when they are due.

A row is planned, moved or dropped in the transaction of what changes it, and kept in one deed; a
ring that is lost or comes twice changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain import reminder
from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.community import Community
from bot.domain.delivery import Kind
from bot.domain.gathering import OPEN, Gathering
from bot.domain.moments import in_minutes
from bot.domain.reminder import Choice
from bot.ports import Store
from bot.services import (
    digests,
    feedbacks,
    place_offers,
    presence_letters,
    reminding,
    report_calls,
    taking_turns,
    teller_letters,
    visit_calls,
)

MOVED: Final = "moved"
CHOSEN: Final = "chosen"  # an organiser, or the settings, want it at another time or not at all
TOO_LATE: Final = "too_late"
_AFTER_A_STUMBLE: Final = timedelta(minutes=5)
_REMINDERS: Final = frozenset({Kind.REMINDER, Kind.LAST_REMINDER})

Planner = Callable[[Gathering, Choice, Community], Iterable[Planned]]
"""Tells what is owed about a gathering that has a date, those of the past too."""
Keeper = Callable[..., str | None]
"""
Does what an appointment is for; returns why nothing was to be done, if so.

None: there was too much for one deed, and it goes on in the next.
"""


def _reminders(gathering: Gathering, choice: Choice, community: Community) -> Iterable[Planned]:
    plan = community.reminders.chosen(choice)
    for one in reminder.moments(gathering, plan, community.quiet, community.zone):
        key = key_of(one.stage, gathering)
        yield Planned(key, one.stage, gathering.id, one.due_at, one.not_after)


PLANNERS: Final[Sequence[Planner]] = (
    _reminders,
    digests.owed,
    feedbacks.owed,
    report_calls.owed,
    presence_letters.owed,
    visit_calls.owed,
    teller_letters.owed,
)
_AFTER: Final = (Stage.FEEDBACK, Stage.FEEDBACK_LATE, Stage.FIRST_AFTER)
_OF_HOSTS: Final = (Stage.TOO_FEW, Stage.HOST_LIST, Stage.HOST_LIST_EVE, Stage.HOST_THANKS)
KEEPERS: Final[Mapping[Stage, Keeper]] = {
    **dict.fromkeys((Stage.REPORT_DRAFT, Stage.REPORT_NUDGE), report_calls.keep),
    **dict.fromkeys(reminder.STAGES, reminding.keep),
    **dict.fromkeys((Stage.SIGNS, Stage.RUN_SHEET, Stage.DIGEST), digests.keep),
    Stage.PRESENCE: presence_letters.keep,
    Stage.PLACES: place_offers.keep,
    **dict.fromkeys(_AFTER, feedbacks.keep),
    **dict.fromkeys(_OF_HOSTS, visit_calls.keep),
    **dict.fromkeys((Stage.TELLERS_WEEK, Stage.TELLERS_EVE), teller_letters.keep),
}


def key_of(stage: Stage, gathering: Gathering) -> str:
    """Name what is owed about a gathering on its date: another date makes another promise."""
    return f"{stage.value}:{gathering.id}:{_stamp(gathering)}"


def _stamp(gathering: Gathering) -> int:
    return in_minutes(gathering.starts_at) if gathering.starts_at else 0


def plan_for(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> None:
    """Plan what is owed about a gathering as it is now; what was planned otherwise is dropped."""
    choice = store.appointments.choice(gathering.id)
    there = store.appointments.of(gathering.id)
    _plan(store, _wanted(gathering, choice, community), gathering, there, now=now)


def move(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> None:
    """Plan anew for another date; reminders of the one before that wait to leave are dropped."""
    plan_for(store, gathering, community=community, now=now)
    # After the appointments: one that is being kept just now ends first, and is taken back here.
    store.deliveries.drop(gathering.id, reason=MOVED, at=now, kinds=_REMINDERS)


def drop_for(store: Store, gathering_id: int, *, reason: str, now: datetime) -> None:
    """Plan nothing about a gathering any more."""
    store.appointments.drop(gathering_id, reason=reason, at=now)


def plan_all(store: Store, *, community: Community, now: datetime) -> None:
    """Plan all gatherings again: the settings, or the rules of a time zone, may be others now."""
    taking_turns.wait_for_others(store, None)
    there = store.appointments.ahead(now=now)
    for gathering, choice in store.appointments.gatherings_ahead(now=now):
        wanted = _wanted(gathering, choice, community)
        _plan(store, wanted, gathering, there.get(gathering.id, ()), now=now)
    digests.begin(store, community=community, now=now)


def _wanted(gathering: Gathering, choice: Choice, community: Community) -> Sequence[Planned]:
    if gathering.status not in OPEN or gathering.starts_at is None:
        return []
    return [one for planner in PLANNERS for one in planner(gathering, choice, community)]


def _plan(
    store: Store,
    wanted: Sequence[Planned],
    gathering: Gathering,
    there: Iterable[Appointment],
    *,
    now: datetime,
) -> None:
    """
    Write down what differs from what is there already.

    What is due and not kept yet is left to whoever keeps it: it may still be worth it.
    """
    by_key = {one.key: one for one in wanted}
    there = [one for one in there if not one.stage.is_of_the_moment]
    kept = {one.key for one in there if one.key in by_key and _stays(one, by_key[one.key], now)}
    for one in there:
        if one.is_ahead and one.key not in kept and not _is_ahead(by_key.get(one.key), now):
            is_moved = not one.key.endswith(f":{_stamp(gathering)}")
            store.appointments.settle(one.id, at=now, dropped=MOVED if is_moved else CHOSEN)
    waiting = {one.key for one in there if one.is_ahead}
    new = [one for one in wanted if one.key not in kept and one.due_at > now]
    worth = [one for one in new if one.key in waiting or not _is_too_fresh(one, gathering, now)]
    store.appointments.plan(worth, at=now)


def _stays(one: Appointment, wanted: Planned, now: datetime) -> bool:
    """Tell whether an appointment was kept, is due or put off, or is planned just so."""
    if not one.is_ahead:
        return one.is_kept
    is_same = (one.due_at, one.not_after) == (wanted.due_at, wanted.not_after)
    is_put_off = wanted.due_at <= now < one.due_at <= now + _AFTER_A_STUMBLE
    return is_same or is_put_off or one.due_at <= now


def _is_ahead(wanted: Planned | None, now: datetime) -> bool:
    return wanted is not None and wanted.due_at > now


def _is_too_fresh(one: Planned, gathering: Gathering, now: datetime) -> bool:
    if one.stage is not Stage.LAST or gathering.starts_at is None:
        return False
    return gathering.starts_at - now < reminder.TOO_FRESH


def due(store: Store, *, now: datetime, most: int = 16) -> Sequence[int]:
    """Return what is to be kept now, oldest first."""
    return store.appointments.due(now=now, most=most)


def next_at(store: Store) -> datetime | None:
    """Return when there is something to keep next, None if nothing is planned."""
    return store.appointments.next_at()


def keep_next(store: Store, *, community: Community, now: datetime) -> bool:
    """Keep the first appointment that is due; False if there is none."""
    return any(keep(store, which, community=community, now=now) for which in due(store, now=now))


def keep(store: Store, which: int, *, community: Community, now: datetime) -> bool:
    """Do what an appointment is for, once; False if another process has it, or had it."""
    one = store.appointments.take(which, now=now)
    if one is None:
        return False
    is_past = one.not_after is not None and now > one.not_after
    dropped: str | None = TOO_LATE
    if not is_past:
        dropped = KEEPERS[one.stage](store, one, community=community, now=now)
    return dropped is None or store.appointments.settle(one.id, at=now, dropped=dropped)


def put_off(store: Store, which: int, *, now: datetime) -> None:
    """Let one wait that could not be kept: it must not stop the others."""
    store.appointments.put_off(which, until=now + _AFTER_A_STUMBLE)
