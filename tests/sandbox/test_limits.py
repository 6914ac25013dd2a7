"""C7: limits on how fast a bot may send, and other figures."""

from datetime import timedelta

import pytest

from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA

pytestmark = pytest.mark.usefixtures("started")


async def _send(bot, chat_id=NADIA):
    return (await bot("sendMessage", chat_id=chat_id, text="x")).status


async def test_too_many_in_a_second_are_refused_until_the_second_is_over(bot, people, sandbox):
    await people.post("limits", per_second=2)

    statuses = [await _send(bot) for _ in range(3)]
    sandbox.clock.forward(timedelta(seconds=1.1))

    assert [*statuses, await _send(bot)] == [200, 200, 429, 200]


async def test_one_chat_over_its_limit_leaves_the_others_alone(bot, people):
    await people.post("limits", per_chat_per_second=1)

    statuses = [await _send(bot, chat) for chat in (NADIA, NADIA, GROUP, BASIC_GROUP)]

    assert statuses == [200, 429, 200, 200]


async def test_edits_count_in_groups(bot, people):
    sent = (await bot("sendMessage", chat_id=GROUP, text="0")).result
    await people.post("limits", group_per_minute=2)
    place = {"chat_id": GROUP, "message_id": sent["message_id"]}

    replies = [await bot("editMessageText", **place, text=str(n)) for n in range(1, 4)]

    assert [reply.status for reply in replies] == [200, 200, 429]
    assert 50 <= replies[2].body["parameters"]["retry_after"] <= 60
    assert await _send(bot) == 200


async def test_limits_can_be_switched_off(people):
    await people.post("limits", per_second=2)

    figures = await people.post("limits", per_second=None)

    assert figures["per_second"] is None
    assert (figures["callback_lifetime"], figures["answer_window"]) == (150, 15)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"per_century": 1}, "There is no figure called per_century."),
        ({"per_second": "x"}, "per_second must be a number that is not negative."),
        ({"answer_window": None}, "answer_window must be a number that is not negative."),
    ],
)
async def test_a_figure_that_makes_no_sense_is_refused(people, wish, why):
    assert await people.refused("limits", **wish) == why


async def test_latency_slows_every_call(bot, people):
    await people.post("limits", latency_milliseconds=30)
    await bot("getMe")

    (call,) = (await people.get("calls"))["calls"]

    assert call["milliseconds"] >= 30


async def test_the_life_of_a_tap_can_be_set(bot, people, sandbox):
    await people.post("limits", callback_lifetime=2)
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    sent = (await bot("sendMessage", chat_id=NADIA, text="?", reply_markup=keyboard)).result
    await people.act(NADIA, BOT, "tap", message_id=sent["message_id"], text="Oui", wait=0)

    sandbox.clock.forward(timedelta(seconds=3))

    told = await people.get("updates")
    assert len(told["expired"]) == 1
    assert told["callback_queries"][0]["handed_out"] is False
