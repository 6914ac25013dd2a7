"""Thousands of spoiled updates: none raises unheard, and no good tap is lost or late for them."""

import asyncio
import itertools
import logging
import random
import statistics
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import func, or_, select
from structlog.testing import capture_logs

from bot.domain.arrival import ArrivalState
from storage.tables import inbox
from tests.crash.options import USUAL_KILLS
from tests.crash.town import eventually
from tests.fuzz.canaries import Canary, hatch, traces
from tests.fuzz.corpus import gather
from tests.fuzz.mutation import spoiled
from tests.house.house import House
from tests.storage.rows import begun

FEW, MANY = 100, 1000
SPOILED_PER_TAP = 10
EVERY = 0.1  # seconds between two good taps: a hundred spoiled updates in each second
QUIET_TAPS = 50
LATE = 1.0  # seconds
HOUR = 3600
DRAINED_WITHIN = 600.0  # seconds: what has no sender waits in one lane, each for its third try
EXPECTED = {"update_given_up"}  # that it says so is right

_BY_STATE = select(inbox.c.state, func.count()).group_by(inbox.c.state)
_UNDER_WAY = select(func.count()).where(
    or_(inbox.c.state == ArrivalState.NEW.value, inbox.c.calls.is_not(None))
)
_DEAD_WITHOUT_REASON = select(func.count()).where(
    inbox.c.state == ArrivalState.DEAD.value, inbox.c.error.is_(None)
)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """Return a house that may not answer garbage with garbage: its calls are checked."""
    house = await House.build(database_url)
    yield house
    await house.close()


@pytest.fixture
def cries() -> Iterator[Callable[[], Sequence[Any]]]:
    """Return a way to learn what was logged as an error, by us or by a library."""
    heard: list[Any] = []
    ears = _Ears(heard)
    logging.getLogger().addHandler(ears)
    with capture_logs() as ours:
        yield lambda: [*heard, *(entry for entry in ours if _is_a_cry(entry))]
    logging.getLogger().removeHandler(ears)


class _Ears(logging.Handler):
    """Hears what libraries, and the event loop, log as errors."""

    def __init__(self, heard: list[Any]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


def _is_a_cry(entry: Mapping[str, Any]) -> bool:
    return entry["log_level"] in {"error", "critical"} and entry["event"] not in EXPECTED


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_spoiled_updates_neither_break_the_bot_nor_delay_good_taps(
    house, cries, kills, chance, seed, tell
):
    taps = MANY if kills > USUAL_KILLS else FEW
    corpus = await gather(house)
    await house.start()
    canaries = await hatch(house)
    crowd = itertools.cycle(canaries)

    quiet = [await next(crowd).tap() for _ in range(QUIET_TAPS)]
    stormy = await among_spoiled(house, crowd, corpus, taps=taps, chance=chance)
    await eventually(lambda: is_all_done(house), within=DRAINED_WITHIN)

    lost = taps + QUIET_TAPS - traces(house, canaries)
    tell(taps=taps, lost=lost, **figures(house, quiet, stormy), seed=seed)
    assert lost == 0
    assert nearly_all_within(stormy) - max(quiet) < LATE
    assert ask(house, _DEAD_WITHOUT_REASON) == [(0,)]
    assert cries() == []


def nearly_all_within(seconds: Sequence[float]) -> float:
    """How long 19 in 20 took at most: one stall of a shared machine is not the bot's."""
    return statistics.quantiles(seconds, n=20)[-1]


def figures(house: House, quiet: Sequence[float], stormy: Sequence[float]) -> dict[str, object]:
    """Say how long taps took, in milliseconds, and what became of all updates."""
    return {
        "spoiled": len(stormy) * SPOILED_PER_TAP,
        "latest": ms(max(stormy)),
        "median": ms(statistics.median(stormy)),
        "latest_before": ms(max(quiet)),
        "states": dict(ask(house, _BY_STATE)),
    }


async def among_spoiled(
    house: House,
    crowd: Iterator[Canary],
    corpus: Sequence[dict[str, Any]],
    *,
    taps: int,
    chance: random.Random,
) -> Sequence[float]:
    """Mix good taps and spoiled updates at an even pace; return how long each tap took."""
    times = []
    loop = asyncio.get_running_loop()
    for _ in range(taps):
        next_at = loop.time() + EVERY
        for _ in range(SPOILED_PER_TAP):
            await house.post("updates", update=spoiled(chance.choice(corpus), chance))
        times.append(await next(crowd).tap())
        await asyncio.sleep(next_at - loop.time())
    return times


def ask(house: House, question: Any) -> list[tuple[Any, ...]]:
    with begun(house.plan.config.database.url) as connection:
        return [tuple(row) for row in connection.execute(question)]


async def is_all_done(house: House) -> bool:
    return await asyncio.to_thread(ask, house, _UNDER_WAY) == [(0,)]


def ms(seconds: float) -> int:
    return round(seconds * 1000)
