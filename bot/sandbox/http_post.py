"""One HTTP POST over a fresh connection: all that a webhook needs."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

_PATIENCE = aiohttp.ClientTimeout(total=60)


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
    headers = {"Content-Type": "application/json", **headers}
    try:
        async with aiohttp.request(
            "POST", url, data=body, headers=headers, timeout=_PATIENCE, allow_redirects=False
        ) as response:
            return await _read(response)
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise PostFailedError("Webhook connection closed") from error


async def check_reachable(url: str) -> str:
    """Connect once, as setWebhook does; gives the IP address, raises PostFailedError."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        _, writer = await asyncio.open_connection(parts.hostname, port)
    except (OSError, ValueError) as error:
        raise PostFailedError("Connection refused") from error
    address: str = writer.get_extra_info("peername")[0]
    writer.close()
    return address


async def _read(response: aiohttp.ClientResponse) -> Answer:
    retry_after = response.headers.get("Retry-After", "")
    return Answer(
        status=response.status,
        reason=response.reason or "",
        body=await response.read(),
        retry_after=float(retry_after) if retry_after.isdigit() else None,
    )
