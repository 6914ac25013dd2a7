"""What the intake does when Telegram, the database or another process is in its way."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog

from bot.intake.front import EXIT_STOPPED, EXIT_STUCK, EXIT_TOKEN_REFUSED
from tests.intake.house import NADIA, QUICK, TOKEN, House
from tests.intake.waiting import until

POLL = {"method": "getUpdates", "times": None}


async def no_more_faults(house: House) -> None:
    async with house.http.delete(f"{house.url}/sandbox/faults"):
        pass


async def test_a_refused_token_ends_the_process_with_its_own_code(house: House):
    await house.post("/faults", {"kind": "unauthorised", **POLL})

    running = await house.start()

    assert await asyncio.wait_for(running.task, 20) == EXIT_TOKEN_REFUSED
    assert len([c for c in await house.calls("getUpdates") if c["status"] == 401]) <= 5
    await running.application.shutdown()


async def test_a_conflict_is_no_reason_to_poll_hotly(house: House):
    await house.post("/faults", {"kind": "conflict", **POLL})

    with structlog.testing.capture_logs() as logs:
        async with house.bot():
            await until(lambda: alarms(logs, "another_program_polls_with_this_token"), within=9)
            conflicts = [c for c in await house.calls("getUpdates") if c["status"] == 409]
            await no_more_faults(house)
            answer = await house.tap("yes", wait=9)

    assert len(conflicts) <= 5
    assert answer["toast"] == "noted yes"


async def test_a_conflict_makes_a_process_without_the_lead_step_aside(house: House):
    house.patience = replace(QUICK, check_lead_every=60.0)
    async with house.bot():
        await house.tap("first")
        house.lead.is_free = house.lead.is_mine = False

        await house.post("/faults", {"kind": "conflict", "method": "getUpdates", "times": 1})
        await house.tap("wake up", wait=0)
        await house.tap("yes", wait=0)

        await asyncio.sleep(0)
        before = await house.effects()
        house.lead.is_free = True
        await until(lambda: written(house, "yes"))

    assert "yes" not in before


async def test_a_webhook_that_is_still_set_gives_way_without_losing_anything(house: House):
    description = "Conflict: can't use getUpdates method while webhook is active"
    fault = {"kind": "error", "code": 409, "description": description, "method": "getUpdates"}
    await house.post("/faults", {**fault, "times": 1})
    await house.tap("yes", wait=0)

    async with house.bot():
        await until(lambda: written(house, "yes"))

    [removed] = await house.calls("deleteWebhook")
    assert str(removed["params"]["drop_pending_updates"]).lower() == "false"


async def test_polls_that_fail_are_tried_again_until_they_succeed(house: House):
    await house.post("/faults", {"kind": "bad_gateway", "method": "getUpdates", "times": 2})

    async with house.bot():
        answer = await house.tap("yes")

    assert answer["toast"] == "noted yes"


async def test_a_poll_that_never_answers_ends_the_process_and_says_why(house: House):
    house.patience = replace(QUICK, renew_after=0.3, give_up_after=0.8)

    with structlog.testing.capture_logs() as logs:
        running = await house.start()
        code = await asyncio.wait_for(running.task, 20)

    assert code == EXIT_STUCK
    assert alarms(logs, "no_good_poll_connections_renewed")
    assert alarms(logs, "polling_is_stuck")
    await running.application.shutdown()


async def test_after_an_outage_the_groups_are_told_once(house: House):
    async with house.bot():
        await house.tap("yes")
    house.clock.forward(timedelta(minutes=10))

    for _ in range(2):
        async with house.bot():
            await house.tap("no")

    [(since, until_then)] = house.outages
    assert timedelta(minutes=9) < until_then - since < timedelta(minutes=11)


async def test_a_short_absence_is_not_worth_a_word(house: House):
    async with house.bot():
        await house.tap("yes")
    house.clock.forward(timedelta(seconds=100))

    async with house.bot():
        await house.tap("no")

    assert house.outages == []


async def test_a_second_process_waits_and_takes_over(house: House):
    house.lead.is_free = False
    with structlog.testing.capture_logs() as logs:
        running = await house.start()
        await until(lambda: alarms(logs, "another_process_polls"))
        polls = [call for call in await house.calls("getUpdates") if "timeout" in call["params"]]
        house.lead.is_free = True
        answer = await house.tap("yes")

    assert await running.stop_and_wait() == EXIT_STOPPED
    assert len(alarms(logs, "another_process_polls")) == 1
    assert (polls, answer["toast"]) == ([], "noted yes")


async def test_who_loses_the_lead_stops_polling(house: House):
    async with house.bot() as running:
        await house.tap("yes")
        house.lead.is_free = house.lead.is_mine = False
        await until(lambda: not house.lead.is_mine and not polling_tasks())
        left = await house.tap("no", wait=0.3)
        house.lead.is_free = True
        await until(lambda: written(house, "no"))
        is_over = running.task.done()

    assert not left["answered"]
    assert not is_over


async def test_a_flood_answer_is_obeyed_and_nothing_is_lost(house: House):
    flood = {"kind": "too_many_requests", "method": "sendMessage", "retry_after": 1}
    await house.post("/faults", {**flood, "with_parameters": True, "times": 1})

    async with house.bot():
        await house.post(f"/people/{NADIA}/chats/{TOKEN.split(':')[0]}/say", {"text": "a"})
        await until(lambda: reads(house, "Bonjour"))

    sends = [call["status"] for call in await house.calls("sendMessage")]
    assert sends[-2:] == [429, 200]


ANSWER = "answerCallbackQuery"


def alarms(logs: list[Any], event: str) -> list[Any]:
    return [line for line in logs if line["event"].startswith(event)]


def polling_tasks() -> list[Any]:
    return [task for task in asyncio.all_tasks() if "Poller.run" in str(task.get_coro())]


async def written(house: House, line: str) -> bool:
    return line in await house.effects()


async def reads(house: House, line: str) -> bool:
    return line in await house.words()
