"""The sandbox's own tools: events, the log, the clock, raw updates, reset, the page."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.clock import Clock
from tests.sandbox.driving import BOT, NADIA, TOKEN, YVES


async def test_events_wait_for_something_to_happen(people):
    seq = (await people.get("events"))["seq"]
    waiting = asyncio.create_task(people.get("events", after=seq, timeout=20))

    said = await people.act(NADIA, BOT, "say", text="x")
    told = await asyncio.wait_for(waiting, 15)
    everything = (await people.get("events", after=seq, timeout=0))["events"]

    message = next(event for event in everything if event["kind"] == "message")
    assert told["events"]
    assert (message["chat_id"], message["message_id"]) == (BOT, said["message_id"])
    assert (message["people"], message["change"]) == ([NADIA], "new")


async def test_who_was_away_too_long_is_told_so(people, sandbox):
    for _ in range(10_001):
        sandbox.world.feed.tell("clock")

    told = await people.get("events", after=1, timeout=0)

    assert told["missed"] is True


async def test_calls_are_logged_with_what_they_sent_and_got(bot, people):
    await bot("sendMessage", chat_id=YVES, text="x")

    (call,) = (await people.get("calls"))["calls"]

    assert call["method"] == "sendMessage"
    assert call["params"] == {"chat_id": str(YVES), "text": "x"}
    assert (call["status"], call["bot"]) == (403, BOT)
    assert call["description"].startswith("Forbidden: bot can't initiate")
    assert (await people.get("calls", after=call["seq"]))["calls"] == []


async def test_updates_can_be_put_in_raw(bot, people):
    await people.post("next-update-id", id=500)
    await people.post("updates", update={"message": "not even an object"})
    await people.post("updates", update={"update_id": 7, "future": {}}, token=TOKEN)

    updates = await bot.updates()

    assert updates == [
        {"update_id": 500, "message": "not even an object"},
        {"update_id": 7, "future": {}},
    ]


async def test_what_was_handed_out_and_confirmed_is_known(bot, people, started):
    (first,) = await bot.updates()
    await people.act(NADIA, BOT, "say", text="x")
    before = await people.get("updates", token=TOKEN)

    await bot.updates(offset=first["update_id"] + 1)

    after = await people.get("updates", bot=BOT)
    assert (before["handed_out"], before["confirmed"]) == ([first["update_id"]], [])
    assert (before["pending"], after["pending"]) == (2, 1)
    assert after["confirmed"] == [first["update_id"]]


async def test_the_clock_moves_and_messages_follow_it(bot, people, started):
    before = await people.get("clock")

    await people.post("clock", forward_seconds=86_400)
    sent = (await bot("sendMessage", chat_id=NADIA, text="x")).result

    now = datetime.fromisoformat(before["now"])
    assert 86_400 <= sent["date"] - now.timestamp() + 1 <= 86_460
    assert 86_399 <= (await people.get("clock"))["offset_seconds"] <= 86_401


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"to": "2026-11-23T10:00:00+01:00"}, "2026-11-23T09:00:0"),
        ({"to": "2030-01-01T00:00:00Z"}, "2030-01-01T00:00:0"),
    ],
)
async def test_the_clock_goes_to_a_moment(people, wish, told):
    clock = await people.post("clock", **wish)

    assert clock["now"].startswith(told)


@pytest.mark.parametrize(
    "wish",
    [
        {"to": "2026-11-23T10:00"},
        {"to": "x"},
        {"forward_seconds": 1e12},
        {"to_tomorrow_at": "10:00", "zone": "Mars/Olympus"},
    ],
)
async def test_the_clock_does_not_go_just_anywhere(people, wish):
    assert (await people.refused("clock", **wish)).startswith("The clock cannot go there")


def test_tomorrow_at_ten_is_ten_there_over_a_change_of_hour():
    clock = Clock(datetime(2026, 10, 24, 20, tzinfo=UTC), ticking=False)
    heard: list[datetime] = []
    clock.on_move(heard.append)

    now = clock.to_tomorrow_at(time(10), ZoneInfo("Europe/Paris"))

    assert now == datetime(2026, 10, 25, 9, tzinfo=UTC)
    assert heard == [now]
    assert clock.forward(timedelta(hours=-1)).hour == 8


async def test_a_reset_puts_everything_back(bot, people, started):
    poll = asyncio.create_task(bot("getUpdates", timeout=30, offset=2**40))
    await people.post("clock", forward_seconds=1000)
    await people.post("faults", kind="kicked")
    seq = (await people.get("events"))["seq"]

    await people.post("reset")

    kinds = [e["kind"] for e in (await people.get("events", after=seq, timeout=0))["events"]]
    assert "reset" in kinds
    assert await people.sees(NADIA, BOT) == []
    assert abs((await people.get("clock"))["offset_seconds"]) < 1
    assert (await people.get("faults"))["faults"] == []
    assert (await people.get("updates"))["pending"] == 0
    await asyncio.wait_for(poll, 20)


async def test_the_page_is_served_and_nothing_beside_it(session, server):
    async with session.get(f"{server.url}/") as page:
        html = await page.text()
    async with session.get(f"{server.url}/%2e%2e/server.py") as outside:
        await outside.read()

    assert (page.status, page.content_type) == (200, "text/html")
    assert "<html" in html
    assert outside.status == 404


async def test_a_files_page_can_do_no_harm(people, session, server, started):
    sent = await people.act(NADIA, BOT, "send-file", file_name="x.html", text="<script>1</script>")

    async with session.get(f"{server.url}/sandbox/files/{sent['file_id']}") as response:
        policy = response.headers["Content-Security-Policy"]

    assert policy == "sandbox"


async def test_something_that_is_no_http_is_refused(server):
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)

    writer.write(b"hello\r\n\r\n")

    assert (await reader.read()).startswith(b"HTTP/1.1 400")
    writer.close()
