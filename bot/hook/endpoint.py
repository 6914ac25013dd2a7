"""The address that Telegram brings updates to: who may come in, and what is answered."""

import asyncio
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Protocol

import structlog
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.calls import Call
from bot.ports import StoreUnavailable

log: Final = structlog.get_logger(__name__)

LARGEST: Final = 1024 * 1024
"""Bytes; Telegram's updates are far smaller."""

TELL_EVERY: Final = 10.0  # seconds

_SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Ear(Protocol):
    """Takes an update in."""

    async def receive(self, update: Mapping[str, Any]) -> Call | None:
        """Return what may travel back. Raises StoreUnavailable: bring it again."""


class _Unwelcome(Exception):  # noqa: N818 - the name says what is the case
    """A request that is not let in; nothing of it is kept."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(slots=True)
class Endpoint:
    """
    An ASGI application for one path. While there is no `ear`, everybody is asked to come again.

    `read` makes an update of the body, None of what is none.
    """

    secret: str
    read: Callable[[bytes], Mapping[str, Any] | None]
    ear: Ear | None = None
    _turned_away: int = 0
    _told_at: float = -TELL_EVERY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            self._check(request)
            update = await self._read(request)
        except _Unwelcome as unwelcome:
            self._tell(unwelcome)
            return Response(status_code=unwelcome.status, headers={"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        return await self._received(update)

    def _tell(self, unwelcome: _Unwelcome) -> None:
        """Write about it now and then: whoever knocks a thousand times shall not fill the disk."""
        self._turned_away += 1
        now = asyncio.get_running_loop().time()
        if now - self._told_at >= TELL_EVERY:
            many, self._turned_away, self._told_at = self._turned_away, 0, now
            log.warning("turned_away_at_the_webhook", status=unwelcome.status, requests=many)

    def _check(self, request: Request) -> None:
        """Look at who comes before anything of what they bring is read."""
        if request.method != "POST":
            raise _Unwelcome(HTTPStatus.METHOD_NOT_ALLOWED)
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            raise _Unwelcome(HTTPStatus.FORBIDDEN)
        if _announced(request.headers) > LARGEST:
            raise _Unwelcome(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise _Unwelcome(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    async def _read(self, request: Request) -> Mapping[str, Any]:
        update = self.read(await _body(request))
        if update is None:
            raise _Unwelcome(HTTPStatus.BAD_REQUEST)
        return update

    async def _received(self, update: Mapping[str, Any]) -> Response:
        ear = self.ear
        if ear is None:
            return _later()
        try:
            call = await ear.receive(update)
        except StoreUnavailable:
            return _later()
        if call is None:
            return Response(status_code=HTTPStatus.OK)
        return JSONResponse({**call.fields, "method": call.method})


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _Unwelcome(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def _announced(headers: Headers) -> int:
    length = headers.get("Content-Length", "0")
    return int(length) if length.isdecimal() and len(length) < 20 else LARGEST + 1  # noqa: PLR2004 - no body is that long


def _later() -> Response:
    """Ask to come again; Telegram does so after a pause of its own."""
    return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
