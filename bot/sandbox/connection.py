"""One HTTP connection, kept close to the socket so that faults can cut it where they like."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus

from typing_extensions import override

from bot.sandbox.http_reader import MalformedRequestError, Request, RequestReader

_log = logging.getLogger(__name__)

# These wait for something to happen; everything else is done even if nobody listens any more.
_LISTENING = ("/getupdates", "/events")


class Cut(Enum):
    """What becomes of the connection once the answer is ready."""

    NO = auto()
    BEFORE_ANSWER = auto()
    RESET = auto()


@dataclass(slots=True)
class Response:
    """One HTTP answer."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    cut: Cut = Cut.NO

    def encoded(self) -> bytes:
        """The answer as it goes over the wire."""
        lines = [
            f"HTTP/1.1 {self.status} {_phrase(self.status)}",
            f"Content-Type: {self.content_type}",
            f"Content-Length: {len(self.body)}",
        ]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


Answerer = Callable[[Request], Awaitable[Response]]


class Connection(asyncio.Protocol):
    """Answers the requests of one connection in their order."""

    def __init__(self, answer: Answerer, open_ones: set["Connection"]) -> None:
        """`answer` gives the response to a request; `open_ones` knows who is connected."""
        self._answer = answer
        self._open_ones = open_ones
        self._reader = RequestReader()
        self._transport: asyncio.Transport | None = None
        self._task: asyncio.Task[None] | None = None
        self._listens = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the socket."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport
            self._open_ones.add(self)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody listens any more: stop waiting for news, but finish what was begun."""
        self._transport = None
        if self._task is None:
            self._open_ones.discard(self)
        elif self._listens:
            self._task.cancel()

    @override
    def data_received(self, data: bytes) -> None:
        """Take bytes in; start answering when a request is whole."""
        self._reader.feed(data)
        if self._task is None:
            self._begin_next()

    def close(self) -> None:
        """Hang up, and stop whatever is still being done."""
        self._open_ones.discard(self)
        if self._task is not None:
            self._task.cancel()
        if self._transport is not None:
            self._transport.abort()

    def _begin_next(self) -> None:
        try:
            request = self._reader.next_request()
        except (MalformedRequestError, ValueError):
            self._write(Response(b'{"error":"This is no HTTP request."}', status=400))
            self.close()
            return
        if self._reader.wants_continue and self._transport is not None:
            self._reader.wants_continue = False
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if request is not None:
            self._listens = request.path.lower().endswith(_LISTENING)
            self._task = asyncio.get_running_loop().create_task(self._serve(request))

    async def _serve(self, request: Request) -> None:
        try:
            response = await self._answer(request)
        except Exception:  # noqa: BLE001 - one broken answer must not take the sandbox down
            _log.exception("The sandbox failed on %s %s", request.method, request.path)
            response = Response(b'{"error":"The sandbox failed."}', status=500)
        self._task = None
        self._write(response)
        if response.cut is Cut.NO and not request.keep_alive and self._transport is not None:
            self._transport.close()
        elif self._transport is not None:
            self._begin_next()
        else:
            self._open_ones.discard(self)

    def _write(self, response: Response) -> None:
        if self._transport is None:
            return
        match response.cut:
            case Cut.NO:
                self._transport.write(response.encoded())
            case Cut.BEFORE_ANSWER:
                self._transport.close()
                self._transport = None
            case Cut.RESET:
                self._transport.abort()
                self._transport = None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
