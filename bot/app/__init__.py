"""The plan of the house: the only place that knows every room."""

import asyncio
import signal

from bot.app.plan import plan_of
from bot.app.rooms import live
from bot.config import Config


async def run(config: Config) -> int:
    """Run the bot until it is told to stop; return the exit code of the process."""
    stop = asyncio.Event()
    _stop_on_signals(stop)
    return await live(plan_of(config), stop)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


async def run_sandbox(config: Config, *, port: int, fresh: bool, alone: bool) -> int:
    """Run the stand-in server, with our bot in it unless `alone`, until told to stop."""
    # Telegram's parser is loaded only where it is used: a bot on Telegram does not need it.
    from bot.app import playground  # noqa: PLC0415 - see above

    stop = asyncio.Event()
    _stop_on_signals(stop)
    return await playground.play(config, port=port, fresh=fresh, alone=alone, stop=stop)
