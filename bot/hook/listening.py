"""Listens at an address inside the bot's own loop, and has no patience with slow callers."""

import asyncio
import socket
from typing import Final, cast

import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

IN_TIME: Final = 10.0
"""Seconds in which a request must have come whole."""

LARGEST_HEAD: Final = 16 * 1024  # bytes before the body of a request
_KEEP_ALIVE: Final = 75  # seconds; longer than web servers in front of us keep a connection
_MOST_AT_ONCE: Final = 1000


class _Settings(uvicorn.Config):
    """uvicorn's, and how long a request may take to come."""

    in_time: float = IN_TIME


class ImpatientProtocol(HttpToolsProtocol):
    """uvicorn's connection, cut off where a request dribbles in or its head has no end."""

    _deadline: asyncio.TimerHandle | None = None
    _head: int | None = 0  # bytes of the head so far, None in the body

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        self._become_impatient()

    @override
    def data_received(self, data: bytes) -> None:
        if self._deadline is None:
            self._become_impatient()
        if self._head is not None:
            self._head += len(data)
        super().data_received(data)
        if self._head is not None and self._head > LARGEST_HEAD:
            self.transport.abort()

    @override
    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._become_impatient()

    @override
    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._head = None

    @override
    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._head = 0
        self._be_patient()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._be_patient()
        super().connection_lost(exc)

    def _become_impatient(self) -> None:
        self._be_patient()
        seconds = cast("_Settings", self.config).in_time
        self._deadline = self.loop.call_later(seconds, self.transport.abort)

    def _be_patient(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Listener(uvicorn.Server):
    """uvicorn inside a program that has signals and a loop of its own."""

    port: int

    @classmethod
    async def open(
        cls, application: ASGIApp, *, host: str, port: int, in_time: float = IN_TIME
    ) -> "Listener":
        """
        Listen (port 0: any free one); comes back at once. Requests must come within seconds.

        Raises:
            OSError: the address cannot be used.
        """
        listening = await asyncio.to_thread(_bound, host, port)
        config = _Settings(
            application,
            http=ImpatientProtocol,
            ws="none",
            interface="asgi3",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE,
            limit_concurrency=_MOST_AT_ONCE,
        )
        config.in_time = in_time
        listener = cls(config)
        config.load()
        listener.lifespan = config.lifespan_class(config)
        await listener.startup(sockets=[listening])
        listener.port = listening.getsockname()[1]
        return listener

    async def close(self, *, within: float = 1.0) -> None:
        """Listen no longer; give the answers under way a moment, then hang up."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        tasks = set(self.server_state.tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        for task in tasks:
            task.cancel()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self.servers:
            await server.wait_closed()


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError:
        listening.close()
        raise
    return listening
