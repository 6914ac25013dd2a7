"""C6: sending, replying, editing, deleting, answering."""

from datetime import timedelta

import pytest

from bot.sandbox.errors import NOT_MODIFIED, QUERY_TOO_OLD
from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA, YVES

KEYBOARD = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}


@pytest.mark.parametrize(
    ("chat_id", "status", "why"),
    [
        ("", 400, "Bad Request: chat_id is empty"),
        ("@nobody", 400, "Bad Request: chat not found"),
        ("424242", 400, "Bad Request: chat not found"),
        ("-424242", 400, "Bad Request: chat not found"),
        (str(YVES), 403, "Forbidden: bot can't initiate conversation with a user"),
        (str(BOT), 403, "Forbidden: the bot can't send messages to the bot"),
    ],
)
async def test_a_chat_that_cannot_be_written_to_is_refused(bot, chat_id, status, why):
    """C6.2"""
    reply = await bot("sendMessage", chat_id=chat_id, text="x")

    assert (reply.status, reply.refusal) == (status, why)


async def test_a_stranger_is_not_found(bot, people):
    """C6.2"""
    stranger = await people.post("people", first_name="Inès")

    reply = await bot("sendMessage", chat_id=stranger["id"], text="x")

    assert reply.refusal == "Bad Request: chat not found"


async def test_the_text_is_checked_before_the_keyboard_and_the_chat(bot):
    """C6.1"""
    bad = {"chat_id": "424242", "reply_markup": "{"}

    empty = await bot("sendMessage", text="", **bad)
    markup = await bot("sendMessage", text="x", **bad)

    assert empty.refusal == "Bad Request: message text is empty"
    assert markup.refusal == "Bad Request: can't parse reply keyboard markup JSON object"


async def test_a_removed_bot_is_told_so(bot, people):
    """C6.3"""
    await people.act(NADIA, GROUP, "remove-bot", bot=BOT)
    kicked = await bot("sendMessage", chat_id=GROUP, text="x")
    await bot("leaveChat", chat_id=BASIC_GROUP)
    left = await bot("sendMessage", chat_id=BASIC_GROUP, text="x")

    assert kicked.refusal == "Forbidden: bot was kicked from the supergroup chat"
    assert left.refusal == "Forbidden: bot is not a member of the group chat"


async def test_a_deleted_group_and_a_deleted_account_are_told(bot, people, started):
    """C6.3"""
    await people.post(f"groups/{GROUP}/delete")
    await people.post(f"people/{NADIA}/deactivate")

    group = await bot("sendMessage", chat_id=GROUP, text="x")
    person = await bot("sendMessage", chat_id=NADIA, text="x")

    assert group.refusal == "Forbidden: the group chat was deleted"
    assert person.refusal == "Forbidden: user is deactivated"


async def test_an_upgraded_group_names_its_new_id(bot, people):
    """C6.4"""
    new = (await people.post(f"groups/{BASIC_GROUP}/migrate"))["chat_id"]

    reply = await bot("sendMessage", chat_id=BASIC_GROUP, text="x")

    messages = [update["message"] for update in await bot.updates()]
    assert reply.refusal == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": new}
    assert [message.get("migrate_to_chat_id") for message in messages] == [new, None]
    assert [message.get("migrate_from_chat_id") for message in messages] == [None, BASIC_GROUP]


async def test_replying_to_nothing_is_refused_unless_allowed(bot, started):
    """C6.5"""
    wish = {"message_id": 999}

    strict = await bot("sendMessage", chat_id=NADIA, text="x", reply_parameters=wish)
    lenient = {**wish, "allow_sending_without_reply": True}
    loose = await bot("sendMessage", chat_id=NADIA, text="x", reply_parameters=lenient)

    assert strict.refusal == "Bad Request: message to be replied not found"
    assert "reply_to_message" not in loose.result


async def test_a_reply_carries_the_message_one_level_deep(bot, started):
    """C6.5"""
    first = started["message_id"]

    sent = (await bot("sendMessage", chat_id=NADIA, text="x", reply_to_message_id=first)).result

    assert sent["reply_to_message"]["text"] == "/start"


async def test_a_message_that_is_not_there_or_not_ones_own_is_not_edited(bot, started):
    """C6.6"""
    gone = await bot("editMessageText", chat_id=NADIA, message_id=999, text="x")
    foreign = await bot(
        "editMessageText", chat_id=NADIA, message_id=started["message_id"], text="x"
    )

    assert gone.refusal == "Bad Request: message to edit not found"
    assert foreign.refusal == "Bad Request: message can't be edited"


