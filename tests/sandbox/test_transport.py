"""C1: how calls arrive and how they are answered."""

import asyncio
import io

import aiohttp
import pytest

from bot.sandbox.errors import describe
from tests.sandbox.driving import BOT, NADIA, TOKEN, BotHand


@pytest.mark.parametrize("verb", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("name", ["getMe", "GETME", "getme"])
async def test_any_verb_and_any_case_will_do(bot, verb, name):
    """C1.1"""
    reply = await bot.request(name, verb=verb)

    assert reply.result["username"] == "passerelle_bot"


async def test_the_method_may_be_a_parameter(bot):
    """C1.1"""
    reply = await bot.request("", params={"method": "getMe"})

    assert reply.result["id"] == BOT


async def test_the_test_environment_has_a_path_of_its_own(bot):
    """C1.1"""
    reply = await bot.request("test/getMe")

    assert reply.result["id"] == BOT


async def test_another_path_is_not_found(session, server):
    """C1.1"""
    async with session.get(f"{server.url}/elsewhere") as response:
        body = await response.json()

    assert body == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_query_form_json_and_multipart_mean_the_same(bot, started):
    """C1.2"""
    params = {"chat_id": str(NADIA), "text": "Bonjour"}
    upload = aiohttp.FormData(params, default_to_multipart=True)

    replies = [
        await bot.request("sendMessage", params=params),
        await bot.request("sendMessage", data=params),
        await bot.request("sendMessage", json={"chat_id": NADIA, "text": "Bonjour"}),
        await bot.request("sendMessage", data=upload),
    ]

    assert [reply.result["text"] for reply in replies] == ["Bonjour"] * 4


async def test_a_json_null_is_a_text_that_says_null(bot, started):
    """C1.2"""
    json = {"chat_id": NADIA, "text": "x", "reply_markup": None}

    reply = await bot.request("sendMessage", json=json)

    assert reply.refusal == "Bad Request: object expected as reply markup"


async def test_a_malformed_body_is_read_as_far_as_it_goes(bot):
    """C1.2"""
    headers = {"Content-Type": "application/json"}

    reply = await bot.request("sendMessage", data=b'{"chat_id":', headers=headers)

    assert reply.refusal == "Bad Request: message text is empty"


async def test_more_than_a_mebibyte_of_parameters_is_refused(bot):
    """C1.2"""
    body = io.BytesIO(b"text=" + b"x" * 1_100_000)

    reply = await bot.request("sendMessage", data=body)

    assert reply.status == 413


async def test_the_wait_of_a_429_is_in_body_and_header(bot, people, started):
    """C1.3"""
    await people.post("faults", kind="too_many_requests", retry_after=7)

    reply = await bot("sendMessage", chat_id=NADIA, text="x")

    assert reply.refusal == "Too Many Requests: retry after 7"
    assert reply.body["parameters"] == {"retry_after": 7}
    assert reply.headers["Retry-After"] == "7"


@pytest.mark.parametrize(
    ("token", "description"),
    [
        ("0" + TOKEN, "Unauthorized: invalid token specified"),
        ("7000001", "Unauthorized: invalid token specified"),
        (TOKEN + "a" * 80, "Unauthorized: invalid token specified"),
        ("7000001:short", "Unauthorized"),
        ("7000001:" + "%C3%A9" * 30, "Unauthorized"),
        ("7000001:TEST-ccccccccccccccccccccccccccccccc", "Unauthorized"),
    ],
)
async def test_a_wrong_token_is_unauthorised(session, server, token, description):
    """C1.4"""
    reply = await BotHand(session, server.url, token)("getMe")

    assert (reply.status, reply.refusal) == (401, description)


async def test_any_well_formed_token_makes_a_bot(other_bot):
    """C1.4"""
    assert (await other_bot("getMe")).result["id"] == 7000002


async def test_an_unknown_method_is_not_found_and_marked(bot, people):
    """C1.4"""
    reply = await bot("sendTelepathy", text="x")

    calls = (await people.get("calls"))["calls"]
    assert (reply.status, reply.refusal) == (404, "Not Found: method not found")
    assert [(call["method"], call["unknown"]) for call in calls] == [("sendTelepathy", True)]


@pytest.mark.parametrize(
    ("code", "message", "description"),
    [
        (400, "Chat not found", "Bad Request: chat not found"),
        (400, "BUTTON_DATA_INVALID", "Bad Request: BUTTON_DATA_INVALID"),
        (403, "Bot was kicked", "Forbidden: bot was kicked"),
        (500, "", "Internal Server Error"),
    ],
)
def test_a_description_begins_with_the_prefix_of_its_code(code, message, description):
    """C1.5"""
    assert describe(code, message) == description


@pytest.mark.parametrize(("raw", "alert"), [("True", True), ("YES", True), ("on", False)])
async def test_only_true_yes_and_one_are_true(bot, people, started, raw, alert):
    """C1.7"""
    query = await _tap(bot, people)

    await bot("answerCallbackQuery", callback_query_id=query["id"], text="x", show_alert=raw)

    toasts = [e for e in (await people.get("events", after=0))["events"] if e["kind"] == "toast"]
    assert toasts[-1]["alert"] is alert


async def test_a_number_that_is_none_counts_as_nought_and_big_ones_are_clamped(bot, started):
    """C1.7"""
    reply = await bot("getUpdates", limit="abc", timeout="-5", offset="0")

    assert len(reply.result) == 1


async def test_two_requests_on_one_connection_are_answered_in_order(server):
    """C1.1"""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"GET /bot{TOKEN}/%s HTTP/1.1\r\nHost: x\r\n\r\n"

    writer.write((head % "getMe" + head % "getNothing").encode())

    assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 200")
    assert b"404 Not Found" in await reader.readuntil(b"404 Not Found")
    writer.close()


async def _tap(bot, people):
    keyboard = {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]}
    sent = (await bot("sendMessage", chat_id=NADIA, text="?", reply_markup=keyboard)).result
    await people.act(NADIA, BOT, "tap", message_id=sent["message_id"], row=0, column=0, wait=0)
    return await bot.latest("callback_query")
