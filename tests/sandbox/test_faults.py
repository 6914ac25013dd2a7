"""Faults on demand: what goes wrong, how often, and what was done all the same."""

import asyncio

import aiohttp
import pytest

from tests.sandbox.driving import BASIC_GROUP, BOT, GROUP, NADIA

pytestmark = pytest.mark.usefixtures("started")


async def _send(bot, chat_id=NADIA):
    return await bot("sendMessage", chat_id=chat_id, text="x")


async def _copies(people):
    return len(await people.sees(NADIA, BOT)) - 1


@pytest.mark.parametrize(
    ("wish", "status", "why"),
    [
        ({"kind": "too_many_requests"}, 429, "Too Many Requests: retry after 5"),
        (
            {"kind": "error", "code": 403, "description": "Forbidden: something new"},
            403,
            "Forbidden: something new",
        ),
        (
            {"kind": "never_started"},
            403,
            "Forbidden: bot can't initiate conversation with a user",
        ),
        ({"kind": "deactivated"}, 403, "Forbidden: user is deactivated"),
        ({"kind": "kicked"}, 403, "Forbidden: bot was kicked from the supergroup chat"),
        ({"kind": "unauthorised"}, 401, "Unauthorized"),
    ],
)
async def test_a_refusal_on_demand_does_nothing(bot, people, wish, status, why):
    await people.post("faults", **wish)

    reply = await _send(bot)

    assert (reply.status, reply.refusal) == (status, why)
    assert await _copies(people) == 0


async def test_a_429_can_come_without_parameters(bot, people):
    await people.post("faults", kind="too_many_requests", with_parameters=False)

    reply = await _send(bot)

    assert "parameters" not in reply.body
    assert "Retry-After" not in reply.headers


@pytest.mark.parametrize("kind", ["drop_before", "reset"])
async def test_a_connection_cut_before_leaves_nothing_done(bot, people, kind):
    await people.post("faults", kind=kind)

    with pytest.raises(aiohttp.ClientError):
        await _send(bot)

    assert await _copies(people) == 0


async def test_a_connection_cut_afterwards_leaves_the_message(bot, people):
    await people.post("faults", kind="drop_after")

    with pytest.raises(aiohttp.ClientError):
        await _send(bot)

    assert await _copies(people) == 1


async def test_a_slow_answer_comes_after_the_message_is_there(bot, people):
    await people.post("faults", kind="slow_answer", seconds=30)
    seq = (await people.get("events"))["seq"]

    call = asyncio.create_task(_send(bot))
    told = (await people.get("events", after=seq, timeout=20))["events"]

    assert told[0]["change"] == "new"
    assert not call.done()
    call.cancel()


async def test_a_slow_server_does_nothing_at_first(bot, people):
    await people.post("faults", kind="slow_before", seconds=0.05)

    reply = await _send(bot)

    (call,) = (await people.get("calls"))["calls"]
    assert reply.status == 200
    assert (call["fault"], call["milliseconds"] >= 50) == ("slow_before", True)


async def test_what_was_begun_is_done_although_the_client_hung_up(bot, people):
    await people.post("faults", kind="slow_before", seconds=0.1)
    seq = (await people.get("events"))["seq"]
    call = asyncio.create_task(_send(bot))
    async with asyncio.timeout(20):
        while (await people.get("faults"))["faults"]:
            assert not call.done()

    call.cancel()
    told = (await people.get("events", after=seq, timeout=20))["events"]

    assert told[0]["change"] == "new"
    assert await _copies(people) == 1


async def test_an_error_afterwards_leaves_the_message(bot, people):
    await people.post("faults", kind="error_after")

    reply = await _send(bot)

    assert (reply.status, reply.refusal) == (500, "Internal Server Error")
    assert await _copies(people) == 1


