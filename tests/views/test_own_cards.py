"""One's own card, and the questions around an answer: short, true, and taken by Telegram."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.company import NAMES_LENGTH
from bot.domain.gathering import Kind, Status
from bot.domain.member import NAME_LENGTH
from bot.domain.place import Format
from bot.domain.rsvp import WORD_LENGTH, Answer, Readers, Rsvp, WordTooLong
from bot.domain.typed_link import LINK_LENGTH
from bot.services.companions import Instead
from bot.services.meetings import Seen
from bot.services.rsvps import Answered
from bot.views import companions, left_words, rsvps
from bot.views.own_cards import more, own_card
from tests.views.scene import (
    COUNTS,
    ENGLISH,
    FRENCH,
    MEETING,
    STARTS,
    YVES,
    buttons,
    problems,
    read,
)

COMING = Rsvp(7, 1, Answer.YES)
EXCUSED = Rsvp(7, 1, Answer.NO)
BOTH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
LINK = "https://visio.example.org/x"


def card(rsvp, *, setting=FRENCH, **facts):
    return own_card(Seen(replace(MEETING, **facts), COUNTS, rsvp), setting)


def named(screen):
    return [button.label for button in buttons(screen)]


@BOTH
@pytest.mark.parametrize("sign", ["é", "&", "<", "e\u0301", "\N{GRINNING FACE}"])
def test_telegram_takes_the_fullest_card_whoever_typed_what(setting, sign):
    full = Rsvp(
        *(7, 1, Answer.YES, 3),
        guest_names=sign * NAMES_LENGTH,
        stand_in=sign * NAME_LENGTH,
        listens=True,
        word=sign * WORD_LENGTH,
        readers=Readers.MEETING,
        entered_by=2,
    )
    link = f"{LINK}{'a' * (LINK_LENGTH - len(LINK))}"
    screens = [
        *(card(replace(full, answer=a), setting=setting, online_url=link) for a in Answer),
        more(full, setting),
        left_words.kept(full, setting),
        companions.instead(Instead(MEETING, sign * NAME_LENGTH, comes_already=False), setting),
        rsvps.missed_report(sign * NAME_LENGTH, MEETING, setting),
    ]

    assert [problems(screen) for screen in screens] == [[]] * len(screens)


@pytest.mark.parametrize("answer", Answer)
def test_to_change_ones_answer_is_one_tap_and_a_card_has_few_rows(answer):
    screen = card(replace(COMING, answer=answer))
    memories = [button.memory for button in buttons(screen)]

    others = [f"1:r:7:{other.value}" for other in Answer if other is not answer]
    assert set(others) <= set(memories)
    assert f"1:r:7:{answer.value}" not in memories
    assert len(screen.buttons) <= 4


@pytest.mark.parametrize(
    ("rsvp", "line"),
    [
        (replace(COMING, guests=1), "Votre réponse : Je viens, avec 1 personne. Merci !"),
        (replace(COMING, guests=3), "Votre réponse : Je viens, avec 3 personnes. Merci !"),
        (replace(EXCUSED, stand_ins=1), "À votre place : 1 personne"),
        (replace(EXCUSED, stand_ins=2), "À votre place : 2 personnes"),
        (replace(EXCUSED, stand_in="Rosa"), "À votre place : Rosa"),
        (replace(COMING, word="Oui", readers=Readers.MEETING), "Votre mot : lu à la rencontre."),
        (replace(COMING, to_confirm=True), "Votre réponse d’avant : Je viens."),
    ],
)
def test_a_card_says_what_goes_with_the_answer(rsvp, line):
    assert line in read(card(rsvp))


def test_a_card_does_not_repeat_the_word_itself():
    assert "Le secret" not in read(card(replace(COMING, word="Le secret")))


def test_the_link_of_a_relayed_meeting_is_not_said_twice():
    relayed = card(COMING, kind=Kind.RELAY, format=Format.VIDEO, online_url=LINK)

    assert "pour vous" not in read(relayed)


def test_what_others_hold_offers_no_calendar_entry():
    relayed = card(COMING, kind=Kind.RELAY)

    assert "Ajouter à mon agenda" in named(card(COMING))
    assert "Ajouter à mon agenda" not in named(relayed)


@pytest.mark.parametrize(
    ("rsvp", "status", "offered"),
    [
        (None, Status.HELD, True),
        (COMING, Status.HELD, True),
        (EXCUSED, Status.HELD, False),
        (COMING, Status.REPORTED, False),
        (COMING, Status.CANCELLED, False),
    ],
)
def test_until_the_report_one_may_say_that_one_missed_it(rsvp, status, offered):
    closed = read(card(rsvp, status=status))

    assert ("[Je n’ai pas pu venir]" in closed) is offered
    assert closed.endswith("[Prochaine rencontre]")


def test_no_more_than_one_question_follows_an_answer():
    leaving = Answered(MEETING, YVES, Answer.NO, Answer.YES, False, guests_before=1)
    counted = Answered(MEETING, YVES, Answer.YES, None, False, may_count_them=COMING)

    stay, once = (companions.question_after(said, FRENCH) for said in (leaving, counted))

    assert stay is not None
    assert "La personne qui devait vous accompagner" in read(stay)
    assert once is not None
    assert "C’est bien vous ?" in read(once)
    assert companions.question_after(replace(leaving, guests_before=0), FRENCH) is None


def test_a_message_to_pass_on_stands_on_its_own_without_a_button():
    forward = companions.to_forward(Instead(MEETING, "Rosa", comes_already=False), FRENCH)

    assert forward.buttons == ()
    assert "Rosa" not in forward.text
    assert read(forward).endswith("https://t.me/passerelle_bot?start=r_7")


def test_a_word_that_is_too_long_is_told_by_how_much():
    assert "Il en compte 312." in read(left_words.too_long(7, WordTooLong(312), FRENCH))


@pytest.mark.parametrize(("welcomer", "lines"), [("", 3), ("Inès", 4)])
def test_who_comes_for_the_first_time_reads_who_welcomes_them(welcomer, lines):
    community = replace(FRENCH.community, welcomer=welcomer)
    screen = rsvps.first_time(MEETING, replace(FRENCH, community=community))

    assert screen.text.count("\n") == lines - 1
    assert welcomer in screen.text


@pytest.mark.parametrize(
    ("answer", "before", "line"),
    [
        (Answer.YES, None, "C’est noté, vous venez. À tout à l’heure !"),
        (Answer.NO, Answer.YES, "C’est noté. Merci d’avoir prévenu, même le jour même."),
        (Answer.MAYBE, None, "C’est noté, prenez votre temps."),
    ],
)
def test_on_the_day_an_answer_has_words_of_its_own(answer, before, line):
    answered = Answered(MEETING, YVES, answer, before, is_under_way=False)
    this_morning = replace(FRENCH, now=STARTS - timedelta(hours=2))

    today = rsvps.is_today(MEETING, this_morning)

    assert rsvps.said(answered, FRENCH.words, is_today=today).replace("\u00a0", " ") == line
    assert not rsvps.is_today(MEETING, FRENCH)
