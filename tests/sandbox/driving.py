"""Drives a running sandbox over HTTP: as a bot, and as the people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

TOKEN = "7000001:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - a fake
OTHER_TOKEN = "7000002:TEST-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"  # noqa: S105 - a fake
BOT, NADIA, YVES, GROUP, BASIC_GROUP = 7000001, 101, 102, -1000000000007, -9


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, its JSON decoded."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def result(self):
        """The result of a call that must have gone well."""
        assert self.status == 200, self.body
        return self.body["result"]

    @property
    def refusal(self):
        """The description of a call that must have failed."""
        assert self.body["ok"] is False, self.body
        assert self.body["error_code"] == self.status
        return self.body["description"]


class BotHand:
    """Calls the Bot API with form parameters, as most libraries do."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str = TOKEN) -> None:
        self.session, self.url, self.token = session, url, token

    async def __call__(self, method: str, /, **params: Any) -> Reply:
        form = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in params.items()
        }
        return await self.request(method, data=form)

    async def request(self, method: str, **how: Any) -> Reply:
        verb = how.pop("verb", "POST")
        address = f"{self.url}/bot{self.token}/{method}"
        async with self.session.request(verb, address, **how) as response:
            raw = await response.read()
            return Reply(response.status, json.loads(raw or b"null"), response.headers)

    async def updates(self, **params: Any):
        return (await self("getUpdates", **params)).result

    async def latest(self, kind: str):
        """What the newest waiting update holds under this kind; all are confirmed."""
        (update,) = await self.updates(offset=-1, timeout=20)
        await self.updates(offset=update["update_id"] + 1)
        return update[kind]


class Street:
    """The people's side."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, f"{url}/sandbox"

    async def get(self, path: str, **query: Any):
        return (await self.ask("GET", path, params=query)).body

    async def post(self, path: str, **body: Any):
        reply = await self.ask("POST", path, json=body)
        assert reply.status == 200, reply.body
        return reply.body

    async def refused(self, path: str, **body: Any):
        reply = await self.ask("POST", path, json=body)
        assert 400 <= reply.status < 500, reply.body
        return reply.body["error"]

    async def act(self, person: int, chat: int | str, what: str, /, **body: Any):
        return await self.post(f"people/{person}/chats/{chat}/{what}", **body)

    async def sees(self, person: int, chat: int | str, **query: Any):
        seen = await self.get(f"people/{person}/chats/{chat}/messages", **query)
        return seen["messages"]

    async def ask(self, verb: str, path: str, **how: Any) -> Reply:
        async with self.session.request(verb, f"{self.url}/{path}", **how) as response:
            return Reply(response.status, await response.json(), response.headers)
