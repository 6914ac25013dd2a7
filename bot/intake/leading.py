"""Becoming the one process that leads, and noticing that one no longer is."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

import structlog

from bot.intake.needs import Leadership

log: Final = structlog.get_logger(__name__)

_TRY_EVERY: Final = 1.0  # seconds; a successor must be there within five
_CHECK_EVERY: Final = 2.0

Result = TypeVar("Result")


async def take_the_lead(leadership: Leadership, *, try_every: float = _TRY_EVERY) -> bool:
    """Wait until this process leads; False if it must not wait while another one does."""
    is_told = False
    while not await _try(leadership):
        if not leadership.may_wait:
            log.critical("another_process_has_the_database")
            return False
        if not is_told:
            log.warning("another_process_polls_with_this_token_waiting_to_take_over")
            is_told = True
        await asyncio.sleep(try_every)
    log.info("leading")
    return True


async def until_the_lead_is_lost(
    leadership: Leadership, *, check_every: float = _CHECK_EVERY
) -> None:
    """Return once another process may lead."""
    while await to_the_end(leadership.still_mine):  # noqa: ASYNC110 - nobody would tell us
        await asyncio.sleep(check_every)
    log.warning("lead_lost")


async def to_the_end(ask: Callable[[], Result]) -> Result:
    """Ask in a thread, and leave only once it has answered: two may not ask at the same time."""
    asking = asyncio.ensure_future(asyncio.to_thread(ask))
    try:
        return await asyncio.shield(asking)
    except asyncio.CancelledError:
        await asyncio.wait({asking})
        raise


async def pause_or_stop(stop: asyncio.Event, *, seconds: float) -> None:
    """Wait for some seconds, or less if it is time to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return


async def _try(leadership: Leadership) -> bool:
    try:
        return await to_the_end(leadership.try_take)
    except Exception as error:  # noqa: BLE001 - a database that is away now may come back
        log.warning("cannot_ask_who_leads", error=type(error).__name__)
        return False
