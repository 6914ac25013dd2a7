"""Killed at any moment, a bot that is brought its updates loses no tap, and does none twice."""

import asyncio

import pytest

from tests.crash.processes import Nursery, Surroundings
from tests.crash.stream import Tapping
from tests.crash.test_kills import begun
from tests.crash.town import Town, eventually
from tests.house.brought import SECRET, free_port

LIFE = (0.2, 2.5)
"""Seconds between a start and a kill: Telegram waits two, then four, before it comes again."""

MOST_KILLS = 6  # of the many asked for: each makes Telegram wait longer
HOUR = 3600


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
    kills = min(kills, MOST_KILLS)
    nursery = await Nursery.open(brought)
    stream = await begun(town, nursery, chance)

    async with Tapping(stream):
        for _ in range(kills):
            await nursery.start()
            await asyncio.sleep(chance.uniform(*LIFE))
            await nursery.kill()
    await nursery.start()
    await town.until(lambda: not len(town.queue), within=HOUR / 10)
    await town.until_all_is_done()
    await eventually(stream.card_is_true)
    await nursery.close()

    verdict = await stream.verdict()
    tell(brought_kills=kills, taps=verdict.taps, lost=verdict.lost, seed=seed)
    assert verdict.taps > kills
    assert (verdict.lost, verdict.doubled) == (0, 0)
