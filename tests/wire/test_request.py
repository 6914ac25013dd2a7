"""The request class over a real line: what leaves, what comes back, how it breaks."""

import asyncio
import io
import logging
import socket
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.wire.breakdowns import NeverSent, TooFast
from bot.wire.request import AiohttpRequest
from tests.wire.telegram import Telegram, refused

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - looks like one, is none
FIELDS = {"chat_id": 101, "text": "Déjà", "reply_markup": {"inline_keyboard": [[]]}}


@asynccontextmanager
async def rude_server(*, closes: bool) -> AsyncIterator[str]:
    """Take a request and either hang up or say nothing."""
    release = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if not closes:
            await release.wait()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/bot{TOKEN}/getMe"
    release.set()
    server.close()
    await server.wait_closed()


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def all_words(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


async def test_plain_fields_leave_as_json(server: Telegram, request_: AiohttpRequest):
    result = await request_.call(f"{server.url}/sendMessage", FIELDS)

    assert result is True
    assert (server.kinds, server.asked) == (["application/json"], [FIELDS])


async def test_what_python_telegram_bot_sends_leaves_as_json_too(server: Telegram):
    base, _, token = server.url.rpartition("bot")
    async with AiohttpRequest() as request, AiohttpRequest() as polls:
        bot = Bot(token, f"{base}bot", request=request, get_updates_request=polls)
        await bot.delete_webhook(drop_pending_updates=False)

    assert server.asked == [{"drop_pending_updates": False}]


async def test_files_leave_as_multipart(server: Telegram):
    base, _, token = server.url.rpartition("bot")
    message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}
    server.will_answer((200, {"ok": True, "result": message}))
    async with AiohttpRequest() as request, AiohttpRequest() as polls:
        bot = Bot(token, f"{base}bot", request=request, get_updates_request=polls)
        await bot.send_document(101, io.BytesIO(b"a;b"), filename="liste.csv", caption="Voilà")

    assert server.kinds == ["multipart/form-data"]
    assert all(part in server.asked[0] for part in (b"a;b", b"liste.csv", "Voilà".encode()))


async def test_one_connection_serves_many_calls(server: Telegram, request_: AiohttpRequest):
    for _ in range(5):
        await request_.call(f"{server.url}/getMe", {})

    assert len(server.connections) == 1


async def test_fresh_connections_after_a_renewal(server: Telegram, request_: AiohttpRequest):
    await request_.call(f"{server.url}/getMe", {})
    await request_.renew()
    await request_.call(f"{server.url}/getMe", {})

    assert len(server.connections) == 2


async def test_nobody_there_means_certainly_not_sent():
    async with AiohttpRequest() as request:
        with pytest.raises(NeverSent):
            await request.call(f"http://127.0.0.1:{closed_port()}/bot{TOKEN}/getMe", {})


async def test_no_answer_in_time_is_told_as_such():
    async with rude_server(closes=False) as url, AiohttpRequest(read_timeout=0.1) as request:
        with pytest.raises(TimedOut):
            await request.call(url, {})


async def test_a_call_may_have_its_own_patience():
    async with rude_server(closes=False) as url, AiohttpRequest(read_timeout=60) as request:
        with pytest.raises(TimedOut):
            await request.call(url, {}, read_timeout=0.05)


async def test_a_line_that_is_cut_leaves_us_in_doubt():
    async with rude_server(closes=True) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await request.call(url, {})

    assert not isinstance(caught.value, (NeverSent, TimedOut, BadRequest))


async def test_no_error_tells_the_token():
    addresses = [f"http://127.0.0.1:{closed_port()}/bot{TOKEN}/x", f"http://:99999/bot{TOKEN}/x"]
    async with rude_server(closes=True) as url, AiohttpRequest(read_timeout=0.1) as request:
        for address in (url, *addresses):
            with pytest.raises(TelegramError) as caught:
                await request.call(address, {})

            assert "TEST-aaa" not in all_words(caught.value)


@pytest.mark.parametrize("parameters", [{"retry_after": 7}, {}])
async def test_too_fast_says_for_how_long(
    server: Telegram, request_: AiohttpRequest, parameters: dict[str, int]
):
    server.will_answer(refused(429, "Too Many Requests: retry after 7", **parameters))

    with pytest.raises(TooFast) as caught:
        await request_.call(f"{server.url}/sendMessage", FIELDS)

    assert caught.value.pause == 7.0


@pytest.mark.parametrize("body", [b"<html>", b'{"ok":true', b"[]", b"{}", b'"x"', b"\xff", b"["])
async def test_an_answer_that_is_none_is_an_error_and_is_not_logged(
    server: Telegram, request_: AiohttpRequest, body: bytes, caplog: pytest.LogCaptureFixture
):
    server.will_answer((200, body))

    with caplog.at_level(logging.DEBUG), pytest.raises(TelegramError):
        await request_.call(f"{server.url}/sendMessage", FIELDS)

    assert caplog.records == []


async def test_redirects_are_not_followed(server: Telegram, request_: AiohttpRequest):
    server.will_answer((302, b""), (200, {"ok": True, "result": "elsewhere"}))

    with pytest.raises(NetworkError):
        await request_.call(f"{server.url}/getMe", {})

    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb'"a\u0000b\u0000\u0000c"', "abc"),
        (rb'"a\\u0000"', "a\\u0000"),
        (rb'"a\\\u0000b"', "a\\b"),
    ],
)
async def test_a_nul_ends_here(
    server: Telegram, request_: AiohttpRequest, written: bytes, read: str
):
    server.will_answer((200, b'{"ok":true,"result":' + written + b"}"))

    assert await request_.call(f"{server.url}/getMe", {}) == read


async def test_a_closed_session_sends_nothing():
    request = AiohttpRequest()

    with pytest.raises(NeverSent):
        await request.call("http://127.0.0.1:1/bot/x", {})
