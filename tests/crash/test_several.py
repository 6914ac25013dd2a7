"""Of several processes one after the other is killed: no tap is lost, and none done twice."""

import asyncio

import pytest

from tests.crash.processes import Nursery
from tests.crash.stream import Stream, Tapping
from tests.crash.town import eventually

PROCESSES = 3
FEWEST = 3
LONGEST_LIFE = 1.0  # seconds, from the first tap that is handed out
HOUR = 3600


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_no_tap_is_lost_or_doubled_though_one_of_three_is_killed(
    town, surroundings, kills, chance, seed, tell
):
    nurseries = [await Nursery.open(surroundings) for _ in range(PROCESSES)]
    for nursery in nurseries:
        await nursery.start()
    stream = await Stream.on_card(town, chance=chance)
    rounds = max(FEWEST, kills // 5)

    async with Tapping(stream):
        for _ in range(rounds):
            await town.until_more_is_handed_out()
            await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
            unlucky = chance.choice(nurseries)
            await unlucky.kill()
            await unlucky.start()
    await town.until_all_is_done()
    await eventually(stream.card_is_true)
    for nursery in nurseries:
        await nursery.close()

    verdict = await stream.verdict()
    tell(kills=rounds, taps=verdict.taps, lost=verdict.lost, doubled=verdict.doubled, seed=seed)
    assert verdict.taps > rounds
    assert not town.queue.expired
    assert (verdict.lost, verdict.doubled) == (0, 0)
