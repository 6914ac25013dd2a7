"""One poller per token, a quick successor, a clean end, and a quick return."""

import asyncio
import time

import pytest

from tests.crash import crowd
from tests.crash.processes import Bot
from tests.crash.stream import Stream, Tapper, Tapping
from tests.crash.town import Town

TAKES_OVER_WITHIN = 5.0  # seconds, as the others
DEPOSES_WITHIN = 10.0
TAKEN = 75
LEAVES_WITHIN = 10.0
RETURNS_WITHIN = 10.0
MEMBERS = 10_000
WAITS = "another_process_polls_with_this_token_waiting_to_take_over"
GIVEN_UP = "given_up_by_the_others"
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.mark.crash
@ON_SQLITE
async def test_a_second_process_on_the_same_file_says_so_and_goes(town, surroundings, chance):
    first, second = Bot(surroundings, "first"), Bot(surroundings, "second")
    await first.start()
    stream = await Stream.on_card(town, chance=chance)
    await until_a_tap_is_answered(stream.tappers[0])

    await second.start()
    code = await second.end()

    [told] = second.log.splitlines()
    assert code == TAKEN
    assert told.startswith("Another bot (process ")
    await until_a_tap_is_answered(stream.tappers[0])
    await first.kill()


@pytest.mark.crash
@ON_POSTGRES
async def test_a_second_process_takes_over_when_the_first_is_killed(
    town, surroundings, chance, tell
):
    first, second = Bot(surroundings, "first"), Bot(surroundings, "second")
    await first.start()
    stream = await Stream.on_card(town, chance=chance)
    await second.start()
    await town.until(lambda: WAITS in second.log)

    await first.kill()
    seconds = await until_a_tap_is_answered(stream.tappers[0])
    code = await second.terminate()

    tell(takeover_seconds=round(seconds, 2))
    assert seconds < TAKES_OVER_WITHIN
    assert code == 0
    assert refused_polls(town) == []


@pytest.mark.crash
@ON_POSTGRES
async def test_a_process_that_was_frozen_and_wakes_does_nothing_twice(
    town, surroundings, chance, seed, tell
):
    first, second = Bot(surroundings, "first"), Bot(surroundings, "second")
    await first.start()
    stream = await Stream.on_card(town, chance=chance)
    await second.start()
    await town.until(lambda: WAITS in second.log)

    async with Tapping(stream):
        await town.until_more_is_handed_out()
        first.freeze()
        seconds = await until_a_tap_is_answered(stream.tappers[0])
        first.thaw()
        await town.until(lambda: GIVEN_UP in first.log)
    await town.until_all_is_done()
    await first.kill()
    await second.kill()

    verdict = await stream.verdict()
    tell(takeover_seconds=round(seconds, 2), verdict=verdict, seed=seed)
    assert seconds < DEPOSES_WITHIN
    assert (verdict.lost, verdict.doubled) == (0, 0)


@pytest.mark.crash
async def test_sigterm_under_load_ends_in_time_and_loses_nothing(
    town, surroundings, chance, seed, tell
):
    bot = Bot(surroundings, "bot")
    await bot.start()
    stream = await Stream.on_card(town, chance=chance)

    async with Tapping(stream):
        await town.until_more_is_handed_out()
        await asyncio.sleep(chance.uniform(0, 1))
        code, seconds = await leave(bot)
    await bot.start()
    await town.until_all_is_done()
    await bot.kill()

    verdict = await stream.verdict()
    tell(exit_code=code, leaving_seconds=round(seconds, 2), verdict=verdict, seed=seed)
    assert code == 0
    assert seconds < LEAVES_WITHIN
    assert (verdict.lost, verdict.doubled) == (0, 0)


@pytest.mark.crash
async def test_the_first_tap_after_a_kill_is_answered_soon_with_ten_thousand_members(
    town, surroundings, chance, tell
):
    await asyncio.to_thread(crowd.move_in, town.database_url, people=MEMBERS)
    bot = Bot(surroundings, "bot")
    await bot.start()
    stream = await Stream.on_card(town, chance=chance)
    await town.until_all_is_done()

    killed_at = time.monotonic()
    await bot.kill()
    await bot.start()
    await until_a_tap_is_answered(stream.tappers[0])
    seconds = time.monotonic() - killed_at
    await bot.kill()

    tell(members=MEMBERS, recovery_seconds=round(seconds, 2))
    assert seconds < RETURNS_WITHIN


async def leave(bot: Bot) -> tuple[int, float]:
    """Return the exit code of a bot that is asked to go, and the seconds that it took."""
    asked_at = time.monotonic()
    code = await bot.terminate()
    return code, time.monotonic() - asked_at


async def until_a_tap_is_answered(tapper: Tapper) -> float:
    """Tap, and return how many seconds the answer took."""
    began = time.monotonic()
    assert (await tapper.tap(wait=30))["answered"]
    return time.monotonic() - began


def refused_polls(town: Town) -> list[int]:
    """Return the answers to polls that were no success."""
    calls = town.sandbox.calls.since(0)
    return [one.status for one in calls if one.method == "getUpdates" and one.status == 409]
