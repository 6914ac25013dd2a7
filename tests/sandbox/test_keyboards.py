"""C5: keyboards."""

import json

import pytest

from tests.sandbox.driving import BOT, GROUP, NADIA, YVES

pytestmark = pytest.mark.usefixtures("started")
BUTTON = {"text": "Oui", "callback_data": "y"}


def _inline(*rows):
    return {"inline_keyboard": [list(row) for row in rows]}


async def _send(bot, markup, chat_id=NADIA):
    return await bot("sendMessage", chat_id=chat_id, text="?", reply_markup=markup)


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": None}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [BUTTON]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            _inline([{"text": "x"}]),
            (
                "can't parse inline keyboard button: Text buttons are unallowed in the inline "
                "keyboard"
            ),
        ),
        (
            _inline([{"callback_data": "x"}]),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            _inline([{"text": "x", "url": "localhost"}]),
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        (
            _inline([{"text": "x", "web_app": {"url": "http://e.org"}}]),
            (
                "inline keyboard button Web App URL 'http://e.org' is invalid: "
                "Only HTTPS links are allowed"
            ),
        ),
        (_inline([{"text": "x", "callback_data": "é" * 33}]), "BUTTON_DATA_INVALID"),
        (_inline(*[[BUTTON]] * 101), "reply markup is too long"),
    ],
)
async def test_a_bad_keyboard_is_refused_in_telegrams_words(bot, markup, why):
    """C5.1, C5.2, C5.3"""
    reply = await _send(bot, markup)

    assert (reply.status, reply.refusal) == (400, f"Bad Request: {why}")


async def test_only_the_first_action_of_a_button_counts(bot):
    """C5.2"""
    sent = (await _send(bot, _inline([{**BUTTON, "url": "https://e.org", "pay": True}]))).result

    assert sent["reply_markup"] == _inline([{"text": "Oui", "url": "https://e.org/"}])


async def test_buttons_without_text_and_after_the_twelfth_are_dropped(bot):
    """C5.3"""
    row = [{"text": "", "callback_data": "x"}, *[BUTTON] * 14]

    sent = (await _send(bot, _inline(row))).result

    assert sent["reply_markup"] == _inline([BUTTON] * 12)


async def test_callback_data_of_64_bytes_is_allowed(bot):
    """C5.3"""
    sent = (await _send(bot, _inline([{"text": "x", "callback_data": "é" * 32}]))).result

    assert len(sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"].encode()) == 64


async def test_a_phone_number_is_asked_for_in_private_only(bot):
    """C5.4"""
    markup = {"keyboard": [[{"text": "Mon numéro", "request_contact": True}]]}

    assert (await _send(bot, markup)).status == 200
    assert (await _send(bot, markup, GROUP)).refusal == (
        "Bad Request: phone number can be requested in private chats only"
    )


async def test_an_edit_takes_inline_keyboards_only(bot):
    """C5.4"""
    sent = (await _send(bot, _inline([BUTTON]))).result

    reply = await bot(
        "editMessageText",
        chat_id=NADIA,
        message_id=sent["message_id"],
        text="x",
        reply_markup={"keyboard": [["Oui"]]},
    )

    assert reply.refusal == "Bad Request: inline keyboard expected"


async def test_a_reply_keyboard_is_seen_by_people_and_not_in_the_message(bot, people):
    """C5.5"""
    sent = (await _send(bot, {"keyboard": [["Oui", "Non"]], "one_time_keyboard": True})).result
    chats = (await people.get(f"people/{NADIA}/chats"))["chats"]

    await people.act(NADIA, BOT, "press", text="Non")

    assert "reply_markup" not in sent
    assert chats[0]["reply_keyboard"]["rows"] == [["Oui", "Non"]]
    assert (await bot.latest("message"))["text"] == "Non"
    assert (await people.get(f"people/{NADIA}/chats"))["chats"][0]["reply_keyboard"] is None


async def test_a_reply_keyboard_can_be_taken_away(bot, people):
    """C5.1"""
    await _send(bot, {"keyboard": [["Oui"]]})

    await _send(bot, {"remove_keyboard": True})

    why = await people.refused(f"people/{NADIA}/chats/{BOT}/press", text="Oui")
    assert why == "There is no such button; there are: none."


async def test_a_selective_keyboard_is_for_those_who_are_named(bot, people):
    """C5.6"""
    markup = json.dumps({"keyboard": [["Oui"]], "selective": True})

    await bot("sendMessage", chat_id=GROUP, text="@nadia_r ?", reply_markup=markup)

    keyboards = [
        (await people.get(f"people/{person}/chats"))["chats"][1]["reply_keyboard"]
        for person in (NADIA, YVES)
    ]
    assert keyboards[0] is not None
    assert keyboards[1] is None
