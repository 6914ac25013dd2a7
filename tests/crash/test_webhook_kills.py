"""Killed at any moment, a bot that is brought its updates loses no tap, and does none twice."""

import asyncio
from functools import partial

import pytest
from sqlalchemy import func, select

from storage.tables import inbox
from tests.crash.processes import Nursery, Surroundings
from tests.crash.stream import Stream, Tapping
from tests.crash.test_kills import LONGEST_LIFE, begun
from tests.crash.town import Town, eventually
from tests.house.brought import SECRET, free_port

SHARE = 5  # one in so many of the kills asked for: after each, Telegram waits for seconds
ENOUGH_TO_LOSE = 2
HOUR = 3600
_STORED = select(func.count()).select_from(inbox)


@pytest.fixture
def brought(surroundings: Surroundings) -> Surroundings:
    port = free_port()
    surroundings.settings.update(
        {
            "TELEGRAM__MODE": "webhook",
            "WEBHOOK__URL": f"http://127.0.0.1:{port}/telegram",
            "WEBHOOK__SECRET": SECRET,
            "WEBHOOK__PORT": str(port),
            "HEALTH__PORT": "0",
        }
    )
    return surroundings


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_no_tap_that_was_brought_is_lost_or_doubled(
    town: Town, brought: Surroundings, kills, chance, seed, tell
):
    kills = kills // SHARE
    nursery = await Nursery.open(brought)
    stream = await begun(town, nursery, chance)

    await killed_while_they_tap(town, nursery, stream, kills=kills)
    await eventually(stream.card_is_true)
    await nursery.close()

    verdict = await stream.verdict()
    tell(brought_kills=kills, taps=verdict.taps, lost=verdict.lost, seed=seed)
    assert verdict.taps > kills
    assert (verdict.lost, verdict.doubled) == (0, 0)


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_bot_that_says_thanks_before_it_stores_is_caught_losing_taps(
    town: Town, brought: Surroundings, chance, seed, tell
):
    nursery = await Nursery.open(brought, "polite")
    stream = await begun(town, nursery, chance)

    await killed_while_they_tap(town, nursery, stream, kills=ENOUGH_TO_LOSE)
    await nursery.close()

    verdict = await stream.verdict()
    tell(polite_kills=ENOUGH_TO_LOSE, taps=verdict.taps, lost=verdict.lost, seed=seed)
    assert verdict.lost > 0


async def killed_while_they_tap(
    town: Town, nursery: Nursery, stream: Stream, *, kills: int
) -> None:
    """Start and kill while people tap; at the end, wait until all that was brought is done."""
    async with Tapping(stream):
        for _ in range(kills):
            before = await stored(town)
            await nursery.start()
            await eventually(partial(more_is_stored, town, than=before))
            await asyncio.sleep(stream.chance.uniform(0, LONGEST_LIFE))
            await nursery.kill()
    await nursery.start()
    await town.until(lambda: not len(town.queue), within=HOUR / 10)
    await town.until_all_is_done()


async def stored(town: Town) -> int:
    [(number,)] = await town.rows(_STORED)
    return int(number)


async def more_is_stored(town: Town, *, than: int) -> bool:
    return await stored(town) > than
