"""Stores a batch of updates and the next offset in one commit."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.domain.arrival import Arrival
from bot.intake.needs import Batch
from bot.intake.sorting import is_ours, person_key
from bot.ports import Database, Store, StoreUnavailable

log: Final = structlog.get_logger(__name__)

LAST_GOOD_POLL: Final = "intake.last_good_poll"
TAP_LIFE: Final = timedelta(seconds=150)
"""How long Telegram keeps a tap that nobody fetches."""

_TAP_LIFE_SECONDS: Final = TAP_LIFE.total_seconds()
_NOTED_EVERY: Final = timedelta(seconds=30)

Pairs = Sequence[tuple[int, Mapping[str, Any]]]
"""Updates, each with the key of its person."""

OnOutage = Callable[[Store, datetime, datetime], None]
"""Owes a notice to the groups: we were away from the first moment to the second (aware)."""


class Keeper:
    """
    Keeps what is ours of each batch, and the time of the last good poll.

    When more time than a tap lives lies between two good polls, `on_outage` is called in the very
    transaction that moves the time on: so it happens once, whatever breaks. Within one process
    that time is measured by `uptime`, in seconds: a clock on the wall may be set meanwhile.

    Where Telegram brings the updates it counts for itself: then no offset is kept.
    """

    def __init__(
        self,
        database: Database,
        *,
        bot_id: int,
        bot_username: str,
        on_outage: OnOutage,
        uptime: Callable[[], float],
        keeps_offset: bool = True,
    ) -> None:
        self._database = database
        self._keeps_offset = keeps_offset
        self._bot_id = bot_id
        self._bot_username = bot_username
        self._on_outage = on_outage
        self._uptime = uptime
        self._noted_at: datetime | None = None
        self._seen_at: datetime | None = None
        self._seen = 0.0
        self._is_in_doubt = False

    async def offset(self) -> int:
        """Return the offset to ask Telegram for, 0 at the very beginning."""
        return await self._database.read(lambda store: store.inbox.offset())

    async def keep(self, batch: Batch, *, at: datetime) -> Sequence[Arrival]:
        """
        Store a batch that came at `at` (aware) and return what of it is ours and new.

        Raises:
            StoreUnavailable: nothing was stored, so nothing may be confirmed.
        """
        arrivals = await self._store(batch, at) if batch else ()
        await self._note_time(at)
        return arrivals

    async def note_presence(self, *, at: datetime) -> None:
        """
        Note that updates could be stored at `at` (aware), though none may have come.

        Raises:
            StoreUnavailable: they could not be.
        """
        try:
            await self._database.write(lambda store: self._write_time(store, at))
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - the note comes later
            log.warning("presence_not_noted", error=type(error).__name__)
            return
        self._noted_at = self._seen_at = at
        self._seen = self._uptime()

    async def _store(self, batch: Batch, at: datetime) -> Sequence[Arrival]:
        ours = [
            (person_key(update), update)
            for update in batch
            if is_ours(update, bot_id=self._bot_id, bot_username=self._bot_username)
        ]
        offset = batch[-1]["update_id"] + 1 if self._keeps_offset else None
        try:
            return await self._commit(ours, offset=offset, at=at)
        except StoreUnavailable:
            self._is_in_doubt = True
            raise
        except Exception:
            log.exception("batch_cannot_be_stored", updates=len(batch))
        if len(batch) == 1:  # no database can hold it, and it would come back for ever
            return await self._commit((), offset=offset, at=at)
        return [arrival for update in batch for arrival in await self._store([update], at)]

    async def _commit(self, ours: Pairs, *, offset: int | None, at: datetime) -> Sequence[Arrival]:
        """
        Store what is ours of a batch.

        After a trouble nobody knows whether the batch before was stored after all; such updates
        are no longer new to the inbox, so everything that is ours there is returned then.
        """
        in_doubt = self._is_in_doubt

        def deed(store: Store) -> Sequence[Arrival]:
            arrivals = store.inbox.keep(ours, offset=offset, at=at)
            return store.unheld.held()[0] if in_doubt else arrivals

        arrivals = await self._database.write(deed)
        self._is_in_doubt = False
        return arrivals

    async def _note_time(self, at: datetime) -> None:
        seconds = self._uptime()
        is_outage = self._seen_at is not None and seconds - self._seen > _TAP_LIFE_SECONDS
        # A clock that was set is noted at once, or the next process would take it for an absence.
        is_due = self._noted_at is None or abs(at - self._noted_at) >= _NOTED_EVERY
        if is_outage or is_due:
            try:
                await self._database.write(lambda store: self._write_time(store, at))
            except Exception as error:  # noqa: BLE001 - the batch is safe; the note comes later
                log.warning("poll_time_not_noted", error=type(error).__name__)
                if self._seen_at is not None and not is_outage:
                    self._seen, self._seen_at = seconds, at
                return
            self._noted_at = at
        self._seen, self._seen_at = seconds, at

    def _write_time(self, store: Store, at: datetime) -> None:
        before = self._away_since(store, at)
        if before is not None:
            log.warning("outage", since=before.isoformat(), until=at.isoformat())
            self._on_outage(store, before, at)
        store.memos.put(LAST_GOOD_POLL, at.isoformat())

    def _away_since(self, store: Store, at: datetime) -> datetime | None:
        """Return the last moment we heard people, if a tap does not live that long."""
        if self._seen_at is not None and self._uptime() - self._seen <= _TAP_LIFE_SECONDS:
            return None
        memo = store.memos.get(LAST_GOOD_POLL)
        noted = datetime.fromisoformat(memo) if memo else at
        if self._seen_at is not None and noted <= self._seen_at:
            return self._seen_at
        # Nobody was there, or another process was while we slept.
        return noted if at - noted > TAP_LIFE else None
