"""The card of a meeting: for a group, and for one person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.place import Format
from bot.domain.programme import AgendaItem, Programme, Speaker
from bot.domain.rsvp import Answer, Rsvp
from bot.services.meetings import Seen
from bot.views import meetings
from bot.views.own_cards import own_card
from tests.views.scene import (
    COUNTS,
    ENGLISH,
    FRENCH,
    MEETING,
    NOW,
    PLACE,
    STARTS,
    plain,
    read,
)

FRENCH_GROUP = """\
Quatrième rencontre : Repas partagé
Comment accueillir les nouvelles personnes ?
📅 Quand : samedi 5 décembre à 10 h (2 h)
📍 Où : La Passerelle, 1 rue du Lac
🗣 Récit : « Le jardin d’à côté », par Gaëlle et Karim

Touchez un bouton pour répondre. Seuls les nombres s’affichent ici, jamais les noms.

Je viens : 9 (4 structures)
Je ne peux pas : 2 (1 structure)
Je ne sais pas encore : 1
[Je viens] [Je ne peux pas]
[Je ne sais pas encore]
[Répondre en privé -> https://t.me/passerelle_bot?start=r_7]"""
ENGLISH_GROUP = """\
Fourth meeting: Repas partagé
Comment accueillir les nouvelles personnes ?
📅 When: Saturday 5 December at 10:00 (2 h)
📍 Where: La Passerelle, 1 rue du Lac
🗣 Story: “Le jardin d’à côté”, by Gaëlle et Karim

Tap a button to answer. Only numbers are shown here, never names.

Coming: 9 (4 organisations)
Can’t make it: 2 (1 organisation)
Not sure yet: 1
[I’m coming] [I can’t make it]
[Not sure yet]
[Answer in private -> https://t.me/passerelle_bot?start=r_7]"""
BARE = Gathering(id=7, status=Status.ANNOUNCED, title="Repas")
BARE_IN_PRIVATE = """\
Repas
📍 Où : lieu à préciser

Je viens : 0
Je ne peux pas : 0
Je ne sais pas encore : 0

Serez-vous des nôtres ?
[Je viens] [Je ne peux pas]
[Je ne sais pas encore]"""


@pytest.mark.parametrize(
    ("setting", "shown"), [(FRENCH, FRENCH_GROUP), (ENGLISH, ENGLISH_GROUP)], ids=["fr", "en"]
)
def test_a_group_reads_the_facts_and_the_numbers(setting, shown):
    assert read(meetings.group_card(Seen(MEETING, COUNTS), setting)) == shown


def test_what_is_not_known_is_left_out():
    assert read(own_card(Seen(BARE), FRENCH)) == BARE_IN_PRIVATE


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "Serez-vous des nôtres ?"),
        (Answer.YES, "Votre réponse : Je viens. Merci !"),
        (Answer.NO, "Votre réponse : Je ne peux pas. Merci de l’avoir dit"),
        (Answer.MAYBE, "Votre réponse : Je ne sais pas encore. Prenez votre temps."),
    ],
)
def test_one_person_reads_their_own_answer(answer, said):
    rsvp = Rsvp(1, 1, answer) if answer else None

    assert said in read(own_card(Seen(MEETING, COUNTS, rsvp), FRENCH))


def test_a_group_never_reads_anybodys_answer():
    assert "Votre réponse" not in read(meetings.group_card(Seen(MEETING, COUNTS), FRENCH))


ADDRESS = "https://visio.example.org/x"
VIDEO = replace(MEETING, format=Format.VIDEO, online_url=ADDRESS)


def test_a_group_never_reads_the_link_of_a_video_meeting():
    card = meetings.group_card(Seen(VIDEO, COUNTS), FRENCH)

    assert "📍 Où : en visio\n" in read(card)
    assert ADDRESS not in card.text


@pytest.mark.parametrize(
    ("rsvp", "reads_it"),
    [
        (None, False),
        (Rsvp(1, 1, Answer.YES), True),
        (Rsvp(1, 1, Answer.YES, to_confirm=True), False),
        (Rsvp(1, 1, Answer.MAYBE), False),
        (Rsvp(1, 1, Answer.NO), False),
    ],
)
def test_the_link_of_a_video_meeting_is_for_those_who_come(rsvp, reads_it):
    card = own_card(Seen(VIDEO, COUNTS, rsvp), FRENCH)

    assert (ADDRESS in card.text) is reads_it


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"format": Format.HYBRID}, "La Passerelle, 1 rue du Lac, et en visio"),
        ({"format": Format.HYBRID, "place": None}, "lieu à préciser, et en visio"),
        ({"place": replace(PLACE, address="")}, "La Passerelle"),
        ({"place": None, "place_note": "au bord du lac"}, "au bord du lac"),
        ({"place": None, "format": Format.UNDECIDED}, "lieu à préciser"),
    ],
)
def test_where_it_is_in_words(facts, where):
    assert plain(meetings.where(replace(MEETING, **facts), FRENCH)) == where


