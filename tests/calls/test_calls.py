"""What we owe to Telegram, kept in the database and sent as it was meant."""

import json

from hypothesis import given, strategies as st

from bot.calls import (
    Attachment,
    Button,
    Call,
    Offer,
    Screen,
    give_document,
    offer,
    redraw,
    redraw_inline,
    say,
    show_picture,
    toast,
)
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


@given(content=st.binary(max_size=300), name=st.text(max_size=20))
def test_a_file_waits_in_the_database_with_its_call(content, name):
    call = Call("sendDocument", {"chat_id": 5}, None, Attachment("document", name, "x/y", content))

    assert Call.unpacked(json.loads(json.dumps(call.packed()))) == call


def test_a_call_without_a_file_is_kept_as_it_always_was():
    assert say(5, CARD).packed().keys() == {"method", "fields", "card_of"}


def test_telegram_takes_files_with_words_and_buttons():
    document = give_document(5, CARD, name="a.ics", kind="text/calendar", content=b"BEGIN")
    picture = show_picture(5, CARD, name="a.png", content=b"\x89PNG")

    assert check(document.method, document.fields, files={"document"}) == []
    assert check(picture.method, picture.fields, files={"photo"}) == []
    assert document.fields["caption"] == picture.fields["caption"] == CARD.text


def test_telegram_takes_cards_for_chats_of_others():
    offers = [Offer(str(number), "Repas", "samedi", CARD) for number in range(3)]
    calls = [offer("7", offers), offer("7", []), redraw_inline("abc", CARD)]

    assert [check(call.method, call.fields) for call in calls] == [[], [], []]


def test_a_button_can_ask_for_a_chat_even_with_nothing_to_type_there():
    assert Button("Partager", inline_query="").field() == {
        "text": "Partager",
        "switch_inline_query": "",
    }


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
