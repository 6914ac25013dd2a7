"""The messenger: one call, one outcome, never an exception."""

import asyncio
import time

import pytest
import structlog

from bot.calls import Button, Call, Screen, give_document, offer, redraw_inline, say, toast
from bot.outcomes import (
    Gone,
    Later,
    Migrated,
    NoThread,
    NotSent,
    PerhapsSent,
    Reason,
    Sent,
    Unknown,
)
from bot.wire.messenger import PAID, Messenger
from bot.wire.pace import Pace
from bot.wire.places import Evenly
from bot.wire.plain import without_markup
from bot.wire.request import AiohttpRequest
from bot.wire.turns import Turns
from tests.wire.telegram import OK, Telegram, refused

CALL = say(101, Screen("<b>Mardi</b> &amp; jeudi"), thread_id=7)


OTHER = say(202, Screen("Samedi"))


def messenger_of(url: str, request: AiohttpRequest, turns: Turns | None = None) -> Messenger:
    """Return a messenger to this address, which is in no hurry unless the turns are."""
    turns = turns or Turns(Evenly(1000, monotonic=time.monotonic), monotonic=time.monotonic)
    return Messenger(request, base_url=url, pace=Pace(monotonic=time.monotonic), turns=turns)


@pytest.fixture
def messenger(server: Telegram, request_: AiohttpRequest) -> Messenger:
    return messenger_of(server.url, request_)


async def test_what_was_sent_comes_back_with_the_answer(server: Telegram, messenger: Messenger):
    server.will_answer((200, {"ok": True, "result": {"message_id": 5}}))

    assert await messenger.send(CALL) == Sent({"message_id": 5})


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), Gone(Reason.BLOCKED)),
        (refused(400, "Bad Request: upgraded", migrate_to_chat_id=-100), Migrated(-100)),
        (refused(403, "Forbidden: new words"), Unknown("new words")),
        ((502, b"<html>"), PerhapsSent("bad gateway (502)")),
        ((200, b"<html>"), PerhapsSent("invalid server response")),
        ((200, b'{"ok":false,"description":"x"}'), PerhapsSent("'result'")),
    ],
)
async def test_what_went_wrong_comes_back_as_an_outcome(
    server: Telegram, messenger: Messenger, answer: tuple[int, bytes], outcome: object
):
    server.will_answer(answer)

    assert await messenger.send(CALL) == outcome


async def test_nobody_there_is_an_outcome_too(request_: AiohttpRequest):
    nowhere = messenger_of("http://127.0.0.1:1/bot", request_)

    assert isinstance(await nowhere.send(CALL), NotSent)


async def test_markup_that_cannot_be_read_is_sent_once_as_plain_text(
    server: Telegram, messenger: Messenger
):
    server.will_answer(refused(400, "Bad Request: can't parse entities: byte offset 3"), (200, OK))

    with structlog.testing.capture_logs() as logs:
        outcome = await messenger.send(CALL)

    assert outcome == Sent(result=True)
    assert server.asked[1]["text"] == "Mardi & jeudi"
    assert "parse_mode" not in server.asked[1]
    assert [line["log_level"] for line in logs] == ["error"]


async def test_a_topic_that_is_gone_is_left_out_once(server: Telegram, messenger: Messenger):
    server.will_answer(refused(400, "Bad Request: message thread not found"), (200, OK))

    outcome = await messenger.send(CALL)

    assert outcome == Sent(result=True)
    assert [asked.get("message_thread_id") for asked in server.asked] == [7, None]


async def test_a_topic_is_left_out_only_where_there_was_one(
    server: Telegram, messenger: Messenger
):
    server.will_answer(refused(400, "Bad Request: TOPIC_CLOSED"))

    assert await messenger.send(say(101, Screen("x"))) == NoThread()
    assert len(server.asked) == 1


async def test_a_file_leaves_as_multipart_with_its_words(server: Telegram, messenger: Messenger):
    screen = Screen("Voilà", ((Button("Menu", "1:m:menu"),),))
    content = b"BEGIN:VCALENDAR\r\n"
    call = give_document(101, screen, name="a.ics", kind="text/calendar", content=content)

    outcome = await messenger.send(call)

    assert outcome == Sent(result=True)
    assert server.kinds == ["multipart/form-data"]
    parts = (content, b'filename="a.ics"', b"text/calendar", "Voilà".encode(), b'"1:m:menu"')
    assert all(part in server.asked[0] for part in parts)


