"""What an organiser sees while a meeting is prepared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.callbacks.drafts import ConfirmDateTap, DayTap, MonthTap
from bot.domain.typed_date import Contradiction, NeedsHour, Past, TooFar, Unclear, Understood
from bot.views import calendar, drafts, readings
from tests.views.scene import DRAFT, ENGLISH, FRENCH, MEETING, NOW, PLACE, STARTS, buttons, read

CONFIRM = """\
J’ai compris : samedi 5 décembre à 10 h (heure de Paris).
Durée : 2 h
C’est bien cela ?
[Oui, c’est cela]
[Non, une autre date]"""
NOVEMBER = """\
Novembre 2026 : quel jour ?
[lu] [ma] [me] [je] [ve] [sa] [di]
[·] [·] [·] [·] [·] [·] [·]
[·] [·] [·] [·] [·] [·] [·]
[·] [·] [·] [·] [·] [·] [·]
[·] [·] [·] [·] [·] [·] [22]
[23] [24] [25] [26] [27] [28] [29]
[30] [·] [·] [·] [·] [·] [·]
[Suite →]"""
HOURS = """\
Samedi 5 décembre, à quelle heure ? Touchez une heure, ou écrivez-la : « 18 h 30 ».
[9 h] [10 h] [11 h] [14 h] [15 h]
[16 h] [17 h] [18 h] [19 h] [20 h]"""
PREVIEW_END = """\
Serez-vous des nôtres ?
[Publier]
[Titre] [Date] [Lieu]
[Garder en brouillon] [Supprimer]"""
SATURDAYS = """\
[samedi 28 novembre]
[samedi 5 décembre]
[samedi 12 décembre]
[Ouvrir le calendrier]"""
HERE = 2026 * 12 + 10  # November 2026, as `MonthTap` counts


def test_a_draft_that_was_left_is_offered_by_its_title():
    assert "« Repas partagé »" in read(drafts.resume(MEETING, FRENCH))
    assert "« sans titre »" in read(drafts.resume(DRAFT, FRENCH))


def test_the_coming_saturdays_are_one_tap_away():
    assert read(drafts.ask_date(DRAFT, FRENCH)).endswith(SATURDAYS)


def test_hours_are_there_to_tap():
    assert read(drafts.ask_hour(DRAFT, date(2026, 12, 5), FRENCH)) == HOURS


def test_a_date_is_read_back_in_full():
    ends_at = STARTS + timedelta(hours=2)

    screen = drafts.confirm_date(DRAFT, STARTS, ends_at, FRENCH)

    minutes = int(STARTS.timestamp()) // 60
    assert read(screen) == CONFIRM
    assert buttons(screen)[0].memory == ConfirmDateTap(7, minutes, minutes + 120).pack()


def test_a_month_is_there_to_tap():
    screen = calendar.calendar(DRAFT, HERE, FRENCH)

    today = next(button for button in buttons(screen) if button.label == "22")
    assert read(screen) == NOVEMBER
    assert DayTap.unpack(today.memory) == DayTap(7, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (0, "Novembre 2026"),
        (HERE + 1, "Décembre 2026"),
        (HERE + 12, "Novembre 2027"),
        (HERE + 13, "Novembre 2027"),
        (2**62, "Novembre 2027"),
    ],
)
def test_a_month_too_far_is_the_nearest_that_can_be_shown(asked, shown):
    assert read(calendar.calendar(DRAFT, asked, FRENCH)).startswith(shown)


def test_a_square_that_means_nothing_leads_to_the_same_page():
    screen = calendar.calendar(DRAFT, HERE, FRENCH)

    inert = {button.memory for button in buttons(screen) if button.label in {"·", "lu", "di"}}
    assert inert == {MonthTap(7, HERE).pack()}


def test_the_preview_is_what_members_will_read():
    shown = read(drafts.preview(MEETING, 1, FRENCH))

    assert shown.startswith("Voici ce que liront les membres. Publier l’annonce dans 1 groupe.")
    assert shown.endswith(PREVIEW_END)


@pytest.mark.parametrize(
    ("spaces", "said"),
    [(0, "Aucun groupe n’est relié."), (1, "dans 1 groupe :"), (3, "dans 3 groupes :")],
)
def test_a_published_meeting_can_be_shared_by_its_own_link(spaces, said):
    shown = read(drafts.published(MEETING, spaces, FRENCH))

    assert said in shown
    assert "« Repas partagé », samedi 5 décembre à 10 h" in shown
    assert shown.endswith("https://t.me/passerelle_bot?start=r_7")


def test_places_are_offered_and_none_is_needed():
    shown = read(drafts.ask_place(DRAFT, (PLACE, replace(PLACE, name="P" * 90)), ENGLISH))

    assert shown.endswith(f"[La Passerelle]\n[{'P' * 40}]\n[Later]")


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (Understood(STARTS), "J’ai compris : samedi 5 décembre à 10 h"),
        (NeedsHour(date(2026, 12, 5)), "Samedi 5 décembre, à quelle heure ?"),
        (Past(NOW - timedelta(days=1)), "Ce moment est passé.\n\nQuel jour"),
        (TooFar(NOW + timedelta(days=900)), "C’est dans plus de deux ans."),
        (Unclear(), "Je n’ai pas compris cette date, pardon.\n\nQuel jour"),
        (
            Contradiction(date(2026, 12, 5), said=6),
            "Ce jour n’est pas un dimanche, mais : samedi 5 décembre.",
        ),
    ],
)
def test_a_typed_date_is_read_back_or_asked_again(reading, said):
    assert read(readings.answer(DRAFT, reading, FRENCH)).startswith(said)
