"""The figures of the demo community are those that its authors reckoned, to the last one."""

from datetime import UTC, datetime

import pytest

from bot.demo import people, seed
from bot.domain.attendance import Circle
from bot.domain.figures import Presence
from bot.ports import Store
from bot.services import figures
from storage.database import SqlDatabase

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
DEMO = people.load()
EXPECTED = DEMO["computed_indicators"]


def meeting_ids(store: Store) -> dict[str, int]:
    titles = {
        one.title: one.gathering_id for one in store.overviews.all(drafts=True, start=0, size=50)
    }
    return {one["id"]: titles[one["title"]] for one in DEMO["meetings"]}


def planted(store: Store) -> dict[str, int]:
    seed.plant(store, now=NOW)
    return meeting_ids(store)


@pytest.mark.parametrize("which", ["M1", "M2", "M3"])
async def test_a_meeting_that_is_over_has_the_figures_that_were_reckoned(
    database: SqlDatabase, which
):
    counted = await database.write(lambda store: figures.of(store, planted(store)[which], now=NOW))
    expected = EXPECTED[which]
    signs, presence = counted.signs, counted.presence or Presence()

    assert {
        "invited": signs.invited,
        "yes": signs.yes,
        "no": signs.no,
        "maybe": signs.maybe,
        "signs": signs.total,
        "silent": signs.invited - signs.total,
        "present": presence.total,
        "pg": presence.of(Circle.PROJECT_GROUP),
        "voice": presence.of(Circle.VOICE),
        "other": presence.others,
        "first": presence.first,
        "back": presence.back,
        "orgs": len(counted.reach.organisations),
        "nbh": sorted(counted.reach.neighbourhoods),
    }.items() <= expected.items()
