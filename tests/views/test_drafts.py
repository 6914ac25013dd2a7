"""What an organiser sees while a meeting is prepared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.callbacks.drafts import ConfirmDateTap, DayTap, MonthTap
from bot.domain.draft import Waiting, WaitingPage
from bot.domain.gathering import Kind, Status
from bot.domain.place import Format
from bot.domain.programme import AgendaItem, Programme
from bot.domain.section import Edit, Section
from bot.domain.typed_date import Contradiction, NeedsHour, Past, TooFar, Unclear, Understood
from bot.services.meetings import Seen
from bot.services.previews import Preview
from bot.services.publications import Reach
from bot.views import calendar, draft_choice, draft_lines, draft_sections, drafts, readings
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
[Où et quand l’annoncer] [Rappels]
[Titre] [Date] [Lieu]
[Compléter]
[Garder en brouillon] [Supprimer]"""
SECTIONS = """\
Touchez une partie pour la compléter ou la changer.
[Titre : Repas partagé]
[Date : samedi 5 décembre à 10 h]
[Fin : 12 h (2 h)]
[Comment et où : La Passerelle, 1 rue du Lac]
[Question centrale : Comment accueillir les nouvelles person…]
[Programme : 2]
[Récit : Le jardin d’à côté]
[Voix du récit : Gaëlle et Karim]
[Qui intervient]
[Voir l’aperçu]"""
LINES = """\
Programme
1. Accueil (10 min)
2. Tour de table
Écrivez une ligne par point, avec sa durée si vous la connaissez : « Tour de table 20 min ».
Touchez un numéro pour changer sa ligne.
En ce moment, Yves modifie : Récit.
[1] [2]
[Fini] [Vider]"""
PROGRAMME = Programme((AgendaItem("Accueil", 10), AgendaItem("Tour de table")))
YVES_AT_WORK = Edit(2, "Yves", Section.STORY, NOW)
SATURDAYS = """\
[samedi 28 novembre]
[samedi 5 décembre]
[samedi 12 décembre]
[Ouvrir le calendrier]
[Garder pour plus tard]"""
HERE = 2026 * 12 + 10  # November 2026, as `MonthTap` counts


def waiting(draft, days=1):
    return Waiting(draft, "Yves", NOW - timedelta(days=days))


def test_the_one_draft_that_was_left_is_offered_by_its_title():
    assert "« Repas partagé »" in read(draft_choice.resume(waiting(MEETING), FRENCH))
    assert "« sans titre »" in read(draft_choice.resume(waiting(DRAFT), FRENCH))


def test_several_drafts_are_offered_and_those_left_alone_can_go():
    page = WaitingPage((waiting(MEETING), waiting(DRAFT, days=31)), 1, is_last=False)

    shown = read(draft_choice.choose(page, FRENCH))

    assert "• « Repas partagé », samedi 5 décembre à 10 h, par Yves\n" in shown
    assert "sans date, par Yves (laissé de côté depuis plus d’un mois)\n" in shown
    assert "[Repas partagé]\n[sans titre] [Supprimer]\n[← Avant] [Suite →]\n[En comm" in shown


def test_a_draft_left_alone_is_offered_for_deletion():
    shown = read(draft_choice.resume(waiting(MEETING, days=31), FRENCH))

    assert shown.endswith("[Continuer]\n[Supprimer]\n[En commencer une autre]")


def test_other_beginnings_stand_under_the_first_question():
    shown = read(drafts.ask_title(DRAFT, FRENCH, can_copy=True))
    relay = read(drafts.ask_title(replace(DRAFT, kind=Kind.RELAY), FRENCH))

    keep = "\n[Garder pour plus tard]"
    assert shown.endswith(
        "[Sans titre particulier]\n[Une visite]\n[Une invitation à relayer]\n"
        f"[Copier la dernière]{keep}"
    )
    assert relay.endswith(f"[Plutôt une rencontre]{keep}")
    edited = read(drafts.ask_title(MEETING, FRENCH))
    assert edited.endswith(f"tout seul.\n[Sans titre particulier]{keep}")


def test_every_section_shows_what_stands_in_it():
    assert read(draft_sections.sections(MEETING, PROGRAMME, FRENCH)) == SECTIONS


def test_what_is_relayed_has_sections_of_its_own():
    relay = replace(MEETING, kind=Kind.RELAY, held_by="Le Quai", ordinal=None)

    shown = read(draft_sections.sections(relay, PROGRAMME, FRENCH))

    assert "[Lien de la visio]\n[Qui invite : Le Quai]" in shown
    assert "Récit" not in shown


def test_lines_are_numbered_and_others_at_work_are_named():
    draft = replace(MEETING, status=Status.DRAFT)
    screen = draft_lines.lines(draft, PROGRAMME, Section.AGENDA, FRENCH, others=[YVES_AT_WORK])

    assert read(screen) == LINES


def test_of_what_is_published_the_lines_are_said_to_be_seen_at_once():
    drawn = read(draft_lines.lines(MEETING, PROGRAMME, Section.AGENDA, FRENCH))

    assert drawn.split("\n")[1].endswith("chaque ligne se voit aussitôt, sans message.")


def test_a_single_line_can_only_be_replaced_or_taken_out():
    alone = Programme(PROGRAMME.items[:1])

    shown = read(draft_lines.one_line(MEETING, alone, Section.AGENDA, 0, FRENCH))

    assert shown.endswith("écrivez-la autrement.\n[Retirer] [Retour]")


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


def test_a_month_is_there_to_tap_without_the_weeks_that_are_over():
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


def previewed(draft, *others):
    return drafts.preview(Preview(Seen(draft), Reach(1, 30, 6), others), FRENCH)


def test_the_preview_is_what_members_will_read():
    shown = read(previewed(MEETING))

    assert shown.startswith("Voici ce que liront les membres.\nDans 1 groupe, et en privé à 30")
    assert (
        "\nRappels : samedi 28 novembre à 10 h, jeudi 3 décembre à 10 h, samedi 5 décembre à 9 h\n"
    ) in shown
    assert shown.endswith(PREVIEW_END)


def test_the_preview_tells_who_else_is_at_work_and_what_is_missing():
    shown = read(previewed(replace(MEETING, format=Format.VIDEO), YVES_AT_WORK))

    assert "manque encore.\nEn ce moment, Yves modifie : Récit.\n\nQuatrième" in shown
    assert "[Ajouter le lien]" in shown


def test_places_are_offered_and_none_is_needed():
    long = replace(PLACE, name="P" * 90)
    places = (PLACE, long, replace(PLACE, name="The hall", seats=30))
    shown = read(drafts.ask_place(DRAFT, places, ENGLISH))

    assert shown.endswith(f"[La Passerelle]\n[{'P' * 39}…]\n[The hall, 30 seats]\n[Later]")


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
