"""Reminders by clocks that jump, and of two meetings at once: each leaves once, the best first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Delivery, Fate, Kind, State, after
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import appointments, deliveries
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    STARTS,
    YVES,
    agreed,
    answer,
    draft,
    publish,
)

HOUR, TEN_MINUTES = timedelta(hours=1), timedelta(minutes=10)
DUE = {
    Stage.CALL: STARTS - timedelta(days=7, hours=9),
    Stage.DETAILS: STARTS - timedelta(days=2, hours=9),
    Stage.LAST: STARTS - HOUR,
}


def ring(store: Store, now: datetime) -> Sequence[Delivery]:
    """Keep what is due, send what may leave, and return what left."""
    while appointments.keep_next(store, community=COMMUNITY, now=now):
        pass
    left = []
    for claimed in store.deliveries.claim(now=now, most=99):
        if begun := deliveries.begin(store, claimed, community=COMMUNITY, now=now):
            sending, _ = begun
            deliveries.settle(store, sending, after(sending, Fate.ARRIVED, at=now), now=now)
            left.append(sending)
    return [one for one in left if one.kind in {Kind.REMINDER, Kind.LAST_REMINDER}]


def around(due: datetime) -> Iterable[datetime]:
    """Return the moments of a clock that is looked at every ten minutes."""
    return (due + number * TEN_MINUTES for number in range(-12, 12))


def begin(store: Store, starts_at: datetime = STARTS) -> Gathering:
    """Announce a meeting to which Yves comes, and about which Gaëlle is silent."""
    for person in (YVES, GAELLE):
        agreed(store, person)
    made = publish(store, draft(store, starts_at=starts_at, ends_at=starts_at + 2 * HOUR))
    answer(store, made, Answer.YES, by=YVES)
    return made


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
@pytest.mark.parametrize("at", [6, 11, 13])
async def test_a_clock_that_jumps_by_an_hour_reminds_nobody_twice_and_forgets_nobody(
    database: SqlDatabase, jump: timedelta, at: int
):
    def deed(store: Store):
        begin(store)
        left: list[tuple[Delivery, datetime]] = []
        for due in DUE.values():
            for number, moment in enumerate(around(due)):
                now = moment + (jump if number >= at else timedelta(0))
                left += [(one, now) for one in ring(store, now)]
        return left

    left = await database.write(deed)

    told = Counter((one.stage, one.member_id) for one, _ in left)
    assert set(told.values()) == {1}
    assert Counter(stage for stage, _ in told) == {Stage.CALL: 2, Stage.DETAILS: 3, Stage.LAST: 1}
    assert all(moment < STARTS for _, moment in left)


async def test_a_look_long_after_the_start_sends_nothing_and_says_so(database: SqlDatabase):
    def deed(store: Store):
        made = begin(store)
        left = ring(store, STARTS + timedelta(days=1))
        return left, {one.reason for one in store.appointments.of(made.id) if one.stage in DUE}

    assert await database.write(deed) == ([], {"too_late"})


async def test_of_two_meetings_on_one_morning_where_and_how_comes_first(database: SqlDatabase):
    def deed(store: Store):
        later = begin(store, STARTS + timedelta(days=5))
        sooner = begin(store)
        gaelle = store.members.by_telegram_id(GAELLE.telegram_id)
        first = ring(store, DUE[Stage.DETAILS])
        mine = [one for one in first if gaelle and one.member_id == gaelle.id]
        waits = [one for one in store.deliveries.counts(later.id) if one.stage is Stage.CALL]
        return sooner.id, mine, waits

    sooner, mine, waits = await database.write(deed)

    assert [(one.gathering_id, one.stage) for one in mine] == [(sooner, Stage.DETAILS)]
    assert {(one.state, one.reason) for one in waits} >= {(State.PLANNED, "capped")}
