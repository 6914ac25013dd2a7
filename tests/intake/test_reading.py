"""Stored JSON becomes an update; of a tap only what counts is read."""

from typing import Any

import pytest
from telegram import Bot, InaccessibleMessage, Message, Update

from bot.intake.reading import read

BOT = Bot("123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
CHAT = {"id": -1000000000007, "type": "supergroup", "title": "La Passerelle"}
NADIA = {"id": 101, "is_bot": False, "first_name": "Nadia", "language_code": "fr"}
CARD = {
    "message_id": 5,
    "date": 1790000000,
    "chat": CHAT,
    "text": "Mardi",
    "message_thread_id": 7,
}


def tap(message: Any) -> dict[str, Any]:
    query = {"id": "9", "from": NADIA, "chat_instance": "1", "data": "yes", "message": message}
    return {"update_id": 3, "callback_query": query}


def test_a_tap_keeps_who_what_and_where():
    update = read(tap(CARD), BOT)

    query = update.callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.language_code) == ("9", "yes", "fr")
    assert isinstance(query.message, InaccessibleMessage)
    assert (query.message.chat.id, query.message.message_id) == (CHAT["id"], 5)


def test_what_the_framework_asks_about_a_tap_is_as_if_all_had_been_read():
    read_here, stock = read(tap(CARD), BOT), Update.de_json(tap(CARD), BOT)

    assert read_here.update_id == stock.update_id
    assert read_here.effective_user == stock.effective_user
    assert read_here.effective_chat == stock.effective_chat


def test_a_tap_in_a_topic_keeps_the_topic():
    update = read(tap(CARD | {"is_topic_message": True}), BOT)

    message = update.effective_message
    assert isinstance(message, Message)
    assert (message.message_thread_id, message.is_topic_message) == (7, True)


def test_a_tap_without_a_message_is_read_too():
    update = read(tap(None), BOT)

    assert update.effective_message is None


def test_a_message_is_read_in_full():
    entity = {"type": "bot_command", "offset": 0, "length": 7}
    body = {**CARD, "from": NADIA, "text": "/agenda", "entities": [entity]}

    update = read({"update_id": 3, "message": body}, BOT)

    assert update == Update.de_json({"update_id": 3, "message": body}, BOT)
    assert update.message is not None
    assert update.message.text == "/agenda"


@pytest.mark.parametrize("query", [{}, {"id": 1}, {"id": 1, "from": 7}, {"id": 1, "from": {}}])
def test_a_strange_shape_is_an_error_of_this_update_alone(query: dict[str, Any]):
    with pytest.raises((KeyError, TypeError, AttributeError)):
        read({"update_id": 3, "callback_query": query}, BOT)


@pytest.mark.parametrize("number", ["99:99", None, 2**63, -(10**30), 1.5, True])
def test_an_id_that_no_answer_could_use_is_refused(number):
    message = {"message_id": 5, "date": 1790000000, "chat": CHAT | {"id": number}, "from": NADIA}

    for strange in (
        tap(CARD | {"message_id": number}),
        tap(message),
        {"update_id": 3} | said(message),
    ):
        with pytest.raises(TypeError):
            read(strange, BOT)


def said(message: dict[str, Any]) -> dict[str, Any]:
    return {"message": message | {"text": "Bonjour"}}
