"""Has Telegram bring updates to us, and sees that it goes on doing so."""

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import structlog

from bot.intake.backoff import pauses
from bot.outcomes import Fault, Later
from bot.ports import Database, Store, StoreUnavailable

log: Final = structlog.get_logger(__name__)

ORDERED: Final = "intake.webhook_ordered"
LOOK_EVERY: Final = 60.0  # seconds
LOOK_SOON: Final = 5.0  # seconds, while Telegram does not get through
FRESH: Final = timedelta(minutes=5)
"""An error of Telegram's is news for so long."""

_NO_ENTRY: Final = " 403 "


class Desk(Protocol):
    """Where a webhook is ordered."""

    @property
    def allowed(self) -> Sequence[str]: ...
    async def look(self) -> Mapping[str, Any] | Fault: ...
    async def order(self, url: str, *, secret: str, max_connections: int) -> Fault | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where we want our updates, and the secret that proves that it is Telegram who comes."""

    url: str
    secret: str = field(repr=False)
    max_connections: int

    def seal(self, *, token: str) -> str:
        """Return a mark of the whole wish that tells nobody the secret."""
        whole = json.dumps([self.url, self.secret, self.max_connections])
        return hmac.new(token.encode(), whole.encode(), "sha256").hexdigest()

    def is_met(self, seen: Mapping[str, Any], allowed: Sequence[str]) -> bool:
        """Tell whether this is set, as far as Telegram says; it never tells the secret."""
        return (
            str(seen.get("url")).rstrip("/") == self.url.rstrip("/")
            and seen.get("max_connections") == self.max_connections
            and set(seen.get("allowed_updates") or ()) == set(allowed)
        )


@dataclass(slots=True, kw_only=True)
class Forwarding:
    """
    Orders what is wished, if it is not so, and looks again every minute, or sooner if need be.

    That the secret is ours too is remembered in the database, by the `seal` of what was ordered
    last. `fails` says that Telegram did not get through to us, at two looks one after the other;
    `last_error` is what it said of it.
    """

    desk: Desk
    database: Database
    wish: Wish
    seal: str
    now: Callable[[], datetime]
    look_every: float = LOOK_EVERY
    fails: bool = False
    last_error: str = ""
    _is_suspect: bool = False
    _told: str = ""
    _error_at: int = 0
    _no_entry_at: int = 0

    async def run(self) -> None:
        """See to it until cancelled."""
        waits = pauses()
        while True:
            fault = await self._see_to_it()
            if fault is None:
                self._told, waits = "", pauses()
                pause = min(self.look_every, LOOK_SOON) if self._is_suspect else self.look_every
                await asyncio.sleep(pause)
                continue
            if fault != self._told:
                log.warning("webhook_cannot_be_seen_to", words=fault)
                self._told = fault
            await asyncio.sleep(next(waits))

    async def _see_to_it(self) -> str | None:
        """Look once and order what is missing; return what hindered it."""
        seen = await self.desk.look()
        if not isinstance(seen, Mapping):
            return repr(seen)
        self._judge(seen)
        try:
            if await self._is_in_order(seen):
                return None
            return await self._order(seen)
        except StoreUnavailable:
            return "the database is away"

    async def _is_in_order(self, seen: Mapping[str, Any]) -> bool:
        ordered = await self.database.read(lambda store: store.memos.get(ORDERED))
        if ordered != self.seal or not self.wish.is_met(seen, self.desk.allowed):
            return False
        # Somebody ordered the same with another secret, and did so behind our back.
        at = int(seen.get("last_error_date", 0))
        if _NO_ENTRY not in f"{seen.get('last_error_message', '')} " or at == self._no_entry_at:
            return True
        self._no_entry_at = at
        return False

    async def _order(self, seen: Mapping[str, Any]) -> str | None:
        wish = self.wish
        fault = await self.desk.order(
            wish.url, secret=wish.secret, max_connections=wish.max_connections
        )
        if isinstance(fault, Later):
            await asyncio.sleep(fault.pause)
        if fault is not None:
            return repr(fault)
        log.info("webhook_set", before=seen.get("url") or "none")
        await self.database.write(self._remember)
        return None

    def _remember(self, store: Store) -> None:
        store.memos.put(ORDERED, self.seal)
        # Telegram counts for itself now; whoever polls again begins with what waits.
        store.inbox.keep((), offset=0, at=self.now())

    def _judge(self, seen: Mapping[str, Any]) -> None:
        """Take note of how Telegram gets through to us."""
        at = int(seen.get("last_error_date", 0))
        self.last_error = str(seen.get("last_error_message", ""))
        is_fresh = self.now() - datetime.fromtimestamp(at, UTC) < FRESH
        waiting = int(seen.get("pending_update_count", 0))
        # Once may be a start: what waited meanwhile comes a second later.
        was_suspect, self._is_suspect = self._is_suspect, is_fresh and waiting > 0
        self.fails = was_suspect and self._is_suspect
        if is_fresh and at != self._error_at:
            log.warning("webhook_error", words=self.last_error, waiting=waiting)
        self._error_at = at
