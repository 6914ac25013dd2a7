"""What can happen to a connection: a fault cuts it, or the client leaves it."""

import asyncio
import socket
import struct
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_CUT = "pasdecote.cut"
_LINGER_NOT = struct.pack("ii", 1, 0)

Result = TypeVar("Result")


class CuttableProtocol(HttpToolsProtocol):
    """uvicorn's connection, which an answer can cut: ASGI itself knows no way to say nothing."""

    @override
    def on_message_begin(self) -> None:
        """Hand the means of cutting to the application."""
        super().on_message_begin()
        self.scope["extensions"] = {_CUT: {"cut": self._cut}}

    def _cut(self, *, reset: bool) -> None:
        if reset:
            wire = self.transport.get_extra_info("socket")
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
            self.transport.abort()
        else:
            self.transport.close()


class CutOff(Response):
    """No answer at all; its status counts as 0."""

    def __init__(self, *, reset: bool = False) -> None:
        """The connection is closed as if all were said, or reset."""
        super().__init__(status_code=0)
        self._reset = reset

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the connection, and wait until it is gone: uvicorn then expects no answer."""
        scope["extensions"][_CUT]["cut"](reset=self._reset)
        await _until_gone(receive)


async def while_connected(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of work that only looks or waits; it ends when the client leaves.

    The body of the request must have been read. Raises ClientDisconnect.
    """
    working = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(_until_gone(request.receive))
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientDisconnect
        return working.result()
    finally:
        working.cancel()
        watching.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