async def test_an_edit_without_a_change_is_refused(bot, started):
    """C6.6"""
    sent = await _ask(bot)
    params = {"chat_id": NADIA, "message_id": sent["message_id"], "text": "?"}

    same = await bot("editMessageText", **params, reply_markup=KEYBOARD)
    bare = await bot("editMessageText", **params)

    assert same.refusal == f"Bad Request: {NOT_MODIFIED}"
    assert "reply_markup" not in bare.result
    assert bare.result["edit_date"] >= sent["date"]


async def test_a_keyboard_can_be_edited_alone(bot, started):
    """C6.6"""
    sent = await _ask(bot)

    edited = await bot("editMessageReplyMarkup", chat_id=NADIA, message_id=sent["message_id"])

    assert edited.result["text"] == "?"
    assert "reply_markup" not in edited.result


async def test_deleting_says_what_is_missing(bot, started):
    """C6.7"""
    refusals = [
        (await bot("deleteMessage")).refusal,
        (await bot("deleteMessage", chat_id=NADIA)).refusal,
        (await bot("deleteMessage", chat_id=NADIA, message_id=999)).refusal,
    ]

    assert refusals == [
        "Bad Request: chat identifier is not specified",
        "Bad Request: message identifier is not specified",
        "Bad Request: message to delete not found",
    ]


async def test_messages_older_than_two_days_stay(bot, sandbox, started):
    """C6.7"""
    sent = await _ask(bot)
    sandbox.clock.forward(timedelta(hours=49))

    reply = await bot("deleteMessage", chat_id=NADIA, message_id=sent["message_id"])

    assert reply.refusal == "Bad Request: message can't be deleted for everyone"


async def test_a_deleted_message_is_gone_for_people(bot, people, started):
    """C6.7"""
    sent = await _ask(bot)
    seq = (await people.sees(NADIA, BOT))[-1]["seq"]

    await bot("deleteMessage", chat_id=NADIA, message_id=sent["message_id"])

    (changed,) = await people.sees(NADIA, BOT, after=seq)
    assert (changed["deleted"], changed["text"]) == (True, None)
    assert len(await people.sees(NADIA, BOT)) == 1


async def test_only_known_actions_are_shown(bot, people, started):
    """C6.8"""
    wrong = await bot("sendChatAction", chat_id=NADIA, action="dancing")
    right = await bot("sendChatAction", chat_id=NADIA, action="typing")

    assert wrong.refusal == "Bad Request: wrong parameter action in request"
    assert right.result is True


async def test_a_tap_carries_the_message_and_is_answered_once(bot, people, started):
    """C6.10"""
    sent = await _ask(bot)
    query = await _tap(bot, people, sent)

    first = await bot("answerCallbackQuery", callback_query_id=query["id"], text="Noté")
    second = await bot("answerCallbackQuery", callback_query_id=query["id"])

    assert query["message"]["message_id"] == sent["message_id"]
    assert isinstance(query["id"], str)
    assert isinstance(query["chat_instance"], str)
    assert first.result is True
    assert second.refusal == f"Bad Request: {QUERY_TOO_OLD}"


async def test_a_tap_is_not_answered_late(bot, people, sandbox, started):
    """C6.10"""
    query = await _tap(bot, people, await _ask(bot))
    sandbox.clock.forward(timedelta(seconds=16))

    reply = await bot("answerCallbackQuery", callback_query_id=query["id"])

    assert reply.refusal == f"Bad Request: {QUERY_TOO_OLD}"


async def test_a_toast_has_200_characters_at_most(bot, people, started):
    """C6.10"""
    query = await _tap(bot, people, await _ask(bot))

    reply = await bot("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)

    assert reply.refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_tap_on_a_message_that_is_gone_has_no_date(bot, people, started):
    """C6.10"""
    sent = await _ask(bot)
    await bot("deleteMessage", chat_id=NADIA, message_id=sent["message_id"])
    body = {"message_id": sent["message_id"], "data": "zzz", "forged": True, "wait": 0}

    await people.act(NADIA, BOT, "tap", **body)

    query = await bot.latest("callback_query")
    assert (query["data"], query["message"]["date"]) == ("zzz", 0)


async def test_supergroups_count_for_themselves_and_other_chats_together(bot, started):
    """C6.11"""
    ids = [
        (await bot("sendMessage", chat_id=chat_id, text="x")).result["message_id"]
        for chat_id in (NADIA, BASIC_GROUP, NADIA, GROUP, GROUP)
    ]

    assert ids == [2, 3, 4, 1, 2]


async def _ask(bot):
    return (await bot("sendMessage", chat_id=NADIA, text="?", reply_markup=KEYBOARD)).result


async def _tap(bot, people, sent):
    await people.act(NADIA, BOT, "tap", message_id=sent["message_id"], text="Oui", wait=0)
    return await bot.latest("callback_query")
