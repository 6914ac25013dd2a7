"""What a reminder says to whom, on which day, and what its reader can do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, Kind
from bot.domain.place import Format, Place
from bot.domain.programme import AgendaItem, Programme
from bot.domain.reminder import ReminderPlan
from bot.domain.rsvp import Answer, Rsvp
from bot.services.meetings import Seen
from bot.services.reminder_letters import Reminder
from bot.services.reminder_plans import Line, LineState, Reminders
from bot.views import reminder_plans, reminders
from bot.views.setting import Setting
from tests.views.scene import COUNTS, ENGLISH, FRENCH, MEETING, STARTS, YVES, problems, read

LINK = "https://visio.example/jardins"
ROOM = Place(3, "La Passerelle", "1 rue du Lac", access="tram 2", landmark="la porte verte")
HUSH = "[Ne plus me le rappeler]"
YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE
A_WEEK, TWO_DAYS = STARTS - timedelta(days=7), STARTS - timedelta(days=2)
AN_HOUR = STARTS - timedelta(hours=1)


def at(now: datetime, setting: Setting = FRENCH) -> Setting:
    return replace(setting, now=now)


def said(
    stage: Stage,
    answer: Answer | None,
    now: datetime,
    *,
    setting: Setting = FRENCH,
    to_confirm: bool = False,
    **facts: Any,
) -> str:
    gathering: Gathering = replace(MEETING, **{"place": ROOM, **facts})
    rsvp = Rsvp(7, 2, answer, to_confirm=to_confirm) if answer else None
    items = tuple(AgendaItem(title, 10) for title in ("Accueil", "Récit", "Tour", "Clôture"))
    seen = Seen(gathering, COUNTS, rsvp, Programme(items))
    screen = reminders.reminder(Reminder(YVES, seen, stage, 60), at(now, setting))
    assert not problems(screen)
    return read(screen)


def test_the_silent_are_asked_a_week_before():
    assert said(Stage.CALL, None, A_WEEK) == (
        "C’est dans une semaine : « Repas partagé », samedi 5 décembre à 10 h.\n"
        "📍 Où : La Passerelle, 1 rue du Lac\n"
        "🗣 Récit : Le jardin d’à côté\n\n"
        "Je n’ai pas encore votre réponse. Un oui ou un non nous aide autant l’un que l’autre.\n"
        "[Je viens] [Je ne peux pas]\n[Je ne sais pas encore]\n" + HUSH
    )


def test_who_is_unsure_is_asked_more_softly():
    assert "Vous y voyez plus clair ? Rien ne presse." in said(Stage.CALL, MAYBE, A_WEEK)


def test_who_came_to_another_date_is_asked_about_this_one():
    shown = said(Stage.CALL, YES, A_WEEK, to_confirm=True)

    assert "La date a changé depuis votre réponse." in shown
    assert "[C’est toujours bon] [Je ne peux pas]" in shown


def test_who_comes_reads_where_and_how_two_days_before():
    assert said(Stage.DETAILS, YES, TWO_DAYS) == (
        "C’est après-demain : « Repas partagé », samedi 5 décembre à 10 h.\n"
        "📍 Où : La Passerelle, 1 rue du Lac\n"
        "Accès : tram 2\n"
        "Repère : la porte verte\n"
        "🗣 Récit : Le jardin d’à côté\n"
        "Au programme : Accueil, Récit, Tour\n\n"
        "Un empêchement ? Dites-le ici, même au dernier moment.\n"
        "[Je viens toujours]\n[Je ne peux plus venir]\n" + HUSH
    )


def test_by_video_the_link_is_promised_and_not_given_two_days_before():
    shown = said(Stage.DETAILS, YES, TWO_DAYS, format=Format.VIDEO, place=None, online_url=LINK)

    assert "📍 Où : en visio\n" in shown
    assert "Je vous enverrai le lien 1 h avant.\n" in shown
    assert "[Essayer ensemble avant]" in shown
    assert LINK not in shown


@pytest.mark.parametrize("answer", [None, MAYBE])
def test_the_door_is_open_to_the_others_two_days_before(answer):
    shown = said(Stage.DETAILS, answer, TWO_DAYS)

    assert "ou venir sans prévenir. La porte est ouverte.\n[Je viens] [Je ne peux pas]" in shown


def test_by_video_nobody_is_told_to_come_without_a_link():
    shown = said(Stage.DETAILS, None, TWO_DAYS, format=Format.VIDEO, online_url=LINK)

    assert "Après un oui, le lien s’affiche ici." in shown
    assert LINK not in shown


def test_an_hour_before_who_comes_reads_where_and_whom_to_call():
    assert said(Stage.LAST, YES, AN_HOUR) == (
        "On se retrouve dans une heure : « Repas partagé », samedi 5 décembre à 10 h.\n"
        "📍 Où : La Passerelle, 1 rue du Lac\n"
        "Repère : la porte verte\n"
        "En retard ? Entrez quand même, votre place vous attend.\n"
        "En cas de souci : Nadia R., 01 00 00 00 00\n"
        "[Je ne peux plus venir]\n" + HUSH
    )


def test_an_hour_before_who_comes_by_video_gets_the_link():
    shown = said(Stage.LAST, YES, AN_HOUR, format=Format.VIDEO, place=None, online_url=LINK)

    assert f"Le lien : {LINK}\nCaméra allumée ou éteinte, comme vous voulez.\n" in shown
    assert f"[Rejoindre -> {LINK}]" in shown


def test_a_link_that_nobody_gave_yet_is_not_made_up():
    shown = said(Stage.LAST, YES, AN_HOUR, format=Format.VIDEO, online_url="")

    assert "Le lien manque encore" in shown
    assert "[Voir la rencontre]" in shown


@pytest.mark.parametrize(("answer", "to_confirm"), [(MAYBE, False), (NO, False), (YES, True)])
def test_the_link_is_for_those_who_come_alone(answer, to_confirm):
    shown = said(
        Stage.LAST, answer, AN_HOUR, to_confirm=to_confirm, format=Format.HYBRID, online_url=LINK
    )

    assert LINK not in shown


def test_what_somebody_else_holds_is_recalled_with_its_public_link():
    shown = said(Stage.LAST, YES, AN_HOUR, kind=Kind.RELAY, format=Format.VIDEO, online_url=LINK)

    assert shown.startswith("C’est dans une heure : « Repas partagé »")
    assert f"[Voir l’invitation -> {LINK}]" in shown
    assert "En retard" not in shown


@pytest.mark.parametrize(
    ("left", "wait"),
    [
        (timedelta(minutes=60), "dans une heure"),
        (timedelta(minutes=55), "dans une heure"),
        (timedelta(minutes=42), "dans 45 min"),
        (timedelta(minutes=120), "dans 2 h"),
        (timedelta(minutes=2), "tout de suite"),
    ],
)
def test_the_wait_is_counted_from_the_real_sending(left, wait):
    assert said(Stage.LAST, YES, STARTS - left).startswith(f"On se retrouve {wait} : ")


@pytest.mark.parametrize(
    ("days", "day"),
    [(0, "aujourd’hui"), (1, "demain"), (3, "dans trois jours"), (7, "dans une semaine")],
)
def test_the_day_is_named_as_seen_from_the_real_sending(days, day):
    shown = said(Stage.DETAILS, YES, STARTS - timedelta(days=days))

    assert shown.startswith(f"C’est {day} : « Repas partagé », samedi 5 décembre à 10 h.")


def test_a_day_without_a_word_of_its_own_is_said_once():
    shown = said(Stage.CALL, None, STARTS - timedelta(days=10))

    assert shown.startswith("« Repas partagé » : samedi 5 décembre à 10 h.\n")


def test_who_reads_english_is_reminded_in_english():
    shown = said(Stage.LAST, YES, AN_HOUR, setting=ENGLISH)

    assert shown.startswith("See you in one hour: “Repas partagé”, Saturday 5 December at 10:00.")
    assert "[Do not remind me of this one]" in shown


def test_a_meeting_that_is_hushed_says_so_with_the_way_back():
    assert read(reminders.hushed(Seen(MEETING), FRENCH)) == (
        "C’est noté : je ne vous rappellerai plus « Repas partagé ».\n"
        "Un changement de date ou une annulation vous arrive toujours.\n"
        "[Voir la rencontre]\n[Me le rappeler de nouveau]\n[Choisir mes messages]"
    )


def test_organisers_read_what_became_of_each_reminder():
    when = datetime(2026, 12, 3, 9, tzinfo=UTC)
    lines = [
        Line(Stage.CALL, LineState.MISSED, when),
        Line(Stage.DETAILS, LineState.LEFT, when),
        Line(Stage.LAST, LineState.PLANNED, when),
    ]
    found = Reminders(MEETING, ReminderPlan(), {Stage.CALL: 5}, lines)

    assert read(reminder_plans.overview(found, FRENCH, said="remind.chosen")) == (
        "C’est noté.\n"
        "Les rappels de « Repas partagé » :\n"
        "Invitation à répondre : pas parti, j’étais à l’arrêt à ce moment-là\n"
        "Où et comment : déjà parti (jeudi 3 décembre à 10 h)\n"
        "Dernier rappel, à qui vient : jeudi 3 décembre à 10 h\n"
        "[Invitation à répondre]\n[Dernier rappel]\n[Comme d’habitude]\n"
        "[Messages]\n[Modifier] [Tableau de bord]"
    )


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        (Stage.CALL, "[5 jours avant] [3 jours avant] [Aucun]\n"),
        (Stage.DETAILS, "[3 jours avant] [La veille] [Aucun]\n"),
        (Stage.LAST, "[2 h avant] [Aucun]\n"),
    ],
)
def test_what_is_not_so_yet_and_still_to_come_is_offered(stage, offered):
    screen = reminder_plans.ask(Reminders(MEETING, ReminderPlan(), {}, []), stage, FRENCH)

    assert offered in read(screen)
    assert "14 jours avant" not in read(screen)
    assert not problems(screen)
