"""C8.1-C8.4: groups, privacy mode, blocking, administrators."""

import pytest

from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA, YVES


async def _heard(bot, people, **say):
    """Whether the bot hears what Yves says in the group."""
    before = (await people.get("updates"))["pending"]
    await people.act(YVES, GROUP, "say", **say)
    return (await people.get("updates"))["pending"] > before


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Bonjour", False),
        ("/aide", False),
        ("/aide@passerelle_bot", True),
        ("/aide@another_bot", False),
        ("Merci @passerelle_bot", True),
    ],
)
async def test_in_privacy_mode_a_bot_hears_what_is_meant_for_it(bot, people, text, heard):
    """C8.1"""
    assert await _heard(bot, people, text=text) is heard


async def test_a_plain_command_goes_to_the_bot_that_wrote_last(bot, people):
    """C8.1"""
    await bot("sendMessage", chat_id=GROUP, text="Bonjour")

    assert await _heard(bot, people, text="/aide") is True
    assert await _heard(bot, people, text="Bonjour") is False


async def test_a_reply_to_the_bot_is_heard(bot, people):
    """C8.1, C5.6"""
    sent = (await bot("sendMessage", chat_id=GROUP, text="Quand ?")).result

    assert await _heard(bot, people, text="Samedi", reply_to=sent["message_id"]) is True


async def test_an_administrator_hears_everything(bot, people):
    """C8.1"""
    await people.act(NADIA, GROUP, "promote", bot=BOT)

    assert await _heard(bot, people, text="Bonjour") is True


async def test_adding_a_bot_tells_it_twice(bot, people):
    """C8.2"""
    await people.act(NADIA, GROUP, "remove-bot", bot="passerelle_bot")
    await people.act(NADIA, GROUP, "add-bot", bot="@passerelle_bot")

    updates = await bot.updates()

    assert [list(update)[1] for update in updates] == [
        "my_chat_member",
        "message",
        "my_chat_member",
        "message",
    ]
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert updates[1]["message"]["left_chat_member"]["id"] == BOT
    assert updates[2]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert updates[3]["message"]["new_chat_members"][0]["id"] == BOT


async def test_blocking_and_unblocking_are_told_and_close_the_chat(bot, people, started):
    """C8.3"""
    await people.act(NADIA, BOT, "block")
    blocked = await bot("sendMessage", chat_id=NADIA, text="x")
    await people.act(NADIA, BOT, "unblock")
    allowed = await bot("sendMessage", chat_id=NADIA, text="x")

    changes = [update["my_chat_member"] for update in (await bot.updates())[1:]]
    assert blocked.refusal == "Forbidden: bot was blocked by the user"
    assert allowed.status == 200
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert changes[0]["new_chat_member"]["until_date"] == 0
    assert changes[0]["from"]["id"] == NADIA


async def test_the_first_start_is_no_change_of_membership(bot, people, started):
    """C8.3"""
    assert [list(update)[1] for update in await bot.updates()] == ["message"]


async def test_administrators_of_a_group_are_listed_without_other_bots(bot, other_bot, people):
    """C8.4"""
    other_id = (await other_bot("getMe")).result["id"]
    await people.act(NADIA, GROUP, "add-bot", bot=other_id, admin=True)

    usual = (await bot("getChatAdministrators", chat_id=GROUP)).result
    everybody = (await bot("getChatAdministrators", chat_id=GROUP, return_bots=True)).result

    assert [(m["user"]["id"], m["status"]) for m in usual] == [(NADIA, "creator")]
    assert [m["user"]["id"] for m in everybody] == [NADIA, other_id]
    assert everybody[1]["can_manage_chat"] is True


async def test_a_private_chat_has_no_administrators(bot, started):
    """C8.4"""
    reply = await bot("getChatAdministrators", chat_id=NADIA)

    assert reply.refusal == "Bad Request: there are no administrators in the private chat"


async def test_members_are_known_one_by_one(bot, people):
    """C8.4"""
    await people.act(YVES, GROUP, "leave")

    gone = (await bot("getChatMember", chat_id=GROUP, user_id=YVES)).result
    count = (await bot("getChatMemberCount", chat_id=GROUP)).result

    assert (gone["status"], count) == ("left", 2)


