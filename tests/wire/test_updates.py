"""Fetching updates: plain JSON, never an exception, nothing dropped behind our back."""

import pytest

from bot.outcomes import Conflict, NotSent, PerhapsSent, TokenRefused, Unknown
from bot.wire.request import AiohttpRequest
from bot.wire.updates import LongPoll
from tests.wire.telegram import OK, Telegram, refused


@pytest.fixture
def polls(server: Telegram, request_: AiohttpRequest) -> LongPoll:
    return LongPoll(request_, base_url=server.url)


async def test_the_kinds_of_updates_we_need_are_asked_for_by_name(
    server: Telegram, polls: LongPoll
):
    server.will_answer((200, {"ok": True, "result": []}))

    await polls.fetch(7, hold=50.0)

    allowed = [
        *("message", "callback_query", "my_chat_member"),
        *("inline_query", "chosen_inline_result"),
    ]
    assert server.asked == [{"offset": 7, "timeout": 50, "allowed_updates": allowed}]


async def test_what_is_no_update_is_left_out(server: Telegram, polls: LongPoll):
    strange = [None, 7, {}, {"update_id": "5"}, {"update_id": True}, {"update_id": 2**70}]
    server.will_answer((200, {"ok": True, "result": [*strange, {"update_id": 5}]}))

    assert await polls.fetch(0, hold=0) == [{"update_id": 5}]


async def test_a_batch_of_nothing_but_nonsense_is_a_fault(server: Telegram, polls: LongPoll):
    server.will_answer((200, {"ok": True, "result": [None, 7]}))

    assert isinstance(await polls.fetch(0, hold=0), Unknown)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (refused(401, "Unauthorized"), TokenRefused),
        (refused(409, "Conflict: terminated by other getUpdates request"), Conflict),
        ((502, b"<html>"), PerhapsSent),
        ((200, b"<html>"), PerhapsSent),
        ((200, {"ok": True, "result": 7}), PerhapsSent),
        ((200, {"ok": False, "description": "x"}), PerhapsSent),
    ],
)
async def test_a_failed_poll_says_why(
    server: Telegram, polls: LongPoll, answer: tuple[int, bytes], fault: type
):
    server.will_answer(answer)

    assert isinstance(await polls.fetch(0, hold=0), fault)


async def test_a_webhook_gives_way_without_dropping_anything(server: Telegram, polls: LongPoll):
    server.will_answer((200, OK))

    assert await polls.clear_webhook() is None
    assert server.asked == [{"drop_pending_updates": False}]


async def test_a_server_that_is_away_is_a_fault(request_: AiohttpRequest):
    nowhere = LongPoll(request_, base_url="http://127.0.0.1:1/bot")

    assert isinstance(await nowhere.fetch(0, hold=0), NotSent)
    assert isinstance(await nowhere.clear_webhook(), NotSent)
