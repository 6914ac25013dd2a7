"""The server itself: what it does with connections, and how it begins and ends."""

import asyncio

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import serve
from tests.sandbox.driving import BOT, NADIA, TOKEN


async def _until(people, met):
    async with asyncio.timeout(20):
        while not met():
            await people.get("clock")


async def _spoken(server, text):
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(text.encode())
    try:
        return await asyncio.wait_for(reader.read(), 20)
    finally:
        writer.close()


def _call(method):
    return f"GET /bot{TOKEN}/{method} HTTP/1.1\r\nHost: x\r\n\r\n"


async def test_a_port_that_is_taken_is_an_error_of_the_system(server):
    with pytest.raises(OSError, match="in use"):
        await serve(Sandbox(), port=server.port)


async def test_closing_ends_at_once_what_waits(server, sandbox, bot, people):
    await people.post("faults", kind="slow_answer", seconds=60, method="getMe")
    waiting = [
        asyncio.create_task(bot("getMe")),
        asyncio.create_task(bot("getUpdates", timeout=50)),
    ]
    queue = sandbox.world.queues[BOT]
    await _until(people, lambda: queue._waiter is not None and not sandbox.faults.shown())

    async with asyncio.timeout(20):
        await server.close()
        ends = await asyncio.gather(*waiting, return_exceptions=True)

    assert [type(end).__name__ for end in ends] == ["ServerDisconnectedError"] * 2


async def test_a_poll_ends_when_its_client_has_gone(bot, people, sandbox):
    """C2.4"""
    queue = sandbox.world.queues[BOT]
    poll = asyncio.create_task(bot("getUpdates", timeout=50))
    await _until(people, lambda: queue._waiter is not None)

    poll.cancel()
    await _until(people, lambda: queue._waiter is None)

    assert (await people.get("calls"))["calls"] == []


async def test_a_dropped_connection_is_closed_without_a_byte(server, people):
    await people.post("faults", kind="drop_after")

    assert await _spoken(server, _call("getMe")) == b""


async def test_a_reset_connection_is_reset(server, people):
    await people.post("faults", kind="reset")

    with pytest.raises(ConnectionResetError):
        await _spoken(server, _call("getMe"))


async def test_what_is_no_http_is_refused(server):
    assert (await _spoken(server, "Bonjour\r\n\r\n")).startswith(b"HTTP/1.1 400")


async def test_an_upload_is_read_as_far_as_it_goes(bot, started):
    """C1.2"""
    kind = "multipart/form-data; boundary=B"
    part = '--B\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = part.format("chat_id", NADIA) + part.format("text", "Bonjour") + "--B\r\nbroken"

    reply = await bot.request("sendMessage", data=body.encode(), headers={"Content-Type": kind})

    assert reply.result["text"] == "Bonjour"


async def test_an_upload_without_a_boundary_says_nothing(bot):
    """C1.2"""
    headers = {"Content-Type": "multipart/form-data"}

    reply = await bot.request("sendMessage", data=b"text=x", headers=headers)

    assert reply.refusal == "Bad Request: message text is empty"


@pytest.mark.parametrize(
    ("path", "kind"), [("", "text/html"), ("app.js", "text/javascript"), ("style.css", "text/css")]
)
async def test_the_page_is_asked_for_again_each_time(session, server, path, kind):
    async with session.get(f"{server.url}/{path}") as response:
        head = response.headers

    assert (response.status, response.content_type) == (200, kind)
    assert head["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["server.py", "%2e%2e/server.py", "..%2fserver.py"])
async def test_nothing_but_the_page_is_given_away(session, server, path):
    async with session.get(f"{server.url}/{path}") as response:
        body = await response.json()

    assert (response.status, body["description"]) == (404, "Not Found")


async def test_a_file_is_no_page_of_this_server(people, session, server):
    await people.act(
        NADIA, BOT, "send-file", file_name="a", text="<b>x", mime="text/html\r\nSet-Cookie: a=b"
    )
    (seen,) = await people.sees(NADIA, BOT)

    async with session.get(f"{server.url}{seen['document']['url']}") as response:
        head = response.headers

    assert (head["Content-Security-Policy"], response.content_type) == ("sandbox", "text/plain")
    assert "Set-Cookie" not in head
