"""What a door is given, and how it answers."""

from dataclasses import replace

import pytest

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.people import RsvpTap
from bot.calls import Screen
from bot.domain.dialogue import Step
from bot.domain.member import Person
from bot.domain.rsvp import Answer
from bot.services.spaces import Spot
from bot.texts import Texts
from handlers.door import House, Knock
from tests.views.scene import COMMUNITY, NOW, YVES, plain

HOUSE = House(Texts(("fr", "en")), COMMUNITY, "passerelle_bot", lambda: NOW)
SCREEN = Screen("Bonjour")
TYPED = Knock(
    person=Person(102, "Yves", "en"),
    member=None,
    spot=Spot(102, None, ""),
    is_private=True,
    setting=HOUSE.setting("fr", NOW),
    house=HOUSE,
    text="/start r_1",
)
TAPPED = replace(TYPED, text="", memory="1:r:7:yes", query_id="77", message_id=5)


def methods(calls):
    return [call.method for call in calls]


@pytest.mark.parametrize(
    ("text", "argument"),
    [("/start r_1", "r_1"), ("/start", ""), ("/start  a b ", "a b"), ("", "")],
)
def test_what_follows_a_command_is_its_argument(text, argument):
    assert replace(TYPED, text=text).argument == argument


def test_a_tap_turns_the_message_to_the_next_screen():
    calls = TAPPED.turn_to(SCREEN)

    assert methods(calls) == ["answerCallbackQuery", "editMessageText"]
    assert calls[1].fields["message_id"] == 5


def test_a_typed_line_is_answered_by_a_new_message():
    assert methods(TYPED.turn_to(SCREEN)) == ["sendMessage"]


def test_a_tap_on_a_message_that_is_gone_is_answered_by_a_new_one():
    gone = replace(TAPPED, message_id=None)

    assert methods(gone.turn_to(SCREEN)) == ["answerCallbackQuery", "sendMessage"]


def test_a_tap_on_a_card_elsewhere_shows_nothing_personal_there():
    elsewhere = replace(TAPPED, message_id=None, inline_id="abc", is_private=False)

    calls = elsewhere.turn_to(SCREEN)

    assert methods(calls) == ["answerCallbackQuery", "sendMessage"]
    assert calls[1].fields["chat_id"] == elsewhere.person.telegram_id


def test_an_answer_stays_in_its_topic():
    there = replace(TYPED, spot=Spot(-42, 9, "La Passerelle"))

    assert there.say(SCREEN).fields["message_thread_id"] == 9


def test_a_button_is_read_by_its_kind():
    assert TAPPED.button(RsvpTap) == RsvpTap(7, Answer.YES)


def test_a_button_of_another_kind_is_refused():
    with pytest.raises(UnreadableButton):
        replace(TAPPED, memory="1:m:menu").button(RsvpTap)


@pytest.mark.parametrize(
    ("member", "line"),
    [
        (None, "Already noted."),
        (replace(YVES, language="fr"), "C’est déjà noté."),
        (replace(YVES, language=None), "Already noted."),
    ],
)
def test_a_toast_is_in_the_persons_own_words_in_a_group_too(member, line):
    knock = replace(TAPPED, member=member, is_private=False)

    assert plain(knock.toast("rsvp.same").fields["text"]) == line


def test_an_open_question_knows_who_and_when():
    dialogue = TYPED.asks(Step.DRAFT_DATE, draft=7)

    assert (dialogue.telegram_id, dialogue.asked_at, dialogue.facts) == (102, NOW, {"draft": 7})
