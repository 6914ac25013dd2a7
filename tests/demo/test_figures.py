"""The figures of the demo community are those that its authors reckoned, to the last one."""

import pytest

from bot.domain.attendance import Circle
from bot.domain.figures import Presence
from bot.services import figures
from storage.database import SqlDatabase
from tests.demo.planted import EXPECTED, NOW, planted


@pytest.mark.parametrize("which", ["M1", "M2", "M3"])
async def test_a_meeting_that_is_over_has_the_figures_that_were_reckoned(
    database: SqlDatabase, which
):
    counted = await database.write(
        lambda store: figures.of(store, planted(store).gatherings[which], now=NOW)
    )
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
