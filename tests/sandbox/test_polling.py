"""C2: getUpdates and the queue behind it."""

import asyncio
from datetime import timedelta

import pytest

from tests.sandbox.driving import BOT, GROUP, NADIA, YVES

RIVAL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)


async def test_polling_is_refused_while_a_webhook_is_set(bot, server):
    """C2.1"""
    await bot("setWebhook", url=f"{server.url}/hook")

    reply = await bot("getUpdates")

    assert reply.refusal.startswith("Conflict: can't use getUpdates method while webhook")


@pytest.mark.parametrize(("limit", "given"), [("0", 1), ("2", 2), ("500", 3)])
async def test_the_limit_is_clamped(bot, people, limit, given):
    """C2.2"""
    await _write(people, 3)

    assert len(await bot.updates(limit=limit)) == given


async def test_asking_the_same_at_once_gives_one_update_only(bot, people):
    """C2.2"""
    await _write(people, 3)

    first = await bot.updates()
    second = await bot.updates()

    assert (len(first), len(second)) == (3, 1)


async def test_an_offset_confirms_everything_below_it(bot, people):
    """C2.3"""
    await _write(people, 3)
    first = await bot.updates()

    second = await bot.updates(offset=first[1]["update_id"] + 1)

    assert second == first[2:]


async def test_no_offset_confirms_nothing(bot, people):
    """C2.3"""
    await _write(people, 1)

    first = await bot.updates()

    assert await bot.updates() == first


async def test_a_negative_offset_keeps_the_last_ones_only(bot, people):
    """C2.3"""
    await _write(people, 3)

    kept = await bot.updates(offset=-2)

    assert [update["message"]["text"] for update in kept] == ["1", "2"]


async def test_an_offset_far_beyond_the_end_forgets_nothing(bot, people):
    """C2.3"""
    await _write(people, 2)

    assert len(await bot.updates(offset=2_000_000_000)) == 2


async def test_a_second_long_poll_ends_the_first_with_409(bot):
    """C2.4"""
    first = asyncio.create_task(bot("getUpdates", timeout=20))
    await asyncio.sleep(0)
    second = asyncio.create_task(bot("getUpdates", timeout=20, offset=1))

    reply = await asyncio.wait_for(first, 15)

    assert (reply.status, reply.refusal) == (409, RIVAL)
    second.cancel()


async def test_a_pending_poll_is_answered_when_an_update_comes(bot, people):
    """C2.5"""
    poll = asyncio.create_task(bot.updates(timeout=30))

    await _write(people, 1)

    assert len(await asyncio.wait_for(poll, 20)) == 1


async def test_update_ids_begin_high_and_go_up_by_one(bot, people):
    """C2.6"""
    await _write(people, 3)

    ids = [update["update_id"] for update in await bot.updates()]

    assert 2_000_001 <= ids[0] <= 1_000_000_000
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_an_update_of_a_kind_not_wanted_takes_no_number(bot, people):
    """C2.6"""
    await bot("getUpdates", allowed_updates=["callback_query"])
    before = await people.get("updates")

    await _write(people, 1)

    after = await people.get("updates")
    assert (after["pending"], after["next_update_id"]) == (0, before["next_update_id"])


@pytest.mark.parametrize("wish", ["[]", '["telepathy"]', "no json", '{"a":1}', ""])
async def test_a_strange_choice_of_kinds_leaves_the_usual_ones(bot, people, wish):
    """C2.7"""
    await bot("getUpdates", allowed_updates=wish)

    await _write(people, 1)

    assert (await people.get("updates"))["pending"] == 1


async def test_leaving_the_choice_out_keeps_the_former_one(bot, people):
    """C2.7"""
    await bot("getUpdates", allowed_updates=["callback_query"])
    await bot("getUpdates", offset=1)

    await _write(people, 1)

    assert (await people.get("updates"))["pending"] == 0


async def test_changes_of_members_come_only_when_asked_for(bot, people):
    """C2.7"""
    await people.act(NADIA, GROUP, "promote", bot=BOT)
    await people.act(YVES, GROUP, "leave")
    usual = await bot.updates()
    await bot("getUpdates", allowed_updates=["chat_member"])

    await people.act(YVES, GROUP, "join")

    latest = (await bot.latest("chat_member"))["new_chat_member"]
    assert not any("chat_member" in update for update in usual)
    assert (latest["status"], latest["user"]["id"]) == ("member", YVES)


async def test_a_tap_waits_150_seconds_and_a_message_a_day(bot, people, sandbox, started):
    """C2.8"""
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    sent = (await bot("sendMessage", chat_id=NADIA, text="?", reply_markup=keyboard)).result
    await people.act(NADIA, BOT, "tap", message_id=sent["message_id"], text="Oui", wait=0)

    sandbox.clock.forward(timedelta(seconds=151))
    later = await people.get("updates")
    sandbox.clock.forward(timedelta(days=1))

    assert (later["pending"], len(later["expired"])) == (1, 1)
    assert (await people.get("updates"))["pending"] == 0


async def test_a_bot_hears_nothing_of_its_own_messages(bot, people, started):
    """C2.9"""
    sent = (await bot("sendMessage", chat_id=NADIA, text="?")).result
    await bot("editMessageText", chat_id=NADIA, message_id=sent["message_id"], text="!")

    assert (await people.get("updates"))["pending"] == 1


async def test_an_edit_that_changes_nothing_is_not_told(bot, people, started):
    """C2.9"""
    said = await people.act(NADIA, BOT, "say", text="Bonjour")
    await people.act(NADIA, BOT, "edit", message_id=said["message_id"], text="Bonjour ")
    await people.act(NADIA, BOT, "edit", message_id=said["message_id"], text="Bonsoir")

    kinds = [list(update)[1] for update in await bot.updates()]

    assert kinds == ["message", "message", "edited_message"]


async def _write(people, times):
    for number in range(times):
        await people.act(NADIA, BOT, "say", text=str(number))
