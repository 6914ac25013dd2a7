"""Killed at any moment, the bot loses no tap that it was handed, and does none twice."""

import asyncio
import random

import pytest

from tests.crash.processes import Nursery
from tests.crash.stream import Stream, Tapping
from tests.crash.town import Town, eventually

LONGEST_LIFE = 0.3  # seconds
KILLS_OF_A_NEWBORN = 0.15
ENOUGH_TO_LOSE = 5
HOUR = 3600


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_no_tap_is_lost_or_doubled_however_often_it_is_killed(
    town, surroundings, kills, chance, seed, tell
):
    nursery = await Nursery.open(surroundings)
    stream = await begun(town, nursery, chance)

    async with Tapping(stream):
        await kill_often(town, nursery, kills=kills, chance=chance)
    await nursery.start()
    await town.until_all_is_done()
    await eventually(stream.card_is_true)
    await nursery.close()

    verdict = await stream.verdict()
    tell(kills=kills, taps=verdict.taps, lost=verdict.lost, doubled=verdict.doubled, seed=seed)
    assert verdict.taps > kills
    assert not town.queue.expired
    assert (verdict.lost, verdict.doubled) == (0, 0)


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_a_bot_that_confirms_before_it_stores_is_caught_losing_taps(
    town, surroundings, chance, seed, tell
):
    nursery = await Nursery.open(surroundings, "careless")
    stream = await begun(town, nursery, chance)

    async with Tapping(stream):
        await kill_often(town, nursery, kills=ENOUGH_TO_LOSE, chance=chance)
    await nursery.start()
    await town.until_all_is_done()
    await nursery.close()

    verdict = await stream.verdict()
    tell(careless_kills=ENOUGH_TO_LOSE, taps=verdict.taps, lost=verdict.lost, seed=seed)
    assert verdict.lost > 0


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_a_bot_that_does_not_mark_what_it_did_is_caught_doing_it_twice(
    town, surroundings, chance
):
    nursery = await Nursery.open(surroundings, "forgetful")
    stream = await begun(town, nursery, chance)

    await nursery.start()
    async with Tapping(stream):
        await eventually(lambda: has_worked(stream))
    await nursery.kill()
    await nursery.start()

    await eventually(lambda: has_doubled(stream))
    await nursery.close()


async def has_worked(stream: Stream) -> bool:
    """Tell whether people changed their minds: the same answer anew would leave no trace."""
    verdict = await stream.verdict()
    return verdict.taps - verdict.lost > 3 * len(stream.tappers)


async def has_doubled(stream: Stream) -> bool:
    return (await stream.verdict()).doubled > 0


async def begun(town: Town, nursery: Nursery, chance: random.Random) -> Stream:
    """Let the bot post its card, then kill it: the stream begins before a dead bot."""
    await nursery.start()
    stream = await Stream.on_card(town, chance=chance)
    await town.until_all_is_done()
    await nursery.kill()
    return stream


async def kill_often(town: Town, nursery: Nursery, *, kills: int, chance: random.Random) -> None:
    """Start it and kill it: mostly once it works on taps again, sometimes before it can."""
    for _ in range(kills):
        await nursery.start()
        if chance.random() > KILLS_OF_A_NEWBORN:
            await town.until_more_is_handed_out()
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        await nursery.kill()