async def test_an_anonymous_administrator_speaks_as_the_group_and_taps_as_themselves(bot, people):
    await people.act(NADIA, GROUP, "promote", bot=BOT)
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    sent = (await bot("sendMessage", chat_id=GROUP, text="?", reply_markup=keyboard)).result

    await people.act(NADIA, GROUP, "say", text="Bonjour", anonymous=True)
    said = await bot.latest("message")
    tap = {"message_id": sent["message_id"], "row": 0, "column": 0, "anonymous": True, "wait": 0}
    await people.act(NADIA, GROUP, "tap", **tap)
    tapped = await bot.latest("callback_query")

    assert (said["from"]["id"], said["sender_chat"]["id"]) == (1087968824, GROUP)
    assert tapped["from"]["id"] == NADIA


async def test_only_administrators_can_be_anonymous(people):
    path = f"people/{YVES}/chats/{GROUP}/say"

    why = await people.refused(path, text="Bonjour", anonymous=True)

    assert why == "Only administrators can be anonymous."


async def test_who_left_sees_nothing_more_until_they_are_back(bot, people):
    await bot("sendMessage", chat_id=GROUP, text="1")
    await people.act(YVES, GROUP, "leave")
    await bot("sendMessage", chat_id=GROUP, text="2")

    seen = [message["text"] for message in await people.sees(YVES, GROUP)]
    why = await people.refused(f"people/{YVES}/chats/{GROUP}/say", text="3")
    await people.act(YVES, GROUP, "join")

    assert "1" in seen
    assert "2" not in seen
    assert why == "You are not in this group."
    assert "2" in [message["text"] for message in await people.sees(YVES, GROUP)]


async def test_a_group_chat_describes_itself(bot):
    """C8.7"""
    basic = (await bot("getChat", chat_id=BASIC_GROUP)).result
    supergroup = (await bot("getChat", chat_id=GROUP)).result

    assert (basic["type"], basic["all_members_are_administrators"]) == ("group", False)
    assert (supergroup["type"], supergroup["title"]) == ("supergroup", "La Passerelle")


async def test_pinning_needs_rights_in_a_group(bot, people, started):
    sent = (await bot("sendMessage", chat_id=GROUP, text="x")).result
    place = {"chat_id": GROUP, "message_id": sent["message_id"]}

    without = await bot("pinChatMessage", **place)
    await people.act(NADIA, GROUP, "promote", bot=BOT)
    with_rights = await bot("pinChatMessage", **place)

    assert without.refusal == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    assert with_rights.result is True
    assert (await people.sees(YVES, GROUP))[0]["pinned"] is True
    assert (await people.sees(YVES, GROUP))[-1]["service"]["kind"] == "pinned"


async def test_a_new_group_tells_its_bots_and_can_have_topics(bot, people):
    wish = {"title": "Forum", "members": [NADIA], "bots": [BOT], "topics": ["Séances"]}
    group = await people.post("groups", **wish, bots_are_admins=True)
    thread_id = group["topics"][0]["thread_id"]

    sent = await bot(
        "sendMessage", chat_id=group["chat_id"], text="x", message_thread_id=thread_id
    )
    await bot("closeForumTopic", chat_id=group["chat_id"], message_thread_id=thread_id)
    closed = await bot(
        "sendMessage", chat_id=group["chat_id"], text="x", message_thread_id=thread_id
    )

    assert (await bot.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == (
        "administrator"
    )
    assert sent.result["is_topic_message"] is True
    assert closed.refusal == "Bad Request: TOPIC_CLOSED"


async def test_reactions_are_told_to_those_who_asked(bot, people, started):
    await bot("getUpdates", allowed_updates=["message_reaction"])
    place = {"chat_id": NADIA, "message_id": started["message_id"]}
    await bot("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👌"}])

    await people.act(NADIA, BOT, "react", message_id=started["message_id"], emoji="👍")

    told = await bot.latest("message_reaction")
    assert told["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert (await people.sees(NADIA, BOT))[0]["reactions"] == ["👌", "👍"]