async def test_a_file_is_sent_again_whole_in_plainer_words(server: Telegram, messenger: Messenger):
    server.will_answer(refused(400, "Bad Request: can't parse entities: byte 3"), (200, OK))
    call = give_document(101, Screen("<b>A"), name="a.ics", kind="x/y", content=b"whole")

    with structlog.testing.capture_logs():
        await messenger.send(call)

    assert [b"whole" in asked for asked in server.asked] == [True, True]
    assert [b"parse_mode" in asked for asked in server.asked] == [True, False]


async def test_a_flood_of_inline_cards_holds_nobody_else(server: Telegram, messenger: Messenger):
    server.will_answer(refused(429, "Too Many Requests", retry_after=5), (200, OK))
    await messenger.send(redraw_inline("abc", Screen("x")))

    began = time.monotonic()
    await messenger.send(CALL)
    await messenger.send(offer("7", []))

    assert time.monotonic() - began < 2


async def test_after_a_flood_that_chat_waits_and_taps_do_not(
    server: Telegram, messenger: Messenger
):
    server.will_answer(refused(429, "Too Many Requests", retry_after=1), (200, OK))
    await messenger.send(CALL)

    began = time.monotonic()
    await messenger.send(toast("1"))
    tap_took = time.monotonic() - began
    await messenger.send(CALL)

    assert tap_took < 0.5
    assert time.monotonic() - began >= 0.9


def test_plain_words_keep_everything_but_the_formatting():
    call = Call(
        "sendDocument", {"caption": '<a href="x">A</a> &lt;3', "parse_mode": "HTML", "n": 1}
    )

    assert without_markup(call).fields == {"caption": "A <3", "n": 1}


async def test_a_message_of_many_comes_back_where_its_chat_must_wait(
    server: Telegram, messenger: Messenger
):
    server.will_answer(refused(429, "Too Many Requests", retry_after=9), (200, OK))
    await messenger.send(CALL)

    kept = await messenger.send_one_of_many(CALL)
    sent = await messenger.send_one_of_many(OTHER)
    again = await messenger.send_one_of_many(OTHER)

    assert isinstance(kept, Later)
    assert 8 < kept.pause <= 9
    assert sent == Sent(result=True)
    assert isinstance(again, Later)
    assert 0 < again.pause <= 1
    assert len(server.asked) == 2


async def test_a_flood_of_many_chats_stops_messages_to_many_and_no_tap(
    server: Telegram, messenger: Messenger
):
    server.will_answer(*[refused(429, "Too Many Requests", retry_after=60)] * 3, (200, OK))
    for chat_id in (1, 2, 3):
        await messenger.send_one_of_many(say(chat_id, Screen("x")))

    waiting = asyncio.create_task(messenger.lull())
    answered = [await messenger.send(toast("1")), await messenger.send(OTHER)]

    assert answered == [Sent(result=True)] * 2
    assert not waiting.done()
    waiting.cancel()


async def test_a_message_that_finds_no_place_soon_goes_back(
    server: Telegram, request_: AiohttpRequest
):
    turns = Turns(Evenly(0.001, monotonic=time.monotonic), monotonic=time.monotonic)
    messenger = messenger_of(server.url, request_, turns)
    await messenger.send(OTHER)

    late = await messenger.send_one_of_many(say(9, Screen("x")))

    assert isinstance(late, Later)
    assert len(server.asked) == 1
    await messenger.close()


async def test_what_is_paid_for_has_turns_of_its_own(server: Telegram, request_: AiohttpRequest):
    slow = Turns(Evenly(0.001, monotonic=time.monotonic), monotonic=time.monotonic)
    fast = Turns(Evenly(1000, monotonic=time.monotonic), monotonic=time.monotonic)
    pace = Pace(monotonic=time.monotonic)
    messenger = Messenger(request_, base_url=server.url, pace=pace, turns=slow, paid=fast)
    await messenger.send(OTHER)

    for chat_id in range(1, 6):
        call = Call("sendMessage", {"chat_id": chat_id, "text": "x", PAID: True})
        assert await messenger.send_one_of_many(call) == Sent(result=True)

    await messenger.close()
