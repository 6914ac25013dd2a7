"""Becoming the one process that polls, and noticing that one no longer is."""

import asyncio
from typing import Final

import structlog

from bot.intake.needs import Leadership

log: Final = structlog.get_logger(__name__)

_TRY_EVERY: Final = 1.0  # seconds; a successor must be there within five
_CHECK_EVERY: Final = 2.0


async def take_the_lead(
    leadership: Leadership, *, stop: asyncio.Event, try_every: float = _TRY_EVERY
) -> bool:
    """Wait until this process leads; False if it was told to stop before."""
    is_told = False
    while not stop.is_set():
        if await _try(leadership):
            log.info("leading")
            return True
        if not is_told:
            log.warning("another_process_polls_with_this_token_waiting_to_take_over")
            is_told = True
        await pause_or_stop(stop, seconds=try_every)
    return False


async def until_the_lead_is_lost(
    leadership: Leadership, *, check_every: float = _CHECK_EVERY
) -> None:
    """Return once another process may lead."""
    while await asyncio.to_thread(leadership.still_mine):  # noqa: ASYNC110 - nobody would tell us
        await asyncio.sleep(check_every)
    log.warning("lead_lost")


async def pause_or_stop(stop: asyncio.Event, *, seconds: float) -> None:
    """Wait for some seconds, or less if it is time to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def _try(leadership: Leadership) -> bool:
    try:
        return await asyncio.to_thread(leadership.try_take)
    except Exception as error:  # noqa: BLE001 - a database that is away now may come back
        log.warning("cannot_ask_who_leads", error=type(error).__name__)
        return False
