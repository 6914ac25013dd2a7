"""One HTTP POST over a fresh connection: all that a webhook needs."""

import asyncio
import contextlib
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

_PATIENCE_SECONDS = 60.0


class PostFailedError(Exception):
    """The connection could not be made, or was cut before a whole answer came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said."""

    status: int
    reason: str
    body: bytes
    retry_after: float | None


async def post_json(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Post a JSON body; raises PostFailedError."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await _exchange(url, body, headers)
    except (OSError, ValueError, IndexError, asyncio.IncompleteReadError) as error:
        raise PostFailedError("Webhook connection closed") from error


async def check_reachable(url: str) -> str:
    """Connect once, as setWebhook does; gives the IP address, raises PostFailedError."""
    parts = urlsplit(url)
    try:
        _, writer = await asyncio.open_connection(
            parts.hostname, parts.port or _port(parts.scheme)
        )
    except (OSError, ValueError) as error:
        raise PostFailedError("Connection refused") from error
    address: str = writer.get_extra_info("peername")[0]
    writer.close()
    return address


async def _exchange(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    parts = urlsplit(url)
    secure = ssl.create_default_context() if parts.scheme == "https" else None
    port = parts.port or _port(parts.scheme)
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        lines = [
            f"POST {target} HTTP/1.1",
            f"Host: {parts.netloc.rpartition('@')[2]}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            "Connection: close",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        await writer.drain()
        return _read_answer(await reader.read())
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _read_answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    _, status, *reason = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _joined_chunks(body)
    elif len(body) < int(headers.get("content-length", "0")):
        raise asyncio.IncompleteReadError(body, None)
    retry_after = headers.get("retry-after", "")
    return Answer(
        status=int(status),
        reason=reason[0] if reason else "",
        body=body,
        retry_after=float(retry_after) if retry_after.isdigit() else None,
    )


def _joined_chunks(body: bytes) -> bytes:
    joined = b""
    while body:
        size_text, _, rest = body.partition(b"\r\n")
        size = int(size_text.split(b";")[0], 16)
        if size == 0:
            return joined
        joined += rest[:size]
        body = rest[size + 2 :]
    raise asyncio.IncompleteReadError(joined, None)


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
