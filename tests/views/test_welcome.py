"""The first minutes of somebody new."""

from dataclasses import replace

import pytest

from bot.domain.organisation import Organisation
from bot.services.members import Page
from bot.views import privacy, welcome
from tests.views.scene import ENGLISH, FRENCH, MEETING, YVES, read

PASSERELLE = Organisation(1, "La Passerelle")
JARDINS = Organisation(2, "Les Jardins de la Gare")
SILENT = replace(FRENCH, community=replace(FRENCH.community, human_contact="", privacy_contact=""))

HELLO = """\
Bonjour Yves.
Ici l’assistant de l’espace « Pas de côté ». Je suis un programme, pas une personne.
J’annonce les rencontres et je transmets vos réponses au groupe projet.
Je garde le minimum : votre prénom, votre langue, votre identifiant Telegram et vos réponses. \
Vous pouvez tout effacer à tout moment.
On commence ?
[D’accord, on commence]
[En savoir plus]
[Non merci]"""
HELLO_IN_ENGLISH = """\
Hello Yves.
This is the assistant of “Pas de côté”. I am a program, not a person.
I announce meetings and I pass your answers on to the project group.
I keep the minimum: your first name, your language, your Telegram ID and your answers. \
You can erase everything at any time.
Shall we start?
[OK, let’s start]
[Tell me more]
[No thanks]"""
WHICH_ORGANISATION = """\
Venez-vous au nom d’une association, d’un lieu ou d’un groupe ? Touchez son nom, ou écrivez-le.
Seul le groupe projet verra cette réponse, sauf si vous en décidez autrement.
[La Passerelle]
[Les Jardins de la Gare]
[← Avant] [Suite →]
[Je viens pour moi] [Plus tard]"""
NEARLY = """\
Est-ce l’une de celles-ci ?
[Les Jardins de la Gare]
[Ajouter « Jardins »]
[Écrire autrement]"""
VISIBILITY = """\
Que peuvent savoir les autres membres quand vous venez ?
Dans le groupe, seuls les nombres s’affichent, jamais les noms.
[Mon prénom et ma structure]
[Seulement ma structure]
[Rien, compter sans nommer]"""


@pytest.mark.parametrize(("setting", "shown"), [(FRENCH, HELLO), (ENGLISH, HELLO_IN_ENGLISH)])
def test_somebody_new_reads_what_is_kept_before_anything_is(setting, shown):
    assert read(welcome.welcome("Yves", setting)) == shown


def test_organisations_are_there_to_tap():
    page = Page([PASSERELLE, JARDINS], number=1, is_last=False)

    assert read(welcome.ask_organisation(page, FRENCH)) == WHICH_ORGANISATION


def test_a_single_page_has_nowhere_to_turn():
    page = Page([PASSERELLE], number=0, is_last=True)

    assert "Suite" not in read(welcome.ask_organisation(page, FRENCH))


def test_a_near_name_is_offered_before_a_new_one_is_made():
    assert read(welcome.is_it_one_of([JARDINS], "Jardins", FRENCH)) == NEARLY


def test_a_name_like_no_other_is_added_after_a_question():
    shown = read(welcome.is_it_one_of([], "Le Fil", FRENCH))

    assert shown.startswith("Je ne connais pas encore « Le Fil ». Je l’ajoute ?")


def test_who_comes_for_an_organisation_may_show_it():
    assert read(welcome.ask_visibility(PASSERELLE, FRENCH)) == VISIBILITY


def test_who_comes_alone_may_show_their_name_only():
    shown = read(welcome.ask_visibility(None, FRENCH))

    assert "[Mon prénom]\n[Rien, compter sans nommer]" in shown
    assert "structure" not in shown


def test_the_end_of_the_welcome_leads_to_the_next_meeting():
    assert "Voici la prochaine rencontre." in read(welcome.done(YVES, MEETING, FRENCH))


def test_without_a_meeting_it_leads_to_the_menu():
    assert read(welcome.done(YVES, None, FRENCH)) == (
        "Merci Yves, c’est prêt.\n"
        "La prochaine date n’est pas encore fixée. Pour la voir dès qu’elle le sera : /prochaine\n"
        "[Voir le menu]"
    )


@pytest.mark.parametrize(
    ("organisation", "said"),
    [
        ("", "Nouvelle arrivée : Yves (à titre personnel)."),
        ("Le Fil", "Nouvelle arrivée : Yves (Le Fil)."),
    ],
)
def test_the_project_group_hears_who_arrived(organisation, said):
    assert read(welcome.arrival(YVES, organisation, FRENCH)).startswith(said)


def test_without_contacts_nothing_is_promised():
    assert read(welcome.declined(SILENT)) == (
        "C’est entendu. Je n’ai rien gardé.\nSi vous changez d’avis, envoyez /start."
    )
    assert "contact" not in read(welcome.bad_link(SILENT))


def test_a_long_name_is_cut_on_a_button_only():
    shown = read(welcome.ask_name("A" * 64, FRENCH))

    assert f"[Garder « {'A' * 39}… »]" in shown


@pytest.mark.parametrize(
    ("setting", "language", "until"),
    [
        (FRENCH, "votre langue", "jusqu’à ce que vous effaciez tout avec /mes_donnees"),
        (ENGLISH, "your language", "until you erase everything with /my_data"),
    ],
)
@pytest.mark.parametrize("screen", [welcome.more, privacy.notice])
def test_what_is_kept_and_until_when_is_told(screen, setting, language, until):
    shown = read(screen(setting)).lower()

    assert language in shown
    assert until in shown
