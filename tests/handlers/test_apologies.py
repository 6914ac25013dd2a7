"""What people read when we failed them, from the raw update alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.community import Community
from bot.texts import Texts
from handlers.apologies import Apologies
from handlers.door import House
from tests.spec.checker import check
from tests.views.scene import COMMUNITY, NOW, plain

YVES = {"id": 102, "first_name": "Yves", "language_code": "fr"}
TAP = {"callback_query": {"id": "77", "from": YVES, "data": "1:r:1:yes"}}


def said(kind, *, language="fr"):
    sender = {**YVES, "language_code": language}
    return {"message": {"chat": {"id": -42, "type": kind}, "from": sender, "text": "x"}}


def apologies(community: Community = COMMUNITY):
    house = House(Texts(("fr", "en")), community, "passerelle_bot", lambda: NOW)
    return Apologies(house, organisers=[101, 103])


def test_a_tap_is_answered_in_a_box_to_close():
    [call] = apologies().for_trouble(TAP)

    assert call.method == "answerCallbackQuery"
    assert call.fields["show_alert"] is True
    assert check(call.method, call.fields) == []


@pytest.mark.parametrize(("language", "start"), [("fr", "Un souci"), ("en", "A problem")])
def test_a_private_line_is_answered_in_the_persons_language(language, start):
    [call] = apologies().for_trouble(said("private", language=language))

    assert call.fields["text"].startswith(start)
    assert "Nadia R." in call.fields["text"]


def test_without_a_contact_there_still_is_an_apology():
    [call] = apologies(replace(COMMUNITY, human_contact="")).for_trouble(said("private"))

    assert plain(call.fields["text"]).endswith("Réessayez dans quelques minutes.")
    assert check(call.method, call.fields) == []


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_group_is_not_bothered(kind):
    assert list(apologies().for_trouble(said(kind))) == []


@pytest.mark.parametrize("kind", ["inline_query", "chosen_inline_result"])
def test_a_chat_of_somebody_s_own_is_not_bothered(kind):
    assert list(apologies().for_trouble({kind: {"id": "1", "from": YVES}})) == []


def test_organisers_hear_where_to_look():
    calls = apologies().to_organisers()

    assert [call.fields["chat_id"] for call in calls] == [101, 103]
    assert "/incidents" in calls[-1].fields["text"]


@pytest.mark.parametrize(
    ("later", "heard"),
    [
        (timedelta(0), 0),
        (timedelta(minutes=59), 0),
        (timedelta(hours=1), 2),
        (-timedelta(minutes=1), 2),  # the clock was set back
    ],
)
def test_organisers_hear_once_an_hour_however_much_is_set_aside(later, heard):
    moments = [NOW]
    house = House(Texts(("fr",)), COMMUNITY, "passerelle_bot", lambda: moments[-1])
    sorry = Apologies(house, organisers=[101, 103])
    first = sorry.to_organisers()

    moments.append(NOW + later)

    assert len(first) == 2
    assert len(sorry.to_organisers()) == heard
