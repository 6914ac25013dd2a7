"""Lanes: in order for each key, side by side for different ones, fair to all."""

import asyncio

from bot.lanes import Lanes
from tests.intake.waiting import until


async def test_one_key_s_work_is_never_side_by_side():
    busy, most = 0, 0

    async def work(_: int) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1

    lanes = Lanes(work, width=8)
    for item in range(20):
        lanes.put(1, item)
    await until(lambda: not lanes.waiting)

    assert most == 1


async def test_different_keys_work_side_by_side_up_to_the_width():
    busy, most = 0, 0
    gate = asyncio.Event()

    async def work(_: int) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await gate.wait()
        busy -= 1

    lanes = Lanes(work, width=3)
    for key in range(10):
        lanes.put(key, key)
    await until(lambda: busy == 3)
    gate.set()
    await until(lambda: not lanes.waiting)

    assert most == 3


async def test_a_hundred_taps_of_one_person_do_not_keep_another_waiting():
    order: list[str] = []

    async def work(item: str) -> None:
        order.append(item)
        await asyncio.sleep(0)

    lanes = Lanes(work, width=1)
    for _ in range(100):
        lanes.put(1, "eager")
    lanes.put(2, "patient")
    await until(lambda: not lanes.waiting)

    assert order.index("patient") <= 1


async def test_closing_finishes_what_is_begun_and_nothing_else():
    done: list[int] = []
    gate = asyncio.Event()

    async def work(item: int) -> None:
        await gate.wait()
        done.append(item)

    lanes = Lanes(work, width=1)
    for item in (1, 2):
        lanes.put(item, item)
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.05, gate.set)

    await lanes.close(within=5)

    assert done == [1]


async def test_finishing_does_all_that_waits():
    done: list[int] = []

    async def work(item: int) -> None:
        await asyncio.sleep(0)
        done.append(item)

    lanes = Lanes(work, width=1)
    for item in (1, 2, 3):
        lanes.put(7, item)

    await lanes.finish(within=5)

    assert done == [1, 2, 3]


async def test_closing_cuts_off_what_takes_too_long():
    async def work(_: int) -> None:
        await asyncio.Event().wait()

    lanes = Lanes(work, width=1)
    lanes.put(1, 1)
    await asyncio.sleep(0)

    await asyncio.wait_for(lanes.close(within=0.05), timeout=20)

    assert lanes.waiting == 0