@pytest.mark.parametrize(
    ("what", "status"), [("json", 200), ("html", 502), ("ok_html", 200), ("redirect", 302)]
)
async def test_garbage_afterwards_leaves_the_message(bot, people, session, what, status):
    await people.post("faults", kind="garbage_after", what=what)

    address = f"{bot.url}/bot{bot.token}/sendMessage"
    form = {"chat_id": str(NADIA), "text": "x"}
    async with session.post(address, data=form, allow_redirects=False) as response:
        raw = await response.read()

    assert (response.status, raw.endswith(b"}}")) == (status, False)
    assert await _copies(people) == 1


async def test_a_bad_gateway_can_come_during_polling(bot, people, session):
    await people.post("faults", kind="bad_gateway", method="getUpdates")

    async with session.get(f"{bot.url}/bot{bot.token}/getUpdates") as response:
        kind = response.content_type

    assert (response.status, kind) == (502, "text/html")


async def test_blocking_on_demand_tells_the_bot_too(bot, people):
    await people.post("faults", kind="blocked", method="sendMessage")

    reply = await _send(bot)

    change = await bot.latest("my_chat_member")
    assert reply.refusal == "Forbidden: bot was blocked by the user"
    assert change["new_chat_member"]["status"] == "kicked"
    assert (await _send(bot)).status == 403


async def test_a_group_can_migrate_under_a_call(bot, people):
    await people.post("faults", kind="migrated", chat_id=BASIC_GROUP)

    reply = await _send(bot, BASIC_GROUP)

    new = reply.body["parameters"]["migrate_to_chat_id"]
    assert (await _send(bot, new)).status == 200


async def test_some_faults_know_their_method(bot, people):
    await people.post("faults", kind="conflict")
    await people.post("faults", kind="expired_callback")

    sent = await _send(bot)
    polled = await bot("getUpdates")
    answered = await bot("answerCallbackQuery", callback_query_id="1")

    assert (sent.status, polled.status) == (200, 409)
    assert answered.refusal.startswith("Bad Request: query is too old")


async def test_an_update_can_be_delivered_twice(bot, people):
    first = await bot.updates()
    await people.post("faults", kind="duplicate_update")

    second = await bot.updates(offset=first[0]["update_id"] + 1)
    third = await bot.updates(offset=first[0]["update_id"] + 2)

    assert second == first
    assert third == []


async def test_a_fault_hits_its_chat_only_and_as_often_as_it_should(bot, people):
    fault = await people.post("faults", kind="never_started", chat_id=NADIA, times=2)

    statuses = [(await _send(bot, chat)).status for chat in (GROUP, NADIA, NADIA, NADIA)]

    assert fault["left"] == 2
    assert statuses == [200, 403, 403, 200]
    assert (await people.get("faults"))["faults"] == []


async def test_a_fault_without_a_method_spares_polling(bot, people):
    await people.post("faults", kind="error", code=500, times=None)

    assert (await bot("getUpdates")).status == 200
    assert (await bot("getMe")).status == 500


async def test_faults_are_taken_back_one_by_one_or_all(people):
    first = await people.post("faults", kind="kicked", times=None)
    second = await people.post("faults", kind="reset", times=None)

    await people.ask("DELETE", f"faults/{first['id']}")
    left = (await people.get("faults"))["faults"]
    await people.ask("DELETE", "faults")

    assert [fault["id"] for fault in left] == [second["id"]]
    assert (await people.get("faults"))["faults"] == []


async def test_an_impossible_fault_is_refused_with_the_possible_ones(people):
    why = await people.refused("faults", kind="earthquake")

    assert "too_many_requests" in why


@pytest.mark.parametrize("wrong", [{"times": "often"}, {"seconds": -1}, {"method": 5}])
async def test_a_fault_that_makes_no_sense_is_refused(people, wrong):
    why = await people.refused("faults", kind="kicked", **wrong)

    assert next(iter(wrong)) in why


async def test_a_fault_that_is_never_probable_never_hits(bot, people):
    await people.post("faults", kind="reset", probability=0)

    assert (await _send(bot)).status == 200
