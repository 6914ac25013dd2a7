"""Everything that a bot is given has the shape that the Bot API's own data says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA, YVES

_SPEC = Path(__file__).parent.parent / "spec" / "botapi-10.3.compact.json"
_PLAIN: dict[str, Any] = {
    "Integer": int,
    "String": str,
    "Boolean": bool,
    "True": bool,
    "Float": (int, float),
}


@cache
def _types() -> dict[str, Any]:
    types: dict[str, Any] = json.loads(_SPEC.read_text(encoding="utf-8"))["types"]
    return types


def faults_in(value: Any, kind: str, where: str = "") -> list[str]:
    """What is wrong with a value of this type: fields missing, unknown or of another type."""
    if " or " in kind:
        options = [faults_in(value, one, where) for one in kind.split(" or ")]
        return min(options, key=len)
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return [f for n, one in enumerate(value) for f in faults_in(one, inner, f"{where}[{n}]")]
    if kind in _PLAIN:
        return [] if isinstance(value, _PLAIN[kind]) else [f"{where} is no {kind}"]
    described = _types()[kind]
    if described.get("one_of"):
        return min((faults_in(value, one, where) for one in described["one_of"]), key=len)
    return _faults_in_object(value, described["fields"], where)


def _faults_in_object(value: Any, fields: dict[str, Any], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is no object"]
    missing = [name for name, field in fields.items() if field["required"] and name not in value]
    faults = [f"{where}.{name} is missing" for name in missing]
    for name, inner in value.items():
        if name in fields:
            faults += faults_in(inner, fields[name]["type"], f"{where}.{name}")
        elif name not in {
            "new_chat_member",
            "new_chat_participant",
            "left_chat_participant",
            "all_members_are_administrators",
        }:
            faults.append(f"{where}.{name} is unknown")
    return faults


async def test_updates_have_the_right_shape(bot, people):
    await bot(
        "getUpdates",
        allowed_updates=[
            "message",
            "my_chat_member",
            "callback_query",
            "edited_message",
            "chat_member",
            "message_reaction",
        ],
    )
    await _live_a_little(bot, people)

    updates = await bot.updates(offset=1)

    kinds = {list(update)[1] for update in updates}
    assert {fault for update in updates for fault in faults_in(update, "Update")} == set()
    assert len(kinds) == 6


async def test_results_have_the_right_shape(bot, people, started):
    place = {"chat_id": NADIA, "message_id": started["message_id"]}
    await people.act(NADIA, GROUP, "promote", bot=BOT)
    await bot("pinChatMessage", **place)

    wrong = [
        *faults_in((await bot("getMe")).result, "User"),
        *faults_in((await bot("getChat", chat_id=NADIA)).result, "ChatFullInfo"),
        *faults_in((await bot("getChat", chat_id=GROUP)).result, "ChatFullInfo"),
        *faults_in((await bot("getWebhookInfo")).result, "WebhookInfo"),
        *faults_in((await bot("getChatMenuButton")).result, "MenuButton"),
        *faults_in(
            (await bot("getChatAdministrators", chat_id=GROUP)).result, "Array of ChatMember"
        ),
        *faults_in((await bot("getChatMember", chat_id=GROUP, user_id=BOT)).result, "ChatMember"),
    ]

    assert wrong == []


async def _live_a_little(bot, people):
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    await people.act(NADIA, BOT, "start")
    said = await people.act(NADIA, BOT, "say", text="Bonjour @nadia_r")
    await people.act(NADIA, BOT, "edit", message_id=said["message_id"], text="Bonsoir")
    await people.act(NADIA, BOT, "react", message_id=said["message_id"], emoji="👍")
    await people.act(NADIA, BOT, "send-file", file_name="mot.txt", text="Bonjour")
    sent = await bot("sendMessage", chat_id=NADIA, text="<b>?</b>", reply_markup=keyboard)
    await people.act(NADIA, BOT, "tap", message_id=sent.result["message_id"], row=0, wait=0)
    await people.act(NADIA, GROUP, "promote", bot=BOT)
    await people.act(YVES, GROUP, "leave")
    await people.act(YVES, GROUP, "join")
    await people.act(NADIA, GROUP, "say", text="Bonjour", anonymous=True)
    await people.post(f"groups/{BASIC_GROUP}/migrate")
    await people.act(NADIA, BOT, "block")
