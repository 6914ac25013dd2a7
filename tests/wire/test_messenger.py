"""The messenger: one call, one outcome, never an exception."""

import asyncio
import time

import pytest
import structlog

from bot.calls import Button, Call, Screen, give_document, offer, redraw_inline, say, toast
from bot.outcomes import Gone, Migrated, NoThread, NotSent, PerhapsSent, Reason, Sent, Unknown
from bot.wire.messenger import Messenger
from bot.wire.pace import Evenly, Pace
from bot.wire.plain import without_markup
from bot.wire.request import AiohttpRequest
from tests.wire.telegram import OK, Telegram, refused

CALL = say(101, Screen("<b>Mardi</b> &amp; jeudi"), thread_id=7)


@pytest.fixture
def messenger(server: Telegram, request_: AiohttpRequest) -> Messenger:
    return Messenger(request_, base_url=server.url, pace=Pace(monotonic=time.monotonic))


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
    pace = Pace(monotonic=time.monotonic)
    nowhere = Messenger(request_, base_url="http://127.0.0.1:1/bot", pace=pace)

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


async def test_a_crowd_is_served_in_order_and_nobody_wakes_up_for_anothers_place(
    server: Telegram, request_: AiohttpRequest
):
    asked: list[float] = []
    evenly = Evenly(500, monotonic=time.monotonic)

    def share() -> float:
        asked.append(evenly())
        return asked[-1]

    pace = Pace(monotonic=time.monotonic, share=share)
    messenger = Messenger(request_, base_url=server.url, pace=pace)
    served: list[int] = []

    async def turn(number: int) -> None:
        await messenger.turn_of(say(number, Screen("Bonjour")))
        served.append(number)

    await asyncio.gather(*(turn(number) for number in range(1, 101)))

    assert served == list(range(1, 101))
    assert len(asked) <= 3 * len(served)
