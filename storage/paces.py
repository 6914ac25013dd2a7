"""
One rate for all processes: the next free place stands in a row, told by the database's clock.

Only how long to wait is taken from there. So a process whose own clock is wrong changes nothing.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, TypeVar

import psycopg
import structlog

from bot.ports.pace import Grant
from storage.postgres import open_postgres

log: Final = structlog.get_logger(__name__)
Result = TypeVar("Result")

AHEAD_OF_MANY: Final = 0.1
"""Seconds; no message of many takes a place further ahead: so long an answer waits behind them."""

AHEAD_OF_ANSWERS: Final = 0.4
BLOCK: Final = 0.05  # seconds; the places of so long are reserved by one statement
_NONSENSE: Final = 5.0  # seconds; nobody reserves so far ahead: the clock was set back
_ALONE: Final = 0.2
"""The share of the rate that a process dares, for answers only, while it cannot see the row."""

_AFTER_TROUBLE: Final = 2.0  # seconds
_SAMPLES: Final = 16

_BEGIN: Final = """
INSERT INTO paces (name, next_at) VALUES (%(name)s, 0), (%(flood)s, 0) ON CONFLICT DO NOTHING
"""
_TAKE: Final = """
UPDATE paces AS pace
SET next_at = CASE
    WHEN pace.next_at > clock.at + %(nonsense)s THEN clock.at
    ELSE greatest(pace.next_at, clock.at)
END + %(taken)s
FROM (SELECT extract(epoch FROM clock_timestamp())::float8 AS at) AS clock
WHERE pace.name = %(name)s
  AND (pace.next_at <= clock.at + %(ahead)s OR pace.next_at > clock.at + %(nonsense)s)
  AND NOT (%(for_many)s AND EXISTS (
      SELECT 1 FROM paces AS flood WHERE flood.name = %(flood)s AND flood.next_at > clock.at
  ))
RETURNING pace.next_at - %(taken)s - clock.at, clock.at
"""
_LATER: Final = """
SELECT greatest(
    max(next_at) FILTER (WHERE name = %(name)s) - %(ahead)s,
    max(next_at) FILTER (WHERE name = %(flood)s AND %(for_many)s)
) - extract(epoch FROM clock_timestamp())::float8
FROM paces WHERE name IN (%(name)s, %(flood)s)
"""
_SHUT: Final = """
UPDATE paces SET next_at =
    greatest(next_at, extract(epoch FROM clock_timestamp())::float8 + %(seconds)s)
WHERE name = %(flood)s
"""


class SharedPlaces:
    """
    `per_second` places a second, over all processes that name the same row. `monotonic` must
    run as fast as the clock on the wall.

    Without the database answers go on slowly, each process for itself; messages to many wait.
    """

    def __init__(
        self, url: str, *, name: str, per_second: float, monotonic: Callable[[], float]
    ) -> None:
        self._url = url
        self._gap = 1 / per_second
        self._most = max(1, int(per_second * BLOCK))
        self._monotonic = monotonic
        self._facts = {"name": name, "flood": f"{name}.flood", "nonsense": _NONSENSE}
        self._hand = ThreadPoolExecutor(1, thread_name_prefix=f"pace-{name}")
        self._line: psycopg.Connection[Any] | None = None
        self._offset = _Offset()
        self._alone_at = float("-inf")

    async def reserve(self, number: int, *, for_many: bool) -> Grant:
        """Reserve up to so many places; without the database, what one process may dare."""
        given = min(number, self._most)
        ahead = AHEAD_OF_MANY if for_many else AHEAD_OF_ANSWERS
        try:
            return await self._do(lambda: self._take(given, ahead=ahead, for_many=for_many))
        except (psycopg.Error, OSError) as error:
            log.warning("pace_not_shared", error=type(error).__name__)
            return self._without_the_row(for_many=for_many)

    def put_off(self, seconds: float) -> bool:  # noqa: ARG002 - whoever comes after us holds theirs
        """Say that it cannot be: the places after ours are others'."""
        return False

    async def shut(self, seconds: float) -> None:
        """Tell all processes that messages to many get no place for so long."""
        with suppress(psycopg.Error, OSError):
            await self._do(lambda: self._execute(_SHUT, {"seconds": seconds}))

    async def close(self) -> None:
        """Let go of the connection."""
        self._hand.shutdown(wait=False, cancel_futures=True)
        line, self._line = self._line, None
        if line is not None:
            line.close()

    async def _do(self, what: Callable[[], Result]) -> Result:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._hand, what)
        except (psycopg.Error, OSError):
            line, self._line = self._line, None
            if line is not None:
                line.close()
            raise

    def _take(self, number: int, *, ahead: float, for_many: bool) -> Grant:
        facts = {"ahead": ahead, "for_many": for_many}
        self._connect()
        asked = self._monotonic()
        row = self._execute(_TAKE, {**facts, "taken": number * self._gap}).fetchone()
        answered = self._monotonic()
        if row is not None:
            wait, at = row
            self._offset.learn(asked - at, answered - at)
            return Grant(self._offset.here(at) + wait, number, self._gap)
        [pause] = self._execute(_LATER, facts).fetchone() or [self._gap]
        return Grant(self._monotonic() + max(pause, 0.001), 0, self._gap)

    def _connect(self) -> None:
        if self._line is None:
            self._line = open_postgres(self._url)
            # A place forgotten in a power cut harms nobody.
            self._line.execute("SET synchronous_commit = off")
            self._line.execute(_BEGIN, self._facts)

    def _execute(self, words: str, facts: dict[str, Any]) -> psycopg.Cursor[Any]:
        self._connect()
        assert self._line  # noqa: S101 - it has just been opened
        return self._line.execute(words, {**self._facts, **facts}, prepare=True)

    def _without_the_row(self, *, for_many: bool) -> Grant:
        now = self._monotonic()
        if for_many:
            return Grant(now + _AFTER_TROUBLE, 0, self._gap)
        first = max(now, self._alone_at)
        if first > now + AHEAD_OF_ANSWERS:
            return Grant(first - AHEAD_OF_ANSWERS, 0, self._gap)
        self._alone_at = first + self._gap / _ALONE
        return Grant(first, 1, self._gap)


class _Offset:
    """
    How far our monotonic clock is from the database's, learnt from questions and answers.

    It read its clock after we had asked and before we were answered; the quickest of the last
    questions tell it best.
    """

    def __init__(self) -> None:
        self._least: deque[float] = deque(maxlen=_SAMPLES)
        self._most: deque[float] = deque(maxlen=_SAMPLES)

    def learn(self, least: float, most: float) -> None:
        if self._most and (least > min(self._most) or most < max(self._least)):
            # One of the clocks was set: what we knew is not so any more.
            self._least.clear()
            self._most.clear()
        self._least.append(least)
        self._most.append(most)

    def here(self, at: float) -> float:
        """Return a moment of the database's clock by ours."""
        return at + (max(self._least) + min(self._most)) / 2
