"""C8.5, C8.6: the /-menu, descriptions, deep links, inline queries."""

import asyncio

import pytest

from tests.sandbox.driving import BOT, GROUP, NADIA, YVES


def _commands(*names):
    return [{"command": name, "description": name.title()} for name in names]


async def _menu(people, person, chat):
    chats = (await people.get(f"people/{person}/chats"))["chats"]
    (found,) = [one for one in chats if one["chat_id"] == chat]
    return [command["command"] for command in found["commands"]]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ({"command": "/", "description": "x"}, "command must be non-empty"),
        ({"command": "a" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "a", "description": " "}, "command description must be non-empty"),
        (
            {"command": "a", "description": "x" * 257},
            "command description length must not exceed 256",
        ),
        ({"command": "Aide", "description": "x"}, "BOT_COMMAND_INVALID"),
    ],
)
async def test_a_command_that_is_none_is_refused(bot, command, why):
    """C8.5"""
    reply = await bot("setMyCommands", commands=[command])

    assert reply.refusal == f"Bad Request: {why}"


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ({"language_code": "fra"}, "invalid language code specified"),
        (
            {"scope": {"type": "everywhere"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
    ],
)
async def test_a_strange_scope_or_language_is_refused(bot, extra, why):
    """C8.5"""
    reply = await bot("setMyCommands", commands=_commands("a"), **extra)

    assert reply.refusal == f"Bad Request: {why}"


async def test_more_than_a_hundred_commands_are_too_much(bot):
    """C8.5"""
    reply = await bot("setMyCommands", commands=_commands(*(f"c{n}" for n in range(101))))

    assert reply.refusal == "Bad Request: BOT_COMMANDS_TOO_MUCH"


async def test_lists_are_kept_by_scope_and_language(bot):
    """C8.5"""
    await bot("setMyCommands", commands=_commands("/aide "), language_code="fr")

    french = (await bot("getMyCommands", language_code="fr")).result
    usual = (await bot("getMyCommands")).result

    assert french == [{"command": "aide", "description": "/Aide"}]
    assert usual == []


async def test_people_see_the_first_list_that_is_set_for_them(bot, people):
    """C8.5"""
    await bot("setMyCommands", commands=_commands("help"))
    await bot("setMyCommands", commands=_commands("aide"), language_code="fr")
    scope = {"type": "all_chat_administrators"}
    await bot("setMyCommands", commands=_commands("admin"), scope=scope)

    seen = [
        await _menu(people, person, chat)
        for person, chat in ((NADIA, BOT), (YVES, BOT), (NADIA, GROUP), (YVES, GROUP))
    ]

    assert seen == [["aide"], ["help"], ["admin"], ["help"]]


async def test_a_list_for_one_chat_comes_before_the_others(bot, people):
    """C8.5"""
    scope = {"type": "chat", "chat_id": NADIA}
    await bot("setMyCommands", commands=_commands("general"))
    await bot("setMyCommands", commands=_commands("mine"), scope=scope)
    before = await _menu(people, NADIA, BOT)

    await bot("deleteMyCommands", scope=scope)

    assert (before, await _menu(people, NADIA, BOT)) == (["mine"], ["general"])


async def test_names_descriptions_and_menu_button_are_shown_to_people(bot, people):
    await bot("setMyName", name="Passerelle")
    await bot("setMyDescription", description="Je note vos rencontres.", language_code="fr")
    await bot("setMyShortDescription", short_description="Rencontres")
    button = {"type": "web_app", "text": "Agenda", "web_app": {"url": "https://e.org"}}
    await bot("setChatMenuButton", chat_id=NADIA, menu_button=button)

    chat = (await people.get(f"people/{NADIA}/chats"))["chats"][0]
    (shown,) = (await people.get("bots"))["bots"]

    assert (chat["title"], chat["description"]) == ("Passerelle", "Je note vos rencontres.")
    assert chat["menu_button"] == {"type": "web_app", "text": "Agenda", "url": "https://e.org"}
    assert shown["short_description"] == "Rencontres"
    assert (await bot("getChatMenuButton", chat_id=NADIA)).result == button


@pytest.mark.parametrize(
    ("url", "texts"),
    [
        ("https://t.me/passerelle_bot?start=m4-oui", ["/start m4-oui"]),
        ("tg://resolve?domain=passerelle_bot&start=x", ["/start x"]),
        ("t.me/Passerelle_Bot", []),
        ("https://t.me/passerelle_bot?start=", []),
    ],
)
async def test_a_link_opens_the_chat_and_presses_start(bot, people, url, texts):
    """C8.6"""
    opened = await people.post(f"people/{NADIA}/open", url=url)

    updates = await bot.updates()
    assert opened["chat_id"] == BOT
    assert [update["message"]["text"] for update in updates] == texts
    assert all(u["message"]["entities"][0]["length"] == 6 for u in updates)


@pytest.mark.parametrize("payload", ["é", "a b", "x" * 65])
async def test_a_payload_has_64_plain_characters_at_most(people, payload):
    """C8.6"""
    why = await people.refused(f"people/{NADIA}/chats/{BOT}/start", payload=payload)

    assert why.startswith("A start payload")


async def test_a_group_link_adds_the_bot_to_a_chosen_group(bot, people):
    """C8.6"""
    await people.act(NADIA, GROUP, "remove-bot", bot=BOT)
    url = "https://t.me/passerelle_bot?startgroup=s1"

    choice = await people.post(f"people/{NADIA}/open", url=url)
    opened = await people.post(f"people/{NADIA}/open", url=url, group=GROUP)

    message = await bot.latest("message")
    assert GROUP in [group["chat_id"] for group in choice["choose"]]
    assert opened["chat_id"] == GROUP
    assert message["text"] == "/start@passerelle_bot s1"
    assert message["entities"][0]["length"] == 21


async def test_another_link_leads_out_of_the_sandbox(people):
    opened = await people.post(f"people/{NADIA}/open", url="https://example.org/")

    assert opened == {"external": "https://example.org/"}


async def test_an_inline_query_is_answered_and_a_result_is_sent(bot, people):
    asked = asyncio.create_task(
        people.act(NADIA, GROUP, "inline", bot="passerelle_bot", query="rencontre")
    )
    query = await bot.latest("inline_query")
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    content = {"message_text": "<b>Samedi</b>", "parse_mode": "HTML"}
    article = {"type": "article", "id": "1", "title": "Samedi", "reply_markup": keyboard}
    results = [{**article, "input_message_content": content}]
    await bot("answerInlineQuery", inline_query_id=query["id"], results=results)

    await people.act(NADIA, GROUP, "inline/choose", bot=BOT, query="rencontre", result_id="1")

    chosen = await bot.latest("chosen_inline_result")
    edit = {"inline_message_id": chosen["inline_message_id"], "text": "Dimanche"}
    assert (await asked)["results"][0]["title"] == "Samedi"
    assert (await bot("editMessageText", **edit)).result is True
    assert (await people.sees(NADIA, GROUP))[-1]["text"] == "Dimanche"


@pytest.mark.parametrize(
    ("spoiled", "refusal"),
    [
        ({"id": ""}, "RESULT_ID_INVALID"),
        ({"id": "x" * 65}, "RESULT_ID_INVALID"),
        ({"title": ""}, "ARTICLE_TITLE_EMPTY"),
        ({"input_message_content": {"message_text": ""}}, "message text is empty"),
        ({"input_message_content": {"message_text": "x" * 4097}}, "MESSAGE_TOO_LONG"),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_a_result_that_nobody_could_send_is_refused(bot, people, spoiled, refusal):
    asked = asyncio.create_task(people.act(NADIA, GROUP, "inline", bot=BOT, query="", wait=1))
    query = await bot.latest("inline_query")
    article = {"type": "article", "id": "1", "title": "Samedi"}
    whole = {**article, "input_message_content": {"message_text": "Samedi"}, **spoiled}

    reply = await bot("answerInlineQuery", inline_query_id=query["id"], results=[whole])

    assert reply.refusal == f"Bad Request: {refusal}"
    assert not (await asked)["answered"]
