"""Only a visit that took place can have been told; and what is said stands, whoever is at work."""

from datetime import timedelta

import pytest

from bot.domain.gathering import GatheringCancelled, Status, VisitCancelled
from bot.domain.telling import NotVisitedYet
from bot.domain.visit import Telling
from bot.services import telling, visit_bindings
from bot.services.telling import Verdict
from storage.database import open_database
from storage.tellings import FOLLOW
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    STARTS,
    agreed,
    call_off,
    meeting,
    organiser,
)
from tests.services.test_side_by_side import Crossing
from tests.services.visit_over import HOUR, visit

AFTER = STARTS + timedelta(hours=3)
VERDICTS = [Telling.TOLD, Telling.READ, Telling.NOT_TOLD]


def settle(store, made, heard, verdict):
    said = Verdict(made.id, heard.id, verdict)
    return telling.settle(store, said, member=organiser(store), community=COMMUNITY, now=AFTER)


def refused(store, made, heard, because):
    """Let everything be said that a page of before would let be said; nothing comes of it."""
    look = telling.look(store, gathering_id=made.id, member=organiser(store), number=0, now=AFTER)
    assert not look.may_settle
    for verdict in VERDICTS:
        with pytest.raises(because):
            settle(store, made, heard, verdict)
    host = agreed(store, GAELLE).id
    assert store.deliveries.find(f"host_echo:{made.id}:{host}") is None
    visited, now = store.gatherings.get(made.id), store.visits.of(made.id)
    return visited.status, now.telling, now.told_at == heard.id


async def test_a_visit_that_was_called_off_was_not_told(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard, status=Status.CANCELLED)
        return refused(store, made, heard, VisitCancelled)

    assert await database.write(deed) == (Status.CANCELLED, Telling.DUE, True)


@pytest.mark.parametrize(
    ("status", "starts_at"), [(Status.ANNOUNCED, AFTER - HOUR), (Status.POSTPONED, None)]
)
async def test_a_visit_that_is_not_over_was_not_told(database, status, starts_at):
    def deed(store):
        heard = meeting(store)
        ends_at = starts_at + 2 * HOUR if starts_at else None
        made = visit(store, heard, status=status, starts_at=starts_at, ends_at=ends_at)
        return refused(store, made, heard, NotVisitedYet)

    assert await database.write(deed) == (status, Telling.DUE, True)


async def test_a_visit_whose_presence_nobody_noted_is_told_all_the_same(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard, status=Status.ANNOUNCED)
        return settle(store, made, heard, Telling.TOLD).gathering.status

    assert await database.write(deed) is Status.REPORTED


async def test_nothing_was_told_at_a_meeting_that_was_called_off_while_it_went_on(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        call_off(store, heard, now=STARTS + timedelta(minutes=30))
        said = refused(store, made, heard, GatheringCancelled)
        return said, store.visits.of(made.id).told_next

    assert await database.write(deed) == ((Status.HELD, Telling.DUE, False), True)


async def test_what_was_told_before_it_was_called_off_can_still_be_mended(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        settle(store, made, heard, Telling.TOLD)
        call_off(store, heard, now=STARTS + timedelta(minutes=30))
        read_out = settle(store, made, heard, Telling.READ)
        after = settle(store, made, heard, Telling.NOT_TOLD)
        return read_out.visit.telling, after.visit.telling, after.visit.told_at, after.before

    assert await database.write(deed) == (Telling.READ, Telling.NOT_TOLD, None, None)


@pytest.fixture
def crossing(postgres_url):
    """Return two deeds to be, where several write."""
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


async def test_what_was_told_meanwhile_stays_with_the_meeting_that_heard_of_it(crossing):
    def begin(store):
        heard = meeting(store)
        made = visit(store, heard)
        settle(store, made, heard, Telling.NOT_TOLD)
        return heard, made, meeting(store, starts_at=AFTER + timedelta(days=30), title="Mars")

    heard, made, later = await crossing.database.write(begin)

    await crossing.cross(
        lambda store: visit_bindings.follow(store, now=AFTER),
        lambda store: settle(store, made, heard, Telling.TOLD),
        before=FOLLOW,
    )

    found, items, rebound = await crossing.database.read(
        lambda store: (
            store.visits.of(made.id),
            store.programmes.of(later.id).items,
            [one.action for one in store.audit.page(start=0, size=50)].count("visit.rebind"),
        )
    )
    assert (found.telling, found.told_at) == (Telling.TOLD, heard.id)
    assert [item.visit for item in items] == []
    assert rebound == 0


async def test_whoever_says_that_it_was_told_waits_for_whoever_says_that_it_was_not(crossing):
    def begin(store):
        heard = meeting(store)
        later = meeting(store, starts_at=AFTER + timedelta(days=30), title="Mars")
        return heard, visit(store, heard), later

    heard, made, later = await crossing.database.write(begin)

    await crossing.cross(
        lambda store: settle(store, made, heard, Telling.NOT_TOLD),
        lambda store: settle(store, made, heard, Telling.TOLD),
        before=FOLLOW,
    )

    found = await crossing.database.read(lambda store: store.visits.of(made.id))
    assert (found.telling, found.told_at) == (Telling.TOLD, heard.id)
    assert later.id != heard.id
