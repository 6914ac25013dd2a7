"""Two hundred people tap within a minute."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from bot.sandbox.calls import Call
from tests.storm.hurry import HurriedLoop
from tests.storm.square import ALLOWED, MINUTE, Square, square

TOO_FAST = 429
PAUSE = 8  # seconds


def test_two_hundred_taps_make_at_most_twenty_edits_and_the_last_is_right(
    database_url, chance, seed, tell
):
    async def story() -> None:
        async with square(database_url) as here:
            await here.storm(chance)
            counts = await here.until_the_card_is_true()
            tell(edits=len(here.edits), busiest_minute=busiest(here.edits), said=counts, seed=seed)

        assert 1 < busiest(here.edits) <= ALLOWED
        assert refusals(here) == []

    hurry(story)


def test_a_flood_warning_in_the_middle_is_obeyed_and_the_card_is_right_in_the_end(
    database_url, chance
):
    async def story() -> None:
        async with square(database_url) as here:
            await here.house.fault("too_many_requests", "editMessageText", retry_after=PAUSE)
            await here.storm(chance)
            await here.until_the_card_is_true()

        refused = [place for place, one in enumerate(here.edits) if one.status == TOO_FAST]
        [place] = refused
        assert here.edits[place + 1].at - here.edits[place].at > PAUSE - 1
        assert busiest(here.edits) <= ALLOWED

    hurry(story)


def test_without_its_pace_the_bot_is_caught_writing_too_fast(database_url, chance):
    async def story() -> None:
        async with square(database_url, card_seconds=0.01, group_per_minute=10_000) as here:
            await here.storm(chance)

        assert TOO_FAST in refusals(here)

    hurry(story)


def hurry(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Tell a story at ten times its speed."""
    with asyncio.Runner(loop_factory=HurriedLoop) as runner:
        runner.run(story())


def busiest(edits: Sequence[Call]) -> int:
    """Count the edits of the minute that has the most."""
    moments = [one.at for one in edits]
    return max(sum(start <= one < start + MINUTE for one in moments) for start in moments)


def refusals(here: Square) -> list[int]:
    """Return the statuses of all calls that were no success."""
    return [one.status for one in here.house.sandbox.calls.since(0) if one.status == TOO_FAST]
