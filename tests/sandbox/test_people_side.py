"""What people see and do, and what they are told when they cannot."""

import asyncio

import pytest

from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA, YVES

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Oui", "callback_data": "y"}, {"text": "Carte", "url": "https://e.org/plan"}],
        [{"text": "Copier", "copy_text": {"text": "abc"}}],
    ]
}


async def _ask(bot, chat_id=NADIA):
    sent = await bot("sendMessage", chat_id=chat_id, text="Samedi ?", reply_markup=KEYBOARD)
    return sent.result["message_id"]


async def test_everybody_is_listed_and_strangers_can_come(people):
    stranger = await people.post("people", first_name="Inès", username="@ines")

    listed = (await people.get("people"))["people"]

    assert listed[0] == {
        "id": NADIA,
        "first_name": "Nadia",
        "last_name": "R.",
        "username": "nadia_r",
        "language_code": "fr",
    }
    assert listed[-1] == stranger
    assert stranger["username"] == "ines"


async def test_a_chat_says_what_is_new_in_it(bot, people, started):
    before = (await people.get(f"people/{NADIA}/chats"))["chats"][0]
    await _ask(bot)

    new = (await people.get(f"people/{NADIA}/chats"))["chats"][0]
    await people.sees(NADIA, BOT)
    read = (await people.get(f"people/{NADIA}/chats"))["chats"][0]

    assert (before["unread"], new["unread"], read["unread"]) == (0, 1, 0)
    assert (new["chat_id"], new["kind"], new["started"]) == (BOT, "private", True)
    assert (new["last"]["from"], new["last"]["text"]) == ("La Passerelle", "Samedi ?")


async def test_a_message_shows_its_buttons_with_their_places(bot, people, started):
    await _ask(bot)

    buttons = (await people.sees(NADIA, BOT))[-1]["buttons"]

    assert buttons[0][0] == {
        "text": "Oui",
        "kind": "callback",
        "row": 0,
        "column": 0,
        "callback_data": "y",
    }
    assert (buttons[0][1]["kind"], buttons[0][1]["url"]) == ("url", "https://e.org/plan")
    assert (buttons[1][0]["kind"], buttons[1][0]["copy_text"]) == ("copy_text", "abc")


@pytest.mark.parametrize("wish", [{"row": 0, "column": 0}, {"text": "Oui"}, {"data": "y"}])
async def test_a_tap_waits_for_the_toast(bot, people, started, wish):
    message_id = await _ask(bot)
    await bot.latest("message")

    tap = asyncio.create_task(people.act(NADIA, BOT, "tap", message_id=message_id, **wish))
    query = await bot.latest("callback_query")
    await bot("answerCallbackQuery", callback_query_id=query["id"], text="Noté", show_alert="1")

    assert await tap == {
        "answered": True,
        "toast": "Noté",
        "alert": True,
        "url": None,
        "callback_query_id": query["id"],
    }


async def test_a_tap_that_nobody_answers_comes_back_unanswered(bot, people, started):
    message_id = await _ask(bot)

    answer = await people.act(NADIA, BOT, "tap", message_id=message_id, text="Oui", wait=0.05)

    assert (answer["answered"], answer["toast"]) == (False, None)


async def test_buttons_that_need_no_bot_answer_at_once(bot, people, started):
    message_id = await _ask(bot)

    opened = await people.act(NADIA, BOT, "tap", message_id=message_id, text="Carte")
    copied = await people.act(NADIA, BOT, "tap", message_id=message_id, row=1, column=0)

    assert opened["url"] == "https://e.org/plan"
    assert copied["copy_text"] == "abc"
    assert (await people.get("updates"))["callback_queries"] == []


async def test_a_tap_on_no_button_is_refused_unless_forged(bot, people, started):
    message_id = await _ask(bot)
    path = f"people/{NADIA}/chats/{BOT}/tap"

    why = await people.refused(path, message_id=message_id, data="zzz")
    await people.post(path, message_id=message_id, data="zzz", forged=True, wait=0)

    assert why == "There is no such button; there are: “Oui”, “Carte”, “Copier”."
    assert (await bot.latest("callback_query"))["data"] == "zzz"


