"""The way to Telegram: python-telegram-bot's request interface over one pooled aiohttp session."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.request import getproxies

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from typing_extensions import override
from yarl import URL

from bot.calls import Attachment
from bot.wire.breakdowns import NeverSent, TooFast, told_apart, without_address

_AS_JSON: Final = {"Content-Type": "application/json"}
_TOO_FAST: Final = 429
_CONNECTING: Final = 10.0  # seconds, the wait for a free place in the pool included
UPLOADING: Final = 60.0
_NUL: Final = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""A NUL written in JSON: PostgreSQL takes none, so it ends here."""


@dataclass(frozen=True, slots=True)
class PlainFields:
    """Fields that are JSON values already; has what `do_request` reads of a `RequestData`."""

    parameters: Mapping[str, Any]
    attachment: Attachment | None = None

    @property
    def contains_files(self) -> bool:
        return self.attachment is not None

    @property
    def json_parameters(self) -> dict[str, str]:
        """Return the fields as a form carries them."""
        return {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in self.parameters.items()
        }

    @property
    def multipart_data(self) -> dict[str, tuple[str, bytes, str]]:
        file = self.attachment
        return {file.field: (file.name, file.content, file.kind)} if file else {}


class AiohttpRequest(BaseRequest):
    """
    One pool of connections, kept alive, without cookies or redirects.

    Both timeouts are in seconds. `read_timeout` must be long enough for a mild flood, which
    Telegram lets us feel as an answer that takes up to 8 seconds.
    """

    def __init__(
        self,
        *,
        connections: int = 100,
        read_timeout: float = 15.0,
        upload_timeout: float = UPLOADING,
    ) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._upload_timeout = upload_timeout
        self._session: ClientSession | None = None
        self._timeouts: dict[float, ClientTimeout] = {}
        self._urls: dict[str, URL] = {}

    @property
    @override
    def read_timeout(self) -> float:
        return self._read_timeout

    @override
    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=self._connections, keepalive_timeout=30, ttl_dns_cache=60
                ),
                cookie_jar=DummyCookieJar(),
                trust_env=any(getproxies().get(scheme) for scheme in ("https", "http", "all")),
                skip_auto_headers=("User-Agent", "Accept"),
            )

    @override
    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def renew(self) -> None:
        """Throw every connection away and start with fresh ones; calls under way break."""
        await self.shutdown()
        await self.initialize()

    async def call(
        self,
        url: str,
        fields: Mapping[str, Any],
        *,
        attachment: Attachment | None = None,
        read_timeout: float | None = None,
    ) -> object:
        """
        Call a Bot API method by its full address with JSON fields; return the plain result.

        With an `attachment` they travel as a form, and the answer may take as long as an upload.

        Raises:
            TelegramError: as every other call of python-telegram-bot.
        """
        plain = cast("RequestData", PlainFields(fields, attachment))
        seconds = self._read_timeout if read_timeout is None else read_timeout
        return await self.post(url, plain, read_timeout=seconds)

    @staticmethod
    @override
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; unlike the original it never writes what it could not read in a log."""
        try:
            answer = json.loads(without_nul(payload))
        except (ValueError, RecursionError) as error:
            raise TelegramError("Invalid server response") from error
        if not isinstance(answer, dict) or not answer.keys() & {"result", "description"}:
            raise TelegramError("Invalid server response")
        if not isinstance(answer.get("parameters", {}), dict):
            del answer["parameters"]
        return answer

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else self._read_timeout
        try:
            status, payload = await self._exchange(url, method, request_data, float(seconds))
        except (ClientError, TimeoutError, OSError) as error:
            raise told_apart(error) from without_address(error)
        if status == _TOO_FAST:
            raise TooFast.read(payload)
        return status, payload

    async def _exchange(
        self, url: str, method: str, asked: RequestData | None, seconds: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NeverSent("The session is closed")
        body: bytes | FormData | None = None
        headers = None
        if asked is not None and asked.contains_files:
            body, seconds = _form(asked), max(seconds, self._upload_timeout)
        elif asked is not None:
            body, headers = json.dumps(asked.parameters).encode(), _AS_JSON
        async with self._session.request(
            method,
            self._urls.get(url) or self._known(url),
            data=body,
            headers=headers,
            timeout=self._timeouts.get(seconds) or self._limits(seconds),
            allow_redirects=False,
        ) as response:
            return response.status, await response.read()

    def _known(self, url: str) -> URL:
        address = URL(url, encoded=True)
        if len(self._urls) < 256:  # noqa: PLR2004 - addresses of files would fill it for ever
            self._urls[url] = address
        return address

    def _limits(self, seconds: float) -> ClientTimeout:
        limits = ClientTimeout(total=None, connect=_CONNECTING, sock_read=seconds)
        self._timeouts[seconds] = limits
        return limits


def without_nul(payload: bytes) -> bytes:
    """Return JSON without the NULs that are written in it."""
    return _NUL.sub(rb"\1", payload) if b"\\u0000" in payload else payload


def _form(asked: RequestData) -> FormData:
    form = FormData()
    for name, value in asked.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in asked.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