@pytest.mark.parametrize(
    ("facts", "closing"),
    [
        ({"status": Status.CANCELLED}, "Cette rencontre n’aura pas lieu."),
        ({"status": Status.HELD}, "Cette rencontre est passée."),
        ({"ends_at": NOW}, "Cette rencontre est passée."),
        (
            {"status": Status.CANCELLED, "ends_at": NOW - timedelta(days=9)},
            "Cette rencontre n’aura pas lieu.",
        ),
    ],
)
def test_what_cannot_be_answered_has_no_answer_buttons(facts, closing):
    closed = replace(MEETING, **facts)

    group = meetings.group_card(Seen(closed, COUNTS), FRENCH)
    private = own_card(Seen(closed, COUNTS, Rsvp(1, 1, Answer.YES)), FRENCH)

    assert closing in read(group)
    assert group.buttons == ()
    assert read(private).endswith("[Prochaine rencontre]")


def test_a_meeting_under_way_can_still_be_answered():
    begun = replace(FRENCH, now=STARTS + timedelta(minutes=30))

    assert "[Je viens]" in read(meetings.group_card(Seen(MEETING, COUNTS), begun))


def test_telegram_shows_the_moment_in_each_readers_zone():
    card = meetings.group_card(Seen(MEETING, COUNTS), FRENCH)

    assert f'<tg-time unix="{int(STARTS.timestamp())}"' in card.text


ROSA = Speaker("Rosa", "présidente", "Le Quai")
KARIM = Speaker("Karim", hosts=True)
RELAY = replace(
    MEETING,
    kind=Kind.RELAY,
    ordinal=None,
    format=Format.VIDEO,
    online_url=ADDRESS,
    held_by="Le Quai",
    story_title="",
)
RELAY_CARD = """\
Repas partagé
Une invitation proposée par Le Quai
Comment accueillir les nouvelles personnes ?
📅 Quand : samedi 5 décembre à 10 h (2 h)
📍 Où : en visio

Au programme :
• Accueil (10 min)
• Échange

Animation : Karim
Avec Rosa, présidente, Le Quai
"""


def programme(*titles, speakers=()):
    return Programme(tuple(AgendaItem(title) for title in titles), speakers)


def test_what_somebody_else_holds_is_a_light_card_with_its_public_link():
    whole = Programme((AgendaItem("Accueil", 10), AgendaItem("Échange")), (ROSA, KARIM))
    seen = Seen(RELAY, COUNTS, programme=whole)

    shown = read(meetings.group_card(seen, FRENCH))

    assert shown.startswith(RELAY_CARD)
    assert "[Je viens] [Je ne peux pas]" in shown
    assert shown.endswith(f"[Voir l’invitation -> {ADDRESS}]")
    assert read(own_card(seen, FRENCH)).endswith(f"[Voir l’invitation -> {ADDRESS}]")


def test_a_long_programme_is_cut_short_on_the_card_and_says_so():
    long = programme(*(f"Point {number}" for number in range(1, 13)))

    shown = read(meetings.group_card(Seen(MEETING, COUNTS, programme=long), FRENCH))

    assert "• Point 8\n… et la suite ce jour-là\n\n" in shown
    assert "Point 9" not in shown


def test_several_speakers_stand_below_one_another():
    several = programme(speakers=(ROSA, replace(ROSA, name="Inès"), *(KARIM,) * 7))

    shown = read(own_card(Seen(MEETING, COUNTS, programme=several), ENGLISH))

    hosts = "• Karim\n" * 6
    assert f"Hosted by:\n{hosts}… and other voices\nWith:\n• Rosa" in shown


def test_a_meeting_without_a_title_of_its_own_is_called_by_its_number():
    usual = replace(MEETING, title="Rencontre")

    assert read(own_card(Seen(usual), FRENCH)).startswith("Quatrième rencontre\n")
