"""Keeps who sent something to many up to date: one message in their chat, edited as it goes on."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Final, Protocol

import structlog

from bot.calls import Call, Screen, redraw, say
from bot.domain.mailing import Mailing, MailingState
from bot.outcomes import Gone, Later, NotSent, Outcome, Sent, TargetLost, Unchanged
from bot.ports import Database, Store, StoreUnavailable
from bot.services import following
from bot.services.following import Progress

log: Final = structlog.get_logger(__name__)

_LONGEST: Final = 10.0  # seconds between two looks at what is under way and does not move
_PAUSE_AFTER_TROUBLE: Final = 2.0  # seconds
_MOST_COPIES: Final = 2
_POSTING: Final = "posting:"  # in place of what is shown: a message that may have been posted
_ANEW: Final = "+"  # at the end of what is shown: it was deleted once, and posted again


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def send(self, call: Call) -> Outcome: ...


class ProgressKeeper:
    """
    Nothing is remembered here that the database does not know: after a restart the mailings under
    way are found there, and the same messages go on being edited. `gap` are the seconds between
    two edits; `draw` puts progress into its reader's words.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        *,
        draw: Callable[[Progress], Screen],
        now: Callable[[], datetime],
        gap: float,
    ) -> None:
        self._line = line
        self._database = database
        self._draw = draw
        self._now = now
        self._gap = gap
        self._bell = asyncio.Event()

    def ring(self) -> None:
        """Hear that something was sent to many, or stopped."""
        self._bell.set()

    async def run(self) -> None:
        """Work for ever, until cancelled."""
        pause: float | None = self._gap
        while True:
            self._bell.clear()
            try:
                has_moved, goes_on = await self._look()
            except StoreUnavailable:
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
                continue
            except Exception:
                log.exception("progress_broke_off")
                await asyncio.sleep(_PAUSE_AFTER_TROUBLE)
                continue
            await asyncio.sleep(self._gap)
            longer = self._gap if has_moved or pause is None else min(pause * 2, _LONGEST)
            pause = longer if goes_on else None
            await self._rest(pause)

    async def _rest(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return

    async def _look(self) -> tuple[bool, bool]:
        """Show what changed; tell whether something did, and whether something is under way."""
        now = self._now()
        found = await self._database.read(lambda store: following.untrue(store, now=now))
        moved = [await self._kept(progress) for progress in found]
        return any(moved), bool(found)

    async def _kept(self, progress: Progress) -> bool:
        """Keep one; where that fails for a reason of its own, the others go on."""
        try:
            return await self._keep(progress)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("progress_not_kept", mailing=progress.mailing.id)
            return False

    async def _keep(self, progress: Progress) -> bool:
        """Bring one message up to date; tell whether anything changed."""
        mailing = progress.mailing
        if mailing.state is MailingState.RUNNING and not progress.tally.to_come:
            progress = await self._end(mailing.id)
            mailing = progress.mailing
        if not progress.is_shown:
            is_news = not mailing.shown.startswith(mailing.state.value)
            return is_news and await self._save(replace(mailing, shown=mailing.state.value))
        screen = self._draw(progress)
        digest = _digest(mailing.state, screen)
        if mailing.shown in {digest, digest + _ANEW}:
            return False
        await self._show(mailing, screen, digest)
        return True

    async def _end(self, mailing_id: int) -> Progress:
        now = self._now()
        return await self._database.write(lambda store: following.end(store, mailing_id, now=now))

    async def _show(self, mailing: Mailing, screen: Screen, digest: str) -> None:
        if mailing.chat_id is None:
            return
        if mailing.message_id is None:
            await self._post(mailing, screen, digest)
            return
        is_anew = mailing.shown.endswith(_ANEW)
        outcome = await self._line.send(redraw(mailing.chat_id, mailing.message_id, screen))
        match outcome:
            case Sent() | Unchanged():
                await self._save(replace(mailing, shown=digest + (_ANEW if is_anew else "")))
            case TargetLost() if not is_anew:
                await self._post(replace(mailing, message_id=None), screen, digest)
            case TargetLost() | Gone():
                await self._give_up(mailing, outcome)
            case _:
                log.info("progress_waits", mailing=mailing.id, outcome=type(outcome).__name__)

    async def _post(self, mailing: Mailing, screen: Screen, digest: str) -> None:
        """Write a message in the place of one that was deleted; a doubt allows one more."""
        tries = _tries(mailing.shown)
        if mailing.chat_id is None or tries >= _MOST_COPIES:
            await self._give_up(mailing, None)
            return
        await self._save(replace(mailing, shown=f"{_POSTING}{tries + 1}"))
        outcome = await self._line.send(say(mailing.chat_id, screen))
        match outcome:
            case Sent(message):
                placed = replace(mailing, message_id=int(message["message_id"]))
                await self._save(replace(placed, shown=digest + _ANEW))
            case Later() | NotSent():
                await self._save(replace(mailing, shown=f"{_POSTING}{tries}"))
            case Gone():
                await self._give_up(mailing, outcome)
            case _:
                log.info("progress_waits", mailing=mailing.id, outcome=type(outcome).__name__)

    async def _give_up(self, mailing: Mailing, outcome: Outcome | None) -> None:
        """Show it nowhere any more; it is found in the list of what was sent."""
        log.info("progress_not_shown", mailing=mailing.id, outcome=type(outcome).__name__)
        await self._save(replace(mailing, chat_id=None, message_id=None))

    async def _save(self, mailing: Mailing) -> bool:
        def deed(store: Store) -> None:
            following.shown(store, mailing)

        await self._database.write(deed)
        return True


def _tries(shown: str) -> int:
    """Return how often a message may have been posted in place of one that was deleted."""
    return int(shown.removeprefix(_POSTING)) if shown.startswith(_POSTING) else 0


def _digest(state: MailingState, screen: Screen) -> str:
    drawn = repr(sorted(screen.fields().items())).encode()
    return f"{state.value}:{blake2b(drawn, digest_size=8).hexdigest()}"
