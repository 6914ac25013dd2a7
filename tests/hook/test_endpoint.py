"""Who may come in at the address that Telegram brings updates to, and what is answered."""

import json

import pytest
from structlog.testing import capture_logs

from bot.calls import toast
from bot.hook.endpoint import LARGEST
from tests.hook.conftest import PATH, SECRET, UPDATE, Door

AS_JSON = {"Content-Type": "application/json"}
WRONG = SECRET[:-1]


async def test_what_telegram_brings_is_taken_in(door: Door):
    said = await door.knock()

    assert (said.status, said.body) == (200, b"")
    assert door.ear.heard == [UPDATE]


async def test_what_may_travel_back_is_the_answer(door: Door):
    door.ear.answer = toast("42", "C’est noté")

    said = await door.knock()

    assert json.loads(said.body) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "42",
        "text": "C’est noté",
        "show_alert": False,
    }


@pytest.mark.parametrize("secret", ["", WRONG, f"{SECRET}x", SECRET.upper()])
async def test_whoever_does_not_know_the_secret_is_not_let_in(door: Door, secret: str):
    said = await door.knock(secret=secret)

    assert said.status == 403
    assert door.ear.heard == []


async def test_who_knocks_again_and_again_does_not_fill_the_log(door: Door):
    with capture_logs() as logs:
        for _ in range(20):
            await door.knock(secret=WRONG)

    assert [line["event"] for line in logs] == ["turned_away_at_the_webhook"]


async def test_the_secret_is_asked_for_before_anything_is_said_about_the_rest(door: Door):
    said = await door.knock(b"x" * (LARGEST + 1), secret=WRONG)

    assert said.status == 403


async def test_too_much_is_refused_by_what_it_says_of_itself(door: Door):
    said = await door.knock(b" " * (LARGEST + 1), headers=AS_JSON)

    assert said.status == 413
    assert door.ear.heard == []


async def test_too_much_is_refused_though_it_says_nothing_of_itself(door: Door):
    async def pieces():
        for _ in range(40):
            yield b" " * (LARGEST // 32)

    said = await door.knock(data=pieces(), headers=AS_JSON, json=None)

    assert said.status == 413
    assert door.ear.heard == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_another_type_is_refused(door: Door, kind: str):
    said = await door.knock(json.dumps(UPDATE).encode(), headers={"Content-Type": kind})

    assert said.status == 415
    assert door.ear.heard == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'"update_id"',
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": -1}',
        b'{"update_id": 9223372036854775808}',
        b"[" * 200_000,
    ],
    ids=range(10),
)
async def test_what_is_no_update_is_refused(door: Door, body: bytes):
    said = await door.knock(body, headers=AS_JSON)

    assert said.status == 400
    assert door.ear.heard == []


@pytest.mark.parametrize("path", ["/", f"{PATH}/", f"{PATH}/x", "/health", "/docs"])
async def test_there_is_nothing_beside_the_one_path(door: Door, path: str):
    said = await door.knock(path=path)

    assert said.status == 404
    assert door.ear.heard == []


async def test_only_what_is_posted_is_taken(door: Door):
    async with door.http.get(f"http://127.0.0.1:{door.port}{PATH}") as response:
        assert response.status == 405


async def test_what_could_not_be_stored_must_come_again(door: Door):
    door.ear.is_in_trouble = True

    said = await door.knock()

    assert said.status == 503


async def test_while_nobody_is_there_it_must_come_again(door: Door):
    door.endpoint.ear = None

    said = await door.knock()

    assert said.status == 503


async def test_a_nul_that_no_database_takes_is_left_out(door: Door):
    body = b'{"update_id": 7, "message": {"text": "a\\u0000b"}}'

    said = await door.knock(body, headers=AS_JSON)

    assert said.status == 200
    assert door.ear.heard[0]["message"]["text"] == "ab"


async def test_a_head_that_dribbles_in_is_cut_off(door: Door):
    came = await door.until_hung_up(sends=b"POST /telegram HTTP/1.1\r\n", again=b"a: b\r\n")

    assert came == b""
    assert door.ear.heard == []


async def test_a_body_that_dribbles_in_is_cut_off(door: Door):
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: 5000\r\n\r\n"
    )

    came = await door.until_hung_up(sends=head.encode(), again=b" ")

    assert came == b""
    assert door.ear.heard == []


@pytest.mark.parametrize("sends", [b"", b"\r\n"])
async def test_whoever_says_nothing_is_cut_off(door: Door, sends: bytes):
    assert await door.until_hung_up(sends=sends, again=sends) == b""


async def test_a_head_without_an_end_is_cut_off(door: Door):
    endless = b"POST / HTTP/1.1\r\n" + b"a: " + b"b" * 40_000

    assert await door.until_hung_up(sends=endless) == b""
