"""A Bot API server that costs next to nothing: hands out taps, counts answers. Its own process."""

import asyncio
import json
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.bench.sends import TOO_FAST, Sends

TOKEN = "7000002:BENCH-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - opens nothing
BOT_ID = 7_000_002
GROUP = -1001000000777
BATCH = 100
FIRST_QUERY = 10**12
_ME = {
    "id": BOT_ID,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_CHAT = {"id": GROUP, "type": "supergroup", "title": "Bench"}


@dataclass
class Stub:
    """What is to be tapped, and what was answered; `base` is the first update_id."""

    base: int = field(default_factory=lambda: int(time.time() * 100_000))
    taps: list[bytes] = field(default_factory=list)
    answered: int = 0
    first_at: float = 0.0
    last_at: float = 0.0
    edits: int = 0
    polls: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    sends: Sends = field(default_factory=Sends)
    dripped: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    dripping: asyncio.Task[None] | None = None

    def add(self, first: int, count: int, people: int) -> None:
        """Let people tap, one after the other; each round changes everybody's answer."""
        self.taps = [b""] * first + [
            _tap(self.base, number, people) for number in range(first, first + count)
        ]
        self.answered, self.first_at, self.last_at = 0, 0.0, 0.0
        self.arrived.set()

    async def drip(self, every: float, people: int) -> None:
        """Let somebody tap now and then, for ever."""
        while True:
            self.taps.append(_tap(self.base, len(self.taps), people))
            self.dripped.append(time.perf_counter())
            self.arrived.set()
            await asyncio.sleep(every)

    async def answer(self, method: str, body: bytes) -> bytes:
        if method == "getupdates":
            return await self._updates(_parameters(body))
        if method == "sendmessage" and not await self.sends.take(_chat_of(body)):
            return TOO_FAST
        if method == "answercallbackquery":
            self._count(body)
        return self._done(method)

    def _done(self, method: str) -> bytes:
        if method == "getme":
            return _ok(_ME)
        if method.startswith("edit"):
            self.edits += 1
        if method.startswith(("edit", "send")):
            return _ok({"message_id": 1, "date": 1, "chat": _CHAT, "text": "card"})
        return b'{"ok":true,"result":true}'

    def _count(self, body: bytes) -> None:
        now = time.perf_counter()
        if self.dripped:
            number = int(_parameters(body)["callback_query_id"]) - FIRST_QUERY
            self.waited.append(now - self.dripped[number])
        self.first_at = self.first_at or now
        self.last_at = now
        self.answered += 1

    async def _updates(self, asked: dict[str, Any]) -> bytes:
        self.polls += 1
        hold = float(asked.get("timeout") or 0)
        offset = max(int(asked.get("offset") or 0) - self.base, 0)
        if offset >= len(self.taps) and hold:
            self.arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.arrived.wait(), hold)
        batch = [tap for tap in self.taps[offset : offset + BATCH] if tap]
        if not batch and offset < len(self.taps):  # a bot that asks from 0 finds the first taps
            batch = [tap for tap in self.taps if tap][:BATCH]
        return b'{"ok":true,"result":[' + b",".join(batch) + b"]}"


def _ok(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


def _parameters(body: bytes) -> dict[str, Any]:
    if body.startswith(b"{"):
        asked: dict[str, Any] = json.loads(body)
        return asked
    from urllib.parse import parse_qsl  # noqa: PLC0415 - the other form of a body

    return dict(parse_qsl(body.decode()))


def _chat_of(body: bytes) -> int:
    return int(_parameters(body).get("chat_id") or 0)


def _tap(base: int, number: int, people: int) -> bytes:
    person = 500_000 + number % people
    answer = ("yes", "no", "maybe")[number // people % 3]
    message = {
        "message_id": 1,
        "date": 1,
        "chat": _CHAT,
        "from": _ME,
        "text": "Cinquième rencontre : au bord du canal\nJe viens : 10",
        "reply_markup": {
            "inline_keyboard": [
                [
                    {"text": "Je viens", "callback_data": "1:r:1:yes"},
                    {"text": "Je ne peux pas", "callback_data": "1:r:1:no"},
                ]
            ]
        },
    }
    query = {
        "id": str(FIRST_QUERY + number),
        "from": {"id": person, "is_bot": False, "first_name": "Membre", "language_code": "fr"},
        "message": message,
        "chat_instance": "1",
        "data": f"1:r:1:{answer}",
    }
    return json.dumps({"update_id": base + number, "callback_query": query}).encode()


async def _serve(stub: Stub, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            line, _, headers = head.partition(b"\r\n")
            method = line.split()[1].rpartition(b"/")[2].partition(b"?")[0].decode().lower()
            body = await reader.readexactly(_length(headers))
            if method == "control":
                payload = _control(stub, json.loads(body or b"{}"))
            else:
                payload = await stub.answer(method, body)
            status = b"429 Too Many Requests" if payload is TOO_FAST else b"200 OK"
            writer.write(
                b"HTTP/1.1 "
                + status
                + b"\r\nContent-Type: application/json\r\n"
                + b"Content-Length: %d\r\n\r\n" % len(payload)
                + payload
            )
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def _length(headers: bytes) -> int:
    for line in headers.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


def _control(stub: Stub, wish: dict[str, float]) -> bytes:
    if "count" in wish:
        stub.add(int(wish["first"]), int(wish["count"]), int(wish["people"]))
    if "limit" in wish:
        stub.sends = Sends(limit=int(wish["limit"]), latency=wish["latency"])
    if "drip" in wish:
        stub.dripping = asyncio.create_task(stub.drip(wish["drip"], int(wish["people"])))
    if "report" in wish:
        return json.dumps({**stub.sends.rate(), "waited": stub.waited}).encode()
    told = ("answered", "edits", "polls", "first_at", "last_at")
    facts = {name: getattr(stub, name) for name in told}
    return json.dumps({**facts, **stub.sends.told()}).encode()


async def main() -> None:
    stub = Stub()
    server = await asyncio.start_server(lambda r, w: _serve(stub, r, w), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
