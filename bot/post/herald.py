"""Publishes what was planned for a moment, and tells the organisers what came of it."""

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.calls import Call
from bot.outcomes import Later, NotSent, PerhapsSent
from bot.ports import Database, Store, StoreUnavailable
from bot.post.alarm import Alarm
from bot.post.delivery import Line

log: Final = structlog.get_logger(__name__)

MEMO: Final = "post.news"
_MOST_COPIES: Final = 2
_PAUSE_AFTER_TROUBLE: Final = 30.0  # seconds

Publish = Callable[[Store], Sequence[Call]]
"""Publishes what is due, and returns what the organisers are told."""


class Herald:
    """
    What organisers are told is written down with the publication itself, and each try before it
    is made: a crash, or a line that breaks, may repeat it once, and does not swallow it.
    """

    def __init__(
        self, line: Line, database: Database, *, publish: Publish, now: Callable[[], datetime]
    ) -> None:
        self._line = line
        self._database = database
        self._publish = publish
        self._now = now
        self._alarm = Alarm(now)

    def ring(self) -> None:
        """Hear that something was planned, or taken back."""
        self._alarm.ring()

    async def run(self) -> None:
        """Work for ever, until cancelled."""
        while True:
            self._alarm.listen()
            try:
                await self._alarm.rest(await self._look())
            except StoreUnavailable:
                log.warning("publications_not_looked_at")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
            except Exception:
                log.exception("publication_broke_off")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)

    async def _look(self) -> datetime | None:
        """Do what is due, and return when there is something to do next."""
        due_at = await self._database.read(lambda store: store.publications.next_at())
        if due_at is not None and due_at <= self._now():
            await self._database.write(self._publish_and_owe)
            due_at = await self._database.read(lambda store: store.publications.next_at())
        again_at = await self._tell()
        return min((at for at in (due_at, again_at) if at), default=None)

    def _publish_and_owe(self, store: Store) -> None:
        news = [{"call": call.packed(), "tries": 0} for call in self._publish(store)]
        if news:
            _put(store, [*_owed(store), *news])

    async def _tell(self) -> datetime | None:
        """Tell what is owed; return when to go on, if Telegram hears nothing now."""
        while (call := await self._database.write(_next)) is not None:
            outcome = await self._line.send(call)
            log.info("news_told", outcome=type(outcome).__name__)
            if isinstance(outcome, Later | NotSent):
                await self._database.write(_not_sent)
                pause = outcome.pause if isinstance(outcome, Later) else _PAUSE_AFTER_TROUBLE
                return self._now() + timedelta(seconds=pause)
            if not isinstance(outcome, PerhapsSent):
                await self._database.write(_told)
        return None


def _next(store: Store) -> Call | None:
    """Note one more try of the first piece of news, and return it."""
    known = _owed(store)
    owed = [news for news in known if news["tries"] < _MOST_COPIES]
    if owed:
        owed[0]["tries"] += 1
    if known:
        _put(store, owed)
    return Call.unpacked(owed[0]["call"]) if owed else None


def _not_sent(store: Store) -> None:
    """Take back the note of a try that surely did not arrive."""
    first, *others = _owed(store)
    _put(store, [{**first, "tries": first["tries"] - 1}, *others])


def _told(store: Store) -> None:
    _put(store, _owed(store)[1:])


def _owed(store: Store) -> list[dict[str, Any]]:
    owed: list[dict[str, Any]] = json.loads(store.memos.get(MEMO) or "[]")
    return owed


def _put(store: Store, owed: Sequence[dict[str, Any]]) -> None:
    store.memos.put(MEMO, json.dumps(owed))