async def test_a_forged_tap_may_point_to_another_chats_message(bot, people, started):
    message_id = await _ask(bot)
    await people.act(YVES, BOT, "start")

    forged = {"message_id": message_id, "data": "y", "forged": True, "wait": 0}
    await people.act(YVES, BOT, "tap", **forged)

    query = await bot.latest("callback_query")
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (YVES, NADIA)


async def test_a_private_chat_is_found_by_the_name_of_its_bot(people):
    await people.act(NADIA, "@passerelle_bot", "say", text="Bonjour")

    assert (await people.sees(NADIA, "passerelle_bot"))[0]["outgoing"] is True


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        (f"people/1/chats/{BOT}/say", {"text": "x"}, "There is nobody with the id 1."),
        (f"people/{NADIA}/chats/5/say", {"text": "x"}, "There is no bot 5."),
        (f"people/{NADIA}/chats/{BOT}/say", {}, "text must be a text."),
        (f"people/{NADIA}/chats/{BOT}/say", {"text": " "}, "There is nothing to say."),
        (f"people/{NADIA}/chats/{BOT}/tap", {"message_id": 7}, "There is no such message."),
        (f"people/{NADIA}/chats/{GROUP}/block", {}, "Only bots in private chats can be blocked."),
        (f"people/{NADIA}/chats/{BOT}/leave", {}, "This is no group."),
        ("people", {"first_name": ""}, "first_name must not be empty."),
        ("nowhere", {}, "There is nothing at /sandbox/nowhere; see docs/sandbox.md."),
        ("bots", {}, "Use GET here."),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(people, path, body, why):
    assert await people.refused(path, **body) == why


async def test_a_body_that_is_no_json_is_refused(people):
    reply = await people.ask("POST", "people", data=b"{")

    assert (reply.status, reply.body) == (400, {"error": "The body is no JSON."})


async def test_a_blocked_bot_is_not_written_to(people, started):
    await people.act(NADIA, BOT, "block")

    why = await people.refused(f"people/{NADIA}/chats/{BOT}/say", text="x")

    assert why == "You have blocked this bot: unblock it first."


async def test_a_migrated_group_lives_on_under_its_new_id(bot, people):
    new = (await people.post(f"groups/{BASIC_GROUP}/migrate"))["chat_id"]
    why = await people.refused(f"people/{NADIA}/chats/{BASIC_GROUP}/say", text="x")

    await people.act(NADIA, new, "say", text="/aide@passerelle_bot")

    assert why == "This group is no more."
    assert (await bot.latest("message"))["chat"]["id"] == new


async def test_members_are_added_removed_and_promoted_by_people(people):
    stranger = (await people.post("people", first_name="Inès"))["id"]
    await people.act(NADIA, GROUP, "add-member", person=stranger)
    await people.act(NADIA, GROUP, "promote", person=YVES)
    await people.act(YVES, GROUP, "remove-member", person=stranger)

    group = next(g for g in (await people.get("groups"))["groups"] if g["chat_id"] == GROUP)

    statuses = {member["id"]: member["status"] for member in group["members"]}
    assert (statuses[stranger], statuses[YVES]) == ("kicked", "administrator")
    assert (await people.sees(YVES, GROUP))[-1]["service"]["text"] == "Yves L. removed Inès"


async def test_people_delete_and_pin_messages(people, started):
    place = {"message_id": started["message_id"]}
    await people.act(NADIA, BOT, "pin", **place)
    pinned = await people.sees(NADIA, BOT)

    await people.act(NADIA, BOT, "delete", **place)

    assert pinned[0]["pinned"] is True
    assert [m["service"]["kind"] for m in await people.sees(NADIA, BOT)] == ["pinned"]
