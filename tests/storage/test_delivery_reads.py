"""How much somebody read of us lately, and what became of messages, read from the shelf."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.account import Count, DeliveryHealth
from bot.domain.appointment import Stage
from bot.domain.circumstances import Unsaid
from bot.domain.delivery import STAGE, Delivery, Fate, Kind, Promise, State
from bot.domain.mailing import MailingKind, MailingState, Segment
from bot.domain.member import Member
from bot.domain.rations import Other
from bot.ports import Database, Store
from storage.tables import deliveries
from tests.storage.given import NOW, meeting, member
from tests.storage.rows import begun as rows_begun
from tests.storage.test_deliveries import plan, promises, settle, take_one

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CALL = {STAGE: Stage.CALL.value}


def owe(
    store: Store, who: Member, kind: Kind, number: int = 0, stage: Stage | None = None
) -> Promise:
    key = f"{kind.value}:{who.id}:{number}"
    facts = {STAGE: stage.value} if stage else {}
    promise = Promise(key, kind, who.id, None, NOW, facts=facts)
    store.deliveries.plan([promise], at=NOW)
    return promise


def send(store: Store, who: Member, kind: Kind, *, fate: Fate, number: int = 0) -> Delivery:
    promise = owe(store, who, kind, number)
    sending = take_one(store)
    settle(store, sending, fate)
    found = store.deliveries.find(promise.key)
    assert found
    return found


def others(store: Store, mine: Delivery, now: datetime) -> Sequence[Other]:
    return store.deliveries.others([mine], now=now).get(mine.member_id, ())


def told(store: Store, who: Member) -> list[Other]:
    """Ask on behalf of an announcement that waits and is not counted itself."""
    mine = owe(store, who, Kind.ANNOUNCEMENT, 99)
    found = store.deliveries.find(mine.key)
    assert found
    return sorted(others(store, found, NOW), key=lambda other: other.kind)


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        (Fate.ARRIVED, [Other(Kind.NUDGE, None, NOW)]),
        (Fate.PERHAPS, [Other(Kind.NUDGE, None, NOW)]),  # it goes once more, and may be there
        (Fate.NOT_SENT, [Other(Kind.NUDGE)]),
        (Fate.CLOSED, []),
    ],
)
async def test_what_may_have_arrived_is_counted_for_its_reader(
    database: Database, fate: Fate, expected: list[Other]
):
    def deed(store: Store):
        who = member(store)
        send(store, who, Kind.NUDGE, fate=fate)
        return told(store, who)

    assert await database.write(deed) == expected


async def test_what_is_needed_what_others_read_and_what_is_not_due_is_not_counted(
    database: Database,
):
    def deed(store: Store):
        who, other = member(store), member(store, "Fatou")
        send(store, who, Kind.CANCELLED, fate=Fate.ARRIVED)
        send(store, other, Kind.NUDGE, fate=Fate.ARRIVED)
        late = Promise("late", Kind.MESSAGE, who.id, None, NOW + HOUR)
        store.deliveries.plan([late], at=NOW)
        return told(store, who)

    assert await database.write(deed) == []


async def test_what_is_due_for_the_same_reader_is_known_with_its_stage(database: Database):
    def deed(store: Store):
        who = member(store)
        owe(store, who, Kind.REMINDER, stage=Stage.CALL)
        return told(store, who)

    assert await database.write(deed) == [Other(Kind.REMINDER, Stage.CALL)]


async def test_a_week_later_it_counts_no_more_nor_does_a_clock_that_was_far_ahead(
    database: Database,
):
    def deed(store: Store):
        who = member(store)
        mine = send(store, who, Kind.NUDGE, fate=Fate.ARRIVED)
        other = replace(mine, id=0)
        ages = (7 * DAY - HOUR, 7 * DAY, -2 * DAY)
        return [len(others(store, other, NOW + age)) for age in ages]

    assert await database.write(deed) == [1, 0, 0]


async def test_messages_about_a_meeting_are_counted_by_stage_state_and_reason(
    database: Database,
):
    def deed(store: Store):
        made = promises(store, 3, facts=CALL, kind=Kind.REMINDER)
        other = replace(made[0], key="other", gathering_id=meeting(store).id)
        last = replace(made[0], key="last", kind=Kind.LAST_REMINDER, facts={STAGE: "last"})
        store.deliveries.plan([*made, last, other], at=NOW)
        settle(store, take_one(store), Fate.ARRIVED)
        [claimed] = store.deliveries.claim(now=NOW, most=1)
        muted = replace(claimed, state=State.DROPPED, reason=Unsaid.MUTED.value)
        store.deliveries.settle(claimed, muted, at=NOW)
        assert made[0].gathering_id
        return store.deliveries.counts(made[0].gathering_id)

    counts = await database.write(deed)

    assert set(counts) == {
        Count(Kind.REMINDER, Stage.CALL, State.SENT, "", 1),
        Count(Kind.REMINDER, Stage.CALL, State.DROPPED, "muted", 1),
        Count(Kind.REMINDER, Stage.CALL, State.PLANNED, "", 1),
        Count(Kind.LAST_REMINDER, Stage.LAST, State.PLANNED, "", 1),
    }


async def test_an_operator_reads_what_waits_too_long_and_what_ended_badly_of_late(
    database: Database,
):
    def deed(store: Store):
        who = member(store)
        empty = store.deliveries.health(NOW)
        send(store, who, Kind.MESSAGE, fate=Fate.PERHAPS)
        send(store, who, Kind.NUDGE, fate=Fate.REFUSED)
        owe(store, who, Kind.ANNOUNCEMENT)
        health = store.deliveries.health
        return empty, health(NOW - HOUR), health(NOW), health(NOW + 2 * DAY)

    empty, before, now, later = await database.write(deed)

    assert empty == DeliveryHealth()
    assert before.oldest_due is None
    assert now == DeliveryHealth(NOW, uncertain=1, failed=1)
    assert later == DeliveryHealth(NOW)


async def test_a_mailing_is_known_to_be_stopped_for_as_long_as_it_is(database: Database):
    def deed(store: Store):
        segment = Segment()
        made = store.mailings.add(MailingKind.MESSAGE, segment, by=member(store).id, at=NOW)
        states = (MailingState.RUNNING, MailingState.STOPPED, MailingState.RUNNING)
        known = []
        for state in states:
            store.mailings.save(replace(made, state=state))
            known.append(store.deliveries.is_stopped(made.id))
        return known

    assert await database.write(deed) == [False, True, False]


async def test_a_thousand_promises_are_one_deed(database: Database, database_url: str):
    await database.write(lambda store: plan(store, 1000))

    with rows_begun(database_url) as connection:
        [(planned,)] = connection.execute(select(func.count()).select_from(deliveries))
    assert planned == 1000
