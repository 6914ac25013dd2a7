"""The card of a visit: where somebody stands, in plain words, and what they may do about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.callbacks.people import RsvpTap
from bot.domain.company import NAMES_LENGTH
from bot.domain.delivery import Kind
from bot.domain.gathering import Kind as GatheringKind
from bot.domain.places import Places, Waiting
from bot.domain.prospect import Line
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.visit import Visit
from bot.services import held_places, place_offers
from bot.services.meetings import Seen, in_line
from bot.services.place_letters import PlaceLetter
from bot.services.rsvps import Answered
from bot.views import place_letters, places, rsvps
from bot.views.meetings import group_card
from bot.views.own_cards import own_card
from bot.views.visit_cards import more
from tests.views.scene import (
    COUNTS,
    ENGLISH,
    FRENCH,
    MEETING,
    NOW,
    STARTS,
    YVES,
    buttons,
    problems,
    read,
)

VISIT = replace(MEETING, kind=GatheringKind.VISIT, title="Une cuisine", held_by="La Cantine")
BOTH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
OTHERS = [Waiting(n, 7, 100 + n, NOW) for n in range(1, 4)]
MINE = Waiting(9, 7, 1, NOW)
UNTIL = NOW + timedelta(hours=15)
OFFERED = replace(MINE, offered_at=NOW, offer_until=UNTIL)
COMING = Rsvp(7, 1, Answer.YES)


def seen(*waiting, rsvp=None, taken=3, freed=0, gathering=VISIT):
    """Return a visit with three places as member 1 sees it."""
    counted = Places(7, 3, taken=taken, freed=freed)
    bare = Seen(gathering, COUNTS, rsvp, visit=Visit(7, topic="Cuisiner à dix"), places=counted)
    return in_line(bare, Line(counted, waiting), 1)


def answers(screen):
    taps = (button.memory for button in buttons(screen))
    return [RsvpTap.unpack(data).answer for data in taps if data.startswith("1:r:")]


CARDS = {
    "open": seen(taken=1),
    "full": seen(*OTHERS),
    "waits": seen(*OTHERS, MINE),
    "is first": seen(MINE),
    "may come": seen(MINE, taken=2),
    "was offered one": seen(OFFERED),
    "let it pass": seen(replace(MINE, passed=0)),
    "comes": seen(rsvp=COMING, taken=2),
    "comes with some": seen(rsvp=replace(COMING, guests=2, guest_names="Rosa, Karim")),
    "asked again": seen(rsvp=replace(COMING, to_confirm=True)),
    "no": seen(rsvp=replace(COMING, answer=Answer.NO)),
    "no, and a place is free": seen(rsvp=replace(COMING, answer=Answer.NO), taken=1),
    "no to another date": seen(rsvp=replace(COMING, answer=Answer.NO, to_confirm=True)),
    "unsure": seen(rsvp=replace(COMING, answer=Answer.MAYBE), taken=0),
}


@BOTH
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_every_card_is_taken_by_telegram_and_asks_for_no_doubt(card, setting):
    screens = [own_card(card, setting), more(card, setting), group_card(card, setting)]

    assert [problem for screen in screens for problem in problems(screen)] == []
    assert Answer.MAYBE not in answers(screens[0])


@pytest.mark.parametrize(
    ("card", "state", "labels"),
    [
        ("open", "Places libres : 2\n\nSerez-vous des nôtres ?", ["Je viens", "Pas cette fois"]),
        ("full", "Vous seriez 4e sur la liste d’attente.", ["Oui, prévenez-moi", "Non merci"]),
        ("waits", "Vous êtes 4e sur la liste d’attente.", ["Je n’attends plus"]),
        ("is first", "Vous êtes en tête de la liste d’attente.", ["Je n’attends plus"]),
        ("may come", "une place est libre : elle est à vous", ["Je viens", "Je n’attends plus"]),
        (
            "was offered one",
            "Une place vous est proposée, jusqu’à lundi 23 novembre à 10 h.",
            ["Je prends la place", "Je laisse"],
        ),
        ("comes", "Votre place est retenue. Merci !", ["Je viens avec quelqu’un"]),
        ("comes with some", "pour vous, et pour 2 personnes. Merci !\nAvec vous : Rosa", []),
        ("asked again", "Votre place est gardée.", ["Je viens toujours"]),
        ("no", "Votre réponse : pas cette fois.", ["Me prévenir si une place se libère"]),
        ("no, and a place is free", "pas cette fois", ["Finalement, je viens"]),
        ("no to another date", "La date a changé.\nLe groupe est complet", ["Oui, prévenez-moi"]),
        ("unsure", "aucune place n’est retenue pour l’instant", ["Je viens", "Pas cette fois"]),
    ],
)
def test_a_card_says_in_plain_words_where_somebody_stands(card, state, labels):
    screen = own_card(CARDS[card], FRENCH)

    assert state in read(screen)
    assert [button.label for button in buttons(screen)][: len(labels)] == labels


def test_an_offer_whose_time_is_over_is_a_turn_again():
    late = replace(FRENCH, now=UNTIL + timedelta(seconds=1))

    assert "Une place vous est proposée" not in read(own_card(CARDS["was offered one"], late))


def test_nobody_waits_for_a_visit_that_has_begun():
    under_way = replace(FRENCH, now=STARTS)
    full, free = own_card(CARDS["full"], under_way), own_card(CARDS["may come"], under_way)

    assert "La visite a commencé, et le groupe est complet." in read(full)
    assert answers(full) == []
    assert answers(free) == [Answer.YES, Answer.NO]


def test_a_group_reads_how_many_may_come_and_how_many_wait():
    assert "Places libres : 2" in read(group_card(CARDS["open"], FRENCH))
    full = read(group_card(CARDS["full"], FRENCH))
    assert "Le groupe est complet. Sur la liste d’attente : 3" in full


def test_a_free_place_that_others_are_asked_about_is_nobody_elses():
    card = own_card(seen(*OTHERS, taken=2), FRENCH)

    assert "Le groupe est complet" in read(card)
    assert "Places libres" not in read(card)


@pytest.mark.parametrize(
    ("answer", "before", "said"),
    [
        (Answer.YES, None, "Votre place est retenue. Merci !"),
        (Answer.YES, Answer.YES, "C’est déjà noté."),
        (Answer.NO, None, "Merci de l’avoir dit. Même un non fait vivre le lien."),
        (Answer.NO, Answer.YES, "La place ira à quelqu’un d’autre."),
        (Answer.MAYBE, None, "sans place retenue"),
    ],
)
def test_an_answer_to_a_visit_is_told_in_its_own_words(answer, before, said):
    answered = Answered(VISIT, YVES, answer, before, is_under_way=False)

    assert said in rsvps.said(answered, FRENCH.words).replace("\u00a0", " ")


@BOTH
@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_what_one_reads_after_a_tap_in_a_group_fits_into_its_box(card, setting):
    lines = [places.full_in_group(card, setting.words, is_written=w) for w in (True, False)]

    assert [line for line in lines if not 0 < len(line) <= 200] == []


@BOTH
@pytest.mark.parametrize("name", ["é" * NAMES_LENGTH, "<b>&"])
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Kind.PLACE_OFFERED, ""),
        (Kind.PLACE_PASSED, ""),
        (Kind.PLACE_PASSED, held_places.FEWER),
        (Kind.PLACES_LEFT_OVER, place_offers.LATE),
        (Kind.PLACES_LEFT_OVER, place_offers.BY_PHONE),
    ],
)
def test_every_letter_about_places_is_taken_by_telegram(kind, why, name, setting):
    titled = replace(VISIT, title=name)
    for waiting in (OFFERED, MINE):
        about = seen(waiting, gathering=titled, taken=2 if waiting is MINE else 3)
        screen = place_letters.letter(PlaceLetter(kind, YVES, about, why), setting)

        assert problems(screen) == []
        assert screen.text.count("\n") < 8


def test_an_offer_tells_its_last_moment_in_full_and_nothing_that_only_comers_read():
    screen = place_letters.letter(
        PlaceLetter(Kind.PLACE_OFFERED, YVES, CARDS["was offered one"]), FRENCH
    )

    assert "jusqu’à lundi 23 novembre à 10 h." in read(screen)
    assert "📍 Où : La Cantine\n" in read(screen)
    assert "rue du Lac" not in read(screen)
    assert answers(screen) == [Answer.YES, Answer.NO]
