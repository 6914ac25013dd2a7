"""Turns: in order, answers first, evenly, and no burst after a rest."""

import asyncio
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
import structlog

from bot.ports.pace import Grant
from bot.wire.places import AHEAD, Evenly
from bot.wire.turns import LATE, Lane, Turns
from tests.wire.test_pace import Clock


def turns(per_second: float) -> Turns:
    return Turns(Evenly(per_second, monotonic=time.monotonic), monotonic=time.monotonic)


class Guarded(Evenly):
    """Places that the messages of many are refused, as when others are ahead of them."""

    shut_for: float = 0.0

    def __init__(self, refusing_for: float) -> None:
        super().__init__(500, monotonic=time.monotonic)
        self.refusing_for = refusing_for
        self.asked: list[bool] = []
        self.has_refused = asyncio.Event()

    async def reserve(self, number: int, *, for_many: bool) -> Grant:
        self.asked.append(for_many)
        if for_many:
            self.has_refused.set()
            return Grant(time.monotonic() + self.refusing_for, 0, 0.002)
        return await super().reserve(number, for_many=for_many)

    async def shut(self, seconds: float) -> None:
        self.shut_for = seconds


class Faltering(Evenly):
    """Places that fail when they are asked for first."""

    asked = 0

    async def reserve(self, number: int, *, for_many: bool) -> Grant:
        self.asked += 1
        if self.asked == 1:
            raise LookupError("nobody knows why")
        return await super().reserve(number, for_many=for_many)


async def served(line: Turns, lanes: Sequence[Lane]) -> list[tuple[int, float]]:
    """Let them all wait at once; return who was served when, in order."""
    found: list[tuple[int, float]] = []

    async def one(number: int, lane: Lane) -> None:
        await line.wait(lane)
        found.append((number, time.monotonic()))

    await asyncio.gather(*(one(number, lane) for number, lane in enumerate(lanes)))
    return found


async def test_a_crowd_is_served_in_order_and_evenly():
    began = time.monotonic()

    found = await served(turns(200), [Lane.ANSWERS] * 60)

    assert [number for number, _ in found] == list(range(60))
    ten = [later[1] - sooner[1] for sooner, later in zip(found, found[10:], strict=False)]
    assert min(ten) >= 10 / 200 - LATE - 0.001
    assert time.monotonic() - began >= 59 / 200 - LATE


async def test_answers_go_before_messages_to_many_that_came_first():
    found = await served(turns(300), [Lane.MANY] * 20 + [Lane.ANSWERS] * 20)

    numbers = [number for number, _ in found]
    assert numbers == [*range(20, 40), *range(20)]


async def test_an_answer_that_comes_later_overtakes_the_broadcast():
    line = turns(100)
    broadcast = asyncio.create_task(served(line, [Lane.MANY] * 40))
    await line.wait(Lane.MANY)

    await line.wait(Lane.ANSWERS)
    overtook = time.monotonic()

    behind = [number for number, at in await broadcast if at > overtook]
    assert len(behind) >= 37


async def test_a_broadcast_has_the_whole_rate_when_nobody_asks_anything():
    began = time.monotonic()

    await served(turns(200), [Lane.MANY] * 100)

    assert time.monotonic() - began < 1.5 * 99 / 200


async def test_a_rest_saves_nothing_up():
    line = turns(100)
    await line.wait(Lane.ANSWERS)
    await served(turns(10), [Lane.ANSWERS] * 3)

    began = time.monotonic()
    await served(line, [Lane.ANSWERS] * 11)

    assert time.monotonic() - began >= 10 / 100 - LATE


async def test_an_answer_is_given_a_place_that_many_are_refused():
    places = Guarded(refusing_for=60)
    line = Turns(places, monotonic=time.monotonic)
    many = asyncio.create_task(line.wait(Lane.MANY, within=60))
    await places.has_refused.wait()

    async with asyncio.timeout(5):
        assert await line.wait(Lane.ANSWERS)

    assert not many.done()
    assert places.asked == [True, False]
    many.cancel()
    await line.close()


async def test_who_is_refused_for_long_keeps_everybody_out_until_then():
    line = Turns(Guarded(refusing_for=60), monotonic=time.monotonic)

    assert not await line.wait(Lane.MANY, within=0.05)
    lull = asyncio.create_task(line.lull())
    done, _ = await asyncio.wait([lull], timeout=0.1)

    assert not done
    lull.cancel()
    await line.close()


async def test_the_lull_comes_when_all_answers_have_left():
    line = turns(50)
    answers = asyncio.create_task(served(line, [Lane.ANSWERS] * 5))
    await asyncio.sleep(0)

    await line.lull()

    assert answers.done() or len(await answers) == 5


async def test_a_flood_is_told_to_whoever_shares_the_places():
    places = Guarded(refusing_for=0.001)
    line = Turns(places, monotonic=time.monotonic)

    line.shut(7.0)
    answered = await line.wait(Lane.ANSWERS)

    assert answered
    assert places.shut_for == 7.0
    assert not await line.wait(Lane.MANY, within=0.05)
    await line.close()


async def test_trouble_with_the_places_is_told_and_keeps_nobody_for_ever():
    places = Faltering(500, monotonic=time.monotonic)
    line = Turns(places, monotonic=time.monotonic)

    with structlog.testing.capture_logs() as logs:
        assert await line.wait(Lane.ANSWERS, within=10)

    assert [entry["event"] for entry in logs] == ["no_places"]


async def test_who_went_away_takes_no_place():
    line = turns(20)
    gone = [asyncio.create_task(line.wait(Lane.ANSWERS)) for _ in range(100)]
    await asyncio.sleep(0)
    for one in gone:
        one.cancel()

    began = time.monotonic()
    await served(line, [Lane.ANSWERS] * 3)

    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize("per_second", [29.7, 990.0])
async def test_no_second_holds_more_than_the_rate(per_second: float):
    clock = Clock()
    places = Evenly(per_second, monotonic=clock)
    moments: list[float] = []
    while len(moments) < 5 * per_second:
        grant = await places.reserve(50, for_many=True)
        moments += grant.moments()
        clock.moment = max(clock.moment, grant.first) if not grant.number else clock.moment

    gaps = [later - sooner for sooner, later in pairwise(moments)]
    assert min(gaps) >= 1 / per_second - 1e-9
    assert max(gaps) <= 1 / per_second + AHEAD
    assert moments[int(4 * per_second)] - moments[0] < 4.05


async def test_a_place_that_is_late_moves_those_after_it():
    clock = Clock()
    places = Evenly(10, monotonic=clock)
    [first] = (await places.reserve(1, for_many=False)).moments()

    assert places.put_off(0.5)
    clock.moment += 0.7
    [second] = (await places.reserve(1, for_many=False)).moments()

    assert second - first == pytest.approx(0.7)
    assert (await places.reserve(1, for_many=False)).number == 0
