"""Bots written with python-telegram-bot feel at home."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import ChatMigrated, EndPointNotFound, Forbidden, RetryAfter, TelegramError

from tests.sandbox.driving import BASIC_GROUP, BOT, NADIA, TOKEN, YVES

pytestmark = pytest.mark.usefixtures("started")


@pytest.fixture
async def ptb(server):
    """A bot of python-telegram-bot."""
    base, files = f"{server.url}/bot", f"{server.url}/file/bot"
    async with Bot(TOKEN, base_url=base, base_file_url=files) as made:
        yield made


async def test_python_telegram_bot_sends_edits_and_answers(ptb, people):
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Oui", callback_data="y")]])
    sent = await ptb.send_message(NADIA, "<b>Samedi ?</b>", "HTML", reply_markup=keyboard)
    await people.act(NADIA, BOT, "tap", message_id=sent.message_id, text="Oui", wait=0)

    updates = await ptb.get_updates(timeout=20)
    query = updates[-1].callback_query
    edited = await query.edit_message_text("Noté", reply_markup=None)

    assert await query.answer("Noté") is True
    assert (query.from_user.id, query.data) == (NADIA, "y")
    assert (edited.text, edited.reply_markup) == ("Noté", None)


async def test_python_telegram_bot_exchanges_files(ptb):
    sent = await ptb.send_document(NADIA, b"BEGIN:VCALENDAR", filename="séance.ics")

    fetched = await (await ptb.get_file(sent.document.file_id)).download_as_bytearray()

    assert sent.document.file_name == "séance.ics"
    assert fetched == b"BEGIN:VCALENDAR"


async def test_python_telegram_bot_knows_the_refusals(ptb, people, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    await people.post("faults", kind="too_many_requests", retry_after=7, chat_id=NADIA)
    await people.post(f"groups/{BASIC_GROUP}/migrate")

    with pytest.raises(RetryAfter, match="7"):
        await ptb.send_message(NADIA, "x")
    with pytest.raises(ChatMigrated):
        await ptb.send_message(BASIC_GROUP, "x")
    with pytest.raises(Forbidden, match="initiate"):
        await ptb.send_message(YVES, "x")
    with pytest.raises(EndPointNotFound):
        await ptb.do_api_request("sendTelepathy")


@pytest.mark.parametrize("kind", ["drop_after", "garbage_after", "bad_gateway", "reset"])
async def test_python_telegram_bot_meets_a_bad_network(ptb, people, kind):
    await people.post("faults", kind=kind)

    with pytest.raises(TelegramError):
        await ptb.send_message(NADIA, "x")


async def test_python_telegram_bot_reads_changes_of_membership(ptb, people):
    await people.act(NADIA, BOT, "block")

    change = (await ptb.get_updates(timeout=20))[-1].my_chat_member

    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
