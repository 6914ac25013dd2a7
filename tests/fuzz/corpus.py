"""Good updates of every kind that our bot may meet, as the sandbox itself hands them out."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.app.playground import BOT_ID, TOKEN
from bot.callbacks.drafts import DayTap, DraftStep, DraftTap
from bot.callbacks.people import Consent, ConsentTap, OrganisationTap, RsvpTap
from bot.callbacks.sharing import CardLanguage, InlineCard
from bot.domain.rsvp import Answer
from tests.house.house import GROUP, House
from tests.house.people import Somebody

COMMANDS = (
    "/start",
    "/prochaine",
    "/menu",
    "/aide",
    "/privacy",
    "/humain",
    "/annuler",
    "/nouvelle",
)
LINES = ("Bonjour !", "samedi 12 décembre à 14h30", "Épicerie solidaire", "🙂")
TAPS = (
    *(RsvpTap(1, answer) for answer in Answer),
    *(DraftTap(1, step) for step in DraftStep),
    DayTap(1, date(2026, 12, 12)),
    ConsentTap(Consent.AGREE),
    OrganisationTap(1),
)
_BUTTON = {"inline_keyboard": [[{"text": "Je viens", "callback_data": "1:r:1:yes"}]]}


async def gather(house: House) -> Sequence[dict[str, Any]]:
    """Have people do all sorts of things before the bot is there; return what it would be told."""
    organiser, member = house.somebody("m01"), house.somebody("m06")
    for line in (*COMMANDS, *LINES):
        await member.do("say", text=line)
    await _send_things(member)
    await _live_in_groups(house, organiser, member)
    await _tap(house, member)
    await _share(house, member)
    queue = house.sandbox.world.queues[BOT_ID]
    updates = [json.loads(entry.text) for entry in queue.waiting_entries()]
    queue.clear()
    return updates


async def _send_things(member: Somebody) -> None:
    await member.do("start", payload="rsvp")
    for kind, mime in (("document", "text/plain"), ("voice", "audio/ogg")):
        await member.do("send-file", file_name="note.txt", text="Bonjour", kind=kind, mime=mime)
    await member.do("block")
    await member.do("unblock")


async def _live_in_groups(house: House, organiser: Somebody, member: Somebody) -> None:
    made = {"title": "Le Fournil", "members": [member.id], "admins": [organiser.id]}
    group = await house.post("groups", **made, kind="group", bots=[BOT_ID])
    there = organiser.there(group["chat_id"])
    await there.do("say", text=f"/lier@{house.bot_username}")
    await there.do("say", text=f"/prochaine@{house.bot_username}", anonymous=True)
    await there.do("promote", bot=BOT_ID, admin=True)
    await there.do("remove-bot", bot=BOT_ID)
    await there.do("add-bot", bot=BOT_ID)
    await house.post(f"groups/{group['chat_id']}/migrate")
    await member.there(GROUP).do("leave")
    await member.there(GROUP).do("join")


async def _share(house: House, member: Somebody) -> None:
    await member.there(GROUP).do("inline", bot=BOT_ID, query="rencontre", wait=0)
    sender = {"id": member.id, "is_bot": False, "first_name": "Gaëlle", "language_code": "fr"}
    card = {"result_id": InlineCard(1, CardLanguage.FRENCH).pack(), "inline_message_id": "abc"}
    chosen = {**card, "from": sender, "query": "rencontre"}
    await house.post("updates", update={"chosen_inline_result": chosen})


async def _tap(house: House, member: Somebody) -> None:
    for chat_id, there in ((member.id, member), (GROUP, member.there(GROUP))):
        body = {"chat_id": chat_id, "text": "Je viens ?", "reply_markup": _BUTTON}
        async with house.http.post(f"/bot{TOKEN}/sendMessage", json=body) as response:
            message = (await response.json())["result"]
        for tap in TAPS:
            given = {"message_id": message["message_id"], "data": tap.pack(), "forged": True}
            await there.do("tap", **given, wait=0)
