"""The plan of the house: the only place that knows every room."""

# ruff: noqa: PLC0415 - the rooms are opened when somebody moves in, not for a word of help

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app.wishes import SandboxWish
    from bot.config import Config


async def run(config: "Config") -> int:
    """Run the bot until it is told to stop; return the exit code of the process."""
    from bot.app.plan import plan_of
    from bot.app.rooms import live

    stop = asyncio.Event()
    _stop_on_signals(stop)
    return await live(plan_of(config), stop)


async def run_sandbox(config: "Config", wish: "SandboxWish") -> int:
    """Run the stand-in server, with our bot in it or alone, until told to stop."""
    from bot.app import playground

    stop = asyncio.Event()
    _stop_on_signals(stop)
    return await playground.play(config, wish, stop=stop)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
