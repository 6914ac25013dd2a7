"""What we owe to Telegram, kept in the database and sent as it was meant."""

import json

from hypothesis import given, strategies as st

from bot.calls import Button, Call, Screen, redraw, say, toast
from tests.spec.checker import check

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
CARD = Screen(
    "<b>Repas</b>",
    (
        (Button("Je viens", "1:r:1:yes", style="success"), Button("Je ne peux pas", "1:r:1:no")),
        (Button("Répondre en privé", url="https://t.me/passerelle_bot?start=r_1"),),
    ),
)


@given(
    method=st.text(),
    fields=st.dictionaries(st.text(), JSON, max_size=4),
    card_of=st.none() | st.integers(1),
)
def test_a_call_comes_back_from_the_database_the_same(method, fields, card_of):
    call = Call(method, fields, card_of)

    assert Call.unpacked(json.loads(json.dumps(call.packed()))) == call


def test_a_call_kept_before_cards_were_known_can_still_be_sent():
    assert Call.unpacked({"method": "sendMessage", "fields": {}}) == Call("sendMessage", {})


def test_telegram_takes_what_we_say_and_redraw():
    calls = [say(-100, CARD, thread_id=7), redraw(-100, 12, CARD), toast("1", "C’est noté.")]

    assert [check(call.method, call.fields) for call in calls] == [[], [], []]


def test_a_message_goes_to_its_topic():
    assert say(-100, CARD, thread_id=7).fields["message_thread_id"] == 7


def test_a_message_outside_topics_names_none():
    assert "message_thread_id" not in say(-100, CARD).fields


def test_a_redrawn_screen_without_buttons_takes_the_old_ones_away():
    assert "reply_markup" not in redraw(5, 12, Screen("Cette rencontre est passée.")).fields


def test_a_link_button_carries_no_memory():
    assert CARD.buttons[1][0].field() == {
        "text": "Répondre en privé",
        "url": "https://t.me/passerelle_bot?start=r_1",
    }


def test_a_button_shows_its_colour_only_if_it_has_one():
    assert CARD.buttons[0][0].field() == {
        "text": "Je viens",
        "callback_data": "1:r:1:yes",
        "style": "success",
    }
    assert "style" not in CARD.buttons[0][1].field()


def test_a_silent_answer_to_a_tap_says_nothing():
    assert toast("1").fields == {"callback_query_id": "1"}


@given(text=st.text(max_size=500))
def test_a_toast_is_never_too_long(text):
    call = toast("1", text, alert=True)

    assert check(call.method, call.fields) == []
