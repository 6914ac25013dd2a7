"""A meeting changes at the moment at which its reminder is due: nobody reads what is not so."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering
from bot.ports import Store
from bot.services import reminder_plans
from storage.appointments import CHOOSE, SETTLE
from storage.database import SqlDatabase, open_database
from storage.deliveries import DROP
from tests.services.changing import moved
from tests.services.community import COMMUNITY, NOW, STARTS, YVES, agreed, call_off, organiser
from tests.services.reminded import A_WEEK, keep_all, published, told
from tests.services.test_side_by_side import Crossing


@pytest.fixture
def crossing(postgres_url: str):
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


async def a_meeting(database: SqlDatabase) -> Gathering:
    def deed(store: Store) -> Gathering:
        agreed(store, YVES)
        return published(store)

    return await database.write(deed)


def keep(store: Store) -> int:
    return keep_all(store, now=A_WEEK)


async def test_what_is_called_off_while_it_is_being_recalled_is_taken_back(crossing: Crossing):
    made = await a_meeting(crossing.database)

    await crossing.cross(keep, lambda store: call_off(store, made, now=A_WEEK), before=SETTLE)

    assert await crossing.database.read(lambda store: told(store, made)) == set()


async def test_what_is_being_called_off_is_not_recalled(crossing: Crossing):
    made = await a_meeting(crossing.database)

    kept = await crossing.cross(lambda store: call_off(store, made, now=A_WEEK), keep, before=DROP)

    assert kept == 0
    assert await crossing.database.read(lambda store: told(store, made)) == set()


async def test_what_moves_while_it_is_being_recalled_is_recalled_for_its_new_date(
    crossing: Crossing,
):
    made = await a_meeting(crossing.database)
    later = STARTS + timedelta(days=7)

    await crossing.cross(keep, lambda s: moved(s, made.id, later, now=A_WEEK), before=SETTLE)

    assert await crossing.database.read(lambda store: told(store, made)) == set()
    [call] = await crossing.database.read(
        lambda store: [one for one in store.appointments.of(made.id) if one.is_ahead][:1]
    )
    assert call.due_at == A_WEEK + timedelta(days=7)


async def test_two_organisers_who_choose_at_once_both_have_their_way(crossing: Crossing):
    made = await a_meeting(crossing.database)

    def choosing(stage: Stage, number: int) -> Any:
        return lambda store: reminder_plans.choose(
            store,
            gathering_id=made.id,
            chosen=(stage, number),
            member=organiser(store),
            community=COMMUNITY,
            now=NOW,
        )

    await crossing.cross(choosing(Stage.CALL, 5), choosing(Stage.LAST, 0), before=CHOOSE)

    chosen = await crossing.database.read(lambda store: store.appointments.choice(made.id))
    assert dict(chosen) == {Stage.CALL: 5, Stage.LAST: 0}
