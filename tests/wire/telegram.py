"""A server that records what it is asked and answers as it is told."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

OK: dict[str, Any] = {"ok": True, "result": True}


@dataclass
class Telegram:
    """`answers` are (status, body) pairs, taken one by one; the last one stays."""

    url: str = ""
    answers: list[tuple[int, bytes]] = field(default_factory=lambda: [(200, packed(OK))])
    asked: list[Any] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    connections: set[object] = field(default_factory=set)

    async def answer(self, request: web.Request) -> web.Response:
        self.connections.add(request.transport)
        self.kinds.append(request.content_type)
        body = await request.read()
        is_json = request.content_type == "application/json"
        self.asked.append(json.loads(body) if is_json else body)
        status, payload = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        headers = {"Location": "/elsewhere"} if status == 302 else {}
        return web.Response(status=status, body=payload, headers=headers)

    def will_answer(self, *answers: tuple[int, Any]) -> None:
        """Answer these in turn, the last one again and again."""
        self.answers = [
            (status, body if isinstance(body, bytes) else packed(body)) for status, body in answers
        ]


def packed(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def refused(status: int, description: str, **parameters: int) -> tuple[int, dict[str, Any]]:
    """Return an answer that says no."""
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return status, answer | ({"parameters": parameters} if parameters else {})


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Open such a server on a free port."""
    server = Telegram()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot123456:TEST"
    yield server
    await runner.cleanup()
