"""The intake from end to end, over real HTTP, on both databases."""

import asyncio
from typing import Any

import pytest

from bot.domain.arrival import MAX_TRIES
from tests.intake.house import BOT, GROUP, NADIA, TOKEN, YVES, House
from tests.intake.waiting import until


class Spoilt(Exception):  # noqa: N818 - what a door says when it is spoilt
    pass


def spoilt_by(word: str):
    def trouble(memory: str) -> None:
        if word in memory:
            raise Spoilt(memory)

    return trouble


def raw_tap(update_id: int, memory: str, *, person: int = NADIA) -> dict[str, Any]:
    sender = {"id": person, "is_bot": False, "first_name": "Nadia"}
    query = {"id": f"q{update_id}", "from": sender, "chat_instance": "1", "data": memory}
    return {"update_id": update_id, "callback_query": query}


async def dead(house: House) -> list[Any]:
    return list(await house.database.read(lambda store: store.inbox.dead()))


async def test_a_tap_has_its_effect_and_is_answered(house: House):
    async with house.bot():
        answer = await house.tap("yes")

    assert answer["toast"] == "noted yes"
    assert await house.effects() == ["yes"]


async def test_an_update_that_comes_twice_has_one_effect(house: House):
    await house.post("/faults", {"kind": "duplicate_update", "method": "getUpdates"})

    async with house.bot():
        await house.tap("yes")
        await house.tap("no")

    assert await house.effects() == ["yes", "no"]


async def test_ids_that_start_again_lower_lose_nothing(house: House):
    async with house.bot():
        await house.post("/next-update-id", {"token": TOKEN, "id": 900_000_000})
        await house.tap("high")
        await house.post("/next-update-id", {"token": TOKEN, "id": 5_000_000})
        await house.tap("low")

    assert await house.effects() == ["high", "low"]


async def test_one_person_s_taps_keep_their_order(house: House):
    taps = [f"tap {number:02}" for number in range(40)]
    for memory in taps:
        await house.tap(memory, wait=0)

    async with house.bot():
        await until(lambda: effects_are(house, len(taps)))

    assert await house.effects() == taps


async def test_an_update_that_makes_the_code_fail_is_set_aside_with_an_apology(house: House):
    house.trouble = spoilt_by("bad")

    async with house.bot():
        answer = await house.tap("bad")

    assert answer["toast"] == "sorry"
    assert [arrival.tries for arrival in await dead(house)] == [MAX_TRIES]
    assert await house.effects() == []


async def test_a_spoilt_update_does_not_keep_others_waiting(house: House):
    house.trouble = spoilt_by("bad")

    async with house.bot():
        await house.tap("bad", wait=0)
        answer = await house.tap("good", person=YVES, wait=0.4)

    assert answer["toast"] == "noted good"


async def test_later_taps_of_the_same_person_wait_for_the_spoilt_one_only(house: House):
    house.trouble = spoilt_by("bad")

    async with house.bot():
        await house.tap("bad", wait=0)
        answer = await house.tap("good")

    assert answer["toast"] == "noted good"


async def test_an_update_of_a_strange_shape_is_set_aside_and_others_pass(house: House):
    for update_id, body in enumerate(({"from": 7}, {"id": [], "from": {"id": "x"}}), start=1):
        await house.push({"update_id": update_id, "callback_query": body})

    async with house.bot():
        answer = await house.tap("good")
        await until(lambda: dead(house))

    assert answer["toast"] == "noted good"
    assert {arrival.tries for arrival in await dead(house)} == {1}


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "x" * 100_000])
async def test_words_that_no_database_likes_stop_nobody(house: House, text: str):
    await house.push(raw_tap(3, text))
    await house.push({"callback_query": {"from": {"id": 2**80}, "id": text}})

    async with house.bot():
        answer = await house.tap("good")

    assert answer["toast"] == "noted good"


async def test_the_talk_of_a_group_is_never_written_down(house: House):
    await house.post(f"/people/{NADIA}/chats/{GROUP}/say", {"text": "on se voit où ?"})
    await house.push({"message": {"message_id": 9, "text": "secret", "chat": {
        "id": GROUP, "type": "group"}, "from": {"id": NADIA, "is_bot": False}}})  # fmt: skip

    async with house.bot():
        await house.tap("yes")

    assert await house.effects() == ["yes"]


async def test_stopping_lets_what_is_begun_end(house: House):
    running = await house.start()
    for number in range(20):
        await house.tap(f"tap {number}", wait=0)
    await until(house.effects)

    code = await asyncio.wait_for(running.stop_and_wait(), timeout=8)

    answered = {call["params"]["callback_query_id"] for call in await house.calls(ANSWER)}
    assert code == 0
    assert len(answered) >= len(await house.effects())


async def test_what_stopping_left_is_done_by_the_next_process(house: House):
    for number in range(30):
        await house.tap(f"tap {number:02}", wait=0)
    first = await house.start()
    await until(house.effects)
    await first.kill()

    async with house.bot():
        await until(lambda: effects_are(house, 30))

    assert await house.effects() == [f"tap {number:02}" for number in range(30)]


async def test_what_was_owed_at_a_crash_is_sent_after_it(house: House):
    await house.post("/faults", {"kind": "reset", "method": "answerCallbackQuery", "times": None})
    first = await house.start()
    await house.tap("yes", wait=0)
    await until(house.effects)
    await first.kill()
    async with house.http.delete(f"{house.url}/sandbox/faults"):
        pass

    async with house.bot():
        await until(lambda: nothing_owed(house))

    answers = [call for call in await house.calls(ANSWER) if call["status"] == 200]
    assert [call["params"]["text"] for call in answers] == ["noted yes"]


async def test_a_message_whose_fate_is_unknown_is_sent_twice_at_most(house: House):
    await house.post("/faults", {"kind": "drop_after", "method": "sendMessage", "times": None})

    for _ in range(3):
        running = await house.start()
        if not await house.effects():
            await house.post(f"/people/{NADIA}/chats/{BOT}/say", {"text": "bonjour"})
        await until(house.effects)
        await asyncio.wait({asyncio.create_task(done(house))}, timeout=1.5)
        await running.kill()

    assert (await house.words()).count("Bonjour") == 2


@pytest.mark.parametrize("kind", ["drop_before", "reset", "bad_gateway"])
async def test_a_broken_line_does_not_lose_an_answer(house: House, kind: str):
    await house.post("/faults", {"kind": kind, "method": "answerCallbackQuery", "times": 1})

    async with house.bot():
        answer = await house.tap("yes")

    assert answer["toast"] == "noted yes"


ANSWER = "answerCallbackQuery"


async def effects_are(house: House, number: int) -> bool:
    return len(await house.effects()) >= number


async def nothing_owed(house: House) -> bool:
    return not await house.database.read(lambda store: store.inbox.owed())


async def done(house: House) -> None:
    await until(lambda: nothing_owed(house), within=30)
