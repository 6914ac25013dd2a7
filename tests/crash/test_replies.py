"""What is owed to people and groups survives a crash, and nobody gets it a third time."""

import asyncio
import random
from collections.abc import Sequence

import pytest

from bot.app.playground import BOT_ID
from tests.crash.processes import Nursery
from tests.crash.town import GROUP, Town
from tests.house.people import Shown, Somebody

LONGEST_LIFE = 0.1  # seconds, from the moment at which the bot is handed the questions
CURIOUS = 6
HOUR = 3600
MOST_ROUNDS = 50
NEVER = 600  # seconds: longer than any test


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_a_reply_that_was_owed_at_the_crash_comes_once_or_twice(
    town, surroundings, kills, chance, seed, tell
):
    nursery = await Nursery.open(surroundings)
    people = [town.somebody(who) for who in list(town.sandbox.world.people)[:CURIOUS]]
    rounds = min(kills // 2, MOST_ROUNDS)
    copies: list[int] = []

    for _ in range(rounds):
        before = [len(await from_bot(one)) for one in people]
        await ask_and_kill(town, nursery, people, chance)
        await nursery.start()
        await town.until_all_is_done()
        await nursery.kill()
        after = [len(await from_bot(one)) for one in people]
        copies += [now - then for now, then in zip(after, before, strict=True)]

    tell(kills=rounds, replies=len(copies), lost=copies.count(0), most=max(copies), seed=seed)
    assert set(copies) <= {1, 2}


async def ask_and_kill(
    town: Town, nursery: Nursery, people: Sequence[Somebody], chance: random.Random
) -> None:
    """Have everybody ask something, and pull the plug while the bot is at it."""
    await nursery.start()
    await asyncio.gather(*(one.do("say", text="/aide") for one in people))
    await town.until_more_is_handed_out()
    await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
    await nursery.kill()


@pytest.mark.crash
async def test_a_person_gets_no_third_copy_though_the_bot_dies_twice_in_sending(
    town, surroundings
):
    nursery = await Nursery.open(surroundings)
    somebody = town.somebody(next(iter(town.sandbox.world.people)))
    await never_confirm(town, chat_id=somebody.id)
    await somebody.do("say", text="/aide")

    for copy in (1, 2):
        await nursery.start()
        await town.until(lambda so_far=copy: len(sent_to(town, somebody)) == so_far)
        await nursery.kill()
    await nursery.start()
    await town.until_all_is_done()
    await nursery.close()

    assert len(sent_to(town, somebody)) == 2


@pytest.mark.crash
async def test_a_group_gets_no_third_copy_of_a_card_though_the_bot_dies_twice_in_posting(
    town, surroundings
):
    nursery = await Nursery.open(surroundings)
    somebody = town.somebody(next(iter(town.sandbox.world.people)))
    await never_confirm(town, chat_id=GROUP)

    for copy in (1, 2):
        await nursery.start()
        await town.until(lambda so_far=copy: len(cards_in(town)) == so_far)
        await nursery.kill()
    await nursery.start()
    await somebody.say("/aide")  # it works again, and cards come before what people ask
    await nursery.close()

    assert len(cards_in(town)) == 2


async def never_confirm(town: Town, *, chat_id: int) -> None:
    """Have Telegram do what it is asked in a chat, and never say so."""
    fault = {"kind": "slow_answer", "method": "sendMessage", "times": None, "seconds": NEVER}
    await town.post("faults", chat_id=chat_id, **fault)


async def from_bot(somebody: Somebody) -> list[Shown]:
    return [message for message in await somebody.messages() if message.is_from_bot]


def sent_to(town: Town, somebody: Somebody) -> list[int]:
    """Return the bot's messages in a private chat, without asking over HTTP."""
    chat = town.sandbox.world.private[BOT_ID, somebody.id]
    return [number for number, one in chat.messages.items() if one.sender.id == BOT_ID]


def cards_in(town: Town) -> list[int]:
    chat = town.sandbox.world.groups[GROUP]
    return [number for number, one in chat.messages.items() if one.sender.id == BOT_ID]
