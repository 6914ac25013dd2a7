"""Two processes, and two messages for one reader at the same moment: only one may leave today."""

from datetime import timedelta

import pytest

from bot.domain.delivery import Delivery, Kind, Promise, State
from bot.ports import Store
from bot.services import deliveries
from storage.database import open_database
from storage.deliveries import BEGIN
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, agreed, meeting
from tests.services.test_side_by_side import Crossing


@pytest.fixture
def crossing(postgres_url):
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


def two_promised(store: Store) -> list[Delivery]:
    """Owe one reader two messages of the same use, and take both in hand."""
    yves = agreed(store)
    promises = [
        Promise(f"announcement:{one}", Kind.ANNOUNCEMENT, yves.id, meeting(store).id, MONDAY)
        for one in range(2)
    ]
    store.deliveries.plan(promises, at=MONDAY)
    return list(store.deliveries.claim(now=MONDAY, most=5))


def begin(claimed: Delivery):
    return lambda store: deliveries.begin(store, claimed, community=COMMUNITY, now=MONDAY)


async def test_two_processes_do_not_both_write_to_one_reader_on_one_day(crossing):
    one, other = await crossing.database.write(two_promised)

    begun = await crossing.cross(begin(one), begin(other), before=BEGIN)

    state = await crossing.database.read(lambda s: s.deliveries.find("announcement:1"))
    assert begun is None
    assert (state.state, state.reason) == (State.PLANNED, "capped")
    assert state.due_at - MONDAY > timedelta(hours=12)
