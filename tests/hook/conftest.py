"""The door to the street, with somebody behind it who writes down who came."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.calls import Call
from bot.hook.endpoint import Endpoint
from bot.hook.listening import Listener
from bot.hook.street import street
from bot.ports import StoreUnavailable
from bot.wire.updates import read_update

SECRET = "not-a-secret-but-as-long-as-one"  # noqa: S105 - it opens nothing
PATH = "/telegram"
UPDATE = {"update_id": 7, "message": {"text": "Bonjour"}}
IN_TIME = 0.2


@dataclass
class Ear:
    """Writes down what it hears; answers what it is told to, or that it cannot store it."""

    heard: list[Mapping[str, Any]] = field(default_factory=list)
    answer: Call | None = None
    is_in_trouble: bool = False

    async def receive(self, update: Mapping[str, Any]) -> Call | None:
        if self.is_in_trouble:
            raise StoreUnavailable("full")
        self.heard.append(update)
        return self.answer


@dataclass(frozen=True)
class Said:
    """What the door answered."""

    status: int
    body: bytes


@dataclass
class Door:
    """The listening endpoint, as the street sees it."""

    endpoint: Endpoint
    ear: Ear
    port: int
    http: aiohttp.ClientSession

    async def knock(
        self, body: object = UPDATE, *, secret: str = SECRET, path: str = PATH, **more: Any
    ) -> Said:
        """Bring something as Telegram would; `more` goes to the HTTP client."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        headers |= more.pop("headers", {})
        given = {"data": BytesIO(body)} if isinstance(body, bytes) else {"json": body}
        url = f"http://127.0.0.1:{self.port}{path}"
        async with self.http.post(url, headers=headers, **(given | more)) as response:
            return Said(response.status, await response.read())

    async def until_hung_up(
        self, *, sends: bytes, again: bytes = b"", pause: float = 0.01
    ) -> bytes:
        """Send raw bytes, then some again and again; return all that came before the end."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(sends)
        dribbling = asyncio.create_task(_dribble(writer, again, pause))
        try:
            async with asyncio.timeout(20):
                return await reader.read()
        except ConnectionResetError:
            return b""
        finally:
            dribbling.cancel()
            writer.close()


async def _dribble(writer: asyncio.StreamWriter, drop: bytes, pause: float) -> None:
    while drop and not writer.is_closing():
        writer.write(drop)
        await asyncio.sleep(pause)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    ear = Ear()
    endpoint = Endpoint(SECRET, read_update, ear)
    application = street(PATH, endpoint)
    listener = await Listener.open(application, host="127.0.0.1", port=0, in_time=IN_TIME)
    async with aiohttp.ClientSession() as http:
        yield Door(endpoint, ear, listener.port, http)
    await listener.close()
