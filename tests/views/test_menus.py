"""The signposts."""

from dataclasses import replace

import pytest

from bot.domain.arrival import Arrival
from bot.domain.rsvp import Answer
from bot.services.privacy import Known
from bot.services.rsvps import Answered
from bot.texts import Texts
from bot.views import menus, privacy
from bot.views.rsvps import said
from tests.spec.checker import check
from tests.views.scene import ENGLISH, FRENCH, MEETING, YVES, plain, read

TEXTS = Texts(("fr", "en"))
EVERY_COMMAND = (*menus.MEMBER_COMMANDS, *menus.ORGANISER_COMMANDS)
NOBODY = replace(
    FRENCH,
    community=replace(
        FRENCH.community,
        human_contact="",
        privacy_contact="",
        controller_name="",
        controller_address="",
    ),
)


def answered(answer, *, before=None, is_under_way=False):
    return Answered(MEETING, YVES, answer, before, is_under_way)


def test_the_menu_leads_everywhere_always_in_the_same_order():
    assert read(menus.menu(FRENCH)) == (
        "Que souhaitez-vous faire ?\n"
        "[Prochaine rencontre] [Agenda]\n"
        "[Mes réponses] [Comptes rendus]\n"
        "[Visites] [Ouvrir mes portes]\n"
        "[Moi] [Mes données]\n"
        "[Parler à quelqu’un] [Aide]"
    )


def test_who_looks_on_for_a_funder_finds_numbers_in_the_menu():
    everybodys = read(menus.menu(FRENCH))

    assert read(menus.menu(FRENCH, observes=True)) == (
        f"{everybodys}\n[Tableau de bord] [L’année]"
    )


def test_organisers_find_a_menu_of_their_own():
    assert read(menus.menu(FRENCH, is_organiser=True)).endswith("[Aide]\n[Groupe projet]")
    assert read(menus.organisers_menu(FRENCH)) == (
        "Groupe projet : que souhaitez-vous faire ?\n"
        "[Préparer une rencontre] [Tableau de bord]\n"
        "[Membres] [Équipe]\n"
        "[Écrire à…] [Répondre pour quelqu’un]\n"
        "[Journal] [Propositions]\n"
        "[Voir le menu]"
    )
    assert "[Journal] [Propositions : 2]\n" in read(menus.organisers_menu(FRENCH, offers=2))


def test_the_help_names_every_command_of_its_reader():
    shown = read(menus.help_(FRENCH, is_organiser=True))
    words = {FRENCH.words.plain(f"command.{name}") for name in EVERY_COMMAND}

    assert not [word for word in words if f"/{word} : " not in shown]


def test_only_organisers_read_of_their_commands():
    assert "/nouvelle" in read(menus.help_(FRENCH, is_organiser=True))
    assert "/nouvelle" not in read(menus.help_(FRENCH, is_organiser=False))


def test_the_privacy_notice_names_who_is_responsible():
    shown = read(privacy.notice(FRENCH))

    assert "Association Pas de côté, 1 rue du Lac, Annecy." in shown
    assert "Pour toute question : donnees@example.org." in shown


def test_without_contacts_every_signpost_still_says_something():
    assert "Qui est responsable ? Pas de côté." in read(privacy.notice(NOBODY))
    assert read(menus.human(NOBODY)).startswith("Parlez-en à une personne du groupe projet")
    assert read(menus.no_meeting(NOBODY)) == "La prochaine date n’est pas encore fixée."


def test_an_unlinked_group_is_greeted_with_one_button():
    assert read(menus.link_offer(ENGLISH)).endswith("with one tap.\n[Link]")


def test_a_linked_group_reads_how_to_reach_the_bot():
    assert read(menus.linked(FRENCH)).endswith(
        "Pour me répondre en privé : https://t.me/passerelle_bot"
    )


def test_incidents_are_told_by_number_alone():
    dead = [Arrival(12, 345, 102, {"message": {"text": "secret"}})]

    assert read(menus.incidents(dead, FRENCH)) == (
        "Messages que je n’ai pas su traiter : 1\n"
        "n° 12 (Telegram 345)\n"
        "La cause est dans le journal du programme."
    )


def test_a_very_bad_day_still_fits_in_a_message():
    dead = [Arrival(seq, 10**9 + seq, 102, {}) for seq in range(10**6, 10**6 + 1000)]

    shown = read(menus.incidents(dead, FRENCH))

    assert "traiter : 1000\n" in shown
    assert "n° 1000999 " in shown
    assert len(shown) < 4096


def test_a_day_without_incidents_is_told_too():
    assert read(menus.incidents([], ENGLISH)) == "Everything has been handled."


def test_telegram_takes_every_menu_of_commands():
    calls = [*menus.everybodys(TEXTS), *menus.organisers(TEXTS, chat_id=101)]

    assert [check(call.method, call.fields) for call in calls] == [[]] * len(calls)
    assert len(calls) == 9  # three menus, for French, English and anybody else


def test_only_organisers_are_shown_their_commands():
    names = [{c["command"] for c in call.fields["commands"]} for call in menus.everybodys(TEXTS)]

    theirs = {
        words.plain(f"command.{name}")
        for words in (FRENCH.words, ENGLISH.words)
        for name in menus.ORGANISER_COMMANDS
    }
    assert not theirs & set().union(*names)


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (answered(Answer.YES), "C’est noté, vous venez. Merci !"),
        (answered(Answer.NO), "Merci de l’avoir dit. Même un non fait vivre le lien."),
        (answered(Answer.MAYBE), "C’est noté, prenez votre temps."),
        (answered(Answer.YES, before=Answer.YES), "C’est déjà noté."),
        (answered(Answer.YES, before=Answer.NO), "C’est changé : vous venez. Merci !"),
        (answered(Answer.MAYBE, before=Answer.NO), "C’est changé : vous ne savez pas encore."),
        (answered(Answer.YES, before=Answer.YES, is_under_way=True), "C’est déjà noté."),
        (answered(Answer.MAYBE, is_under_way=True), "C’est noté, prenez votre temps."),
        (
            answered(Answer.YES, is_under_way=True),
            "C’est noté. La rencontre a commencé : entrez, votre place vous attend.",
        ),
        (
            answered(Answer.NO, before=Answer.YES, is_under_way=True),
            "C’est noté, merci d’avoir prévenu, même à cette heure.",
        ),
    ],
)
def test_an_answer_is_acknowledged_in_one_line(facts, line):
    assert plain(said(facts, FRENCH.words)) == line


def test_somebody_unknown_is_invited_into_the_private_chat():
    line = said(answered(Answer.YES), FRENCH.words, invite=True)

    assert plain(line).endswith("Merci ! Pour les détails, touchez « Répondre en privé ».")


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        (FRENCH, "Structure : aucune\nLangue : Français\nCe que les membres voient : rien\n"),
        (ENGLISH, "Organisation: none\nLanguage: English\nWhat members see: nothing\n"),
    ],
)
def test_who_comes_alone_reads_that_no_organisation_is_known(setting, shown):
    assert shown in read(privacy.known(Known("Yves", (), 2), setting))
