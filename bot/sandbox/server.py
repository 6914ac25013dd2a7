"""Serves a sandbox over HTTP: the Bot API, the people's side, the files and the chat page."""

import asyncio
import importlib.util
import logging
import socket
from dataclasses import dataclass

import uvicorn

from bot.sandbox.application import application
from bot.sandbox.bot_api import execute_answer
from bot.sandbox.connection import CuttableProtocol
from bot.sandbox.entities import MISSING_PARSER
from bot.sandbox.sandbox import Sandbox

_log = logging.getLogger(__name__)

# Longer than any client keeps an idle connection: the sandbox never closes one under a request.
_KEEP_ALIVE_SECONDS = 300


class _Listener(uvicorn.Server):
    """uvicorn inside a program that has signals and a loop of its own."""

    async def open(self, listening: socket.socket) -> None:
        """Listen; comes back at once."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets=[listening])

    async def close(self) -> None:
        """Hang up on everybody: uvicorn's own shutdown waits for long polls to end."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await _end(self.server_state.tasks)
        for server in self.servers:
            await server.wait_closed()


@dataclass(slots=True)
class RunningServer:
    """A sandbox that listens."""

    sandbox: Sandbox
    host: str
    port: int
    _listener: _Listener

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://{self.host}:{self.port}"

    async def close(self) -> None:
        """Hang up and stop listening."""
        await _end(self.sandbox.stop())
        await self._listener.close()


async def serve(sandbox: Sandbox, *, host: str = "127.0.0.1", port: int = 0) -> RunningServer:
    """Listen on host and port (0 = any free one); raises OSError when it is taken."""
    if importlib.util.find_spec("tdjson") is None:
        _log.warning(MISSING_PARSER)
    sandbox.execute_answer = execute_answer
    listening = _bound(host, port)
    listener = _Listener(
        uvicorn.Config(
            application(sandbox),
            http=CuttableProtocol,
            ws="none",
            interface="asgi3",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
    )
    await listener.open(listening)
    return RunningServer(sandbox, host, listening.getsockname()[1], listener)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Said to be TCP, or asyncio leaves Nagle's delay of 40 ms on every answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening


async def _end(tasks: set[asyncio.Task[None]]) -> None:
    ending = set(tasks)
    for task in ending:
        task.cancel()
    if ending:
        await asyncio.wait(ending)
