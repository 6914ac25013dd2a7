"""What organisers read by themselves fits one message, whatever people are called."""

from dataclasses import replace

import pytest

from bot.domain.board import Change, Titled, Totals, Word
from bot.domain.digest import GATHERINGS, PAGE, PEOPLE, GatheringNews, Known, News, Some
from bot.domain.gathering import TITLE_LENGTH, Status
from bot.domain.member import NAME_LENGTH
from bot.domain.places import MOST_PLACES, Places
from bot.domain.programme import AgendaItem, Programme, Speaker
from bot.domain.rsvp import WORD_LENGTH, Answer, Readers
from bot.domain.run_sheet import Line, parts
from bot.domain.task import Task
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from bot.services.run_sheets import RunSheet
from bot.services.signs import OpenRole, Signs
from bot.services.team_letters import TeamLetter
from bot.views.team_letters import team_letter
from tests.views.scene import COUNTS, ENGLISH, FRENCH, MEETING, NOW, STARTS, YVES, problems, read

BOTH = pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
SIGNS = pytest.mark.parametrize("sign", ["é", "&", "<", "\N{GRINNING FACE}"])
TOTALS = Totals(COUNTS, first_timers=12, listeners=12, silent=5, otherwise=4)


def people(sign: str) -> Some:
    shown = [
        Known(number, sign * NAME_LENGTH, ", ".join([sign * NAME_LENGTH] * 3))
        for number in range(PEOPLE)
    ]
    return Some(shown, 999)


def fullest_digest(sign: str) -> Digest:
    change = Change(sign * NAME_LENGTH, Answer.MAYBE, Answer.NO, guests=3)
    titled = Titled(7, sign * TITLE_LENGTH, Status.ANNOUNCED, STARTS)
    share = [change] * (PAGE // GATHERINGS)
    places = Places(7, MOST_PLACES, taken=MOST_PLACES)
    gatherings = [GatheringNews(titled, share, 999, 99, places, 99)] * GATHERINGS
    return Digest(YVES, News(NOW, gatherings, 9, people(sign), people(sign)))


def fullest_sheets(sign: str) -> list[RunSheet]:
    said = Word(1, sign * WORD_LENGTH, Readers.MEETING, False, Answer.NO, sign * NAME_LENGTH)
    lines: list[Line] = [
        *[AgendaItem(sign * TITLE_LENGTH, 600)] * 20,
        *[Speaker(sign * 60, sign * 60, sign * 60, hosts=True)] * 10,
        *[said] * 30,
    ]
    named = replace(MEETING, title=sign * TITLE_LENGTH, story_title=sign * 300, tellers=sign * 300)
    sheets = [
        RunSheet(YVES, named, TOTALS, part, number) for number, part in enumerate(parts(lines))
    ]
    first = replace(
        sheets[0],
        is_seen=True,
        first_timers=people(sign),
        listeners=people(sign),
        welcomers=[sign * NAME_LENGTH] * PEOPLE,
    )
    return [first, *sheets[1:]]


@BOTH
@SIGNS
def test_telegram_takes_the_fullest_of_each(setting, sign):
    named = replace(MEETING, title=sign * TITLE_LENGTH)
    who = replace(YVES, name=sign * NAME_LENGTH)
    letters: list[TeamLetter] = [
        fullest_digest(sign),
        *fullest_sheets(sign),
        *(LateNo(YVES, named, who, answer, Task.STORY) for answer in (*Answer, None)),
        Signs(YVES, named, TOTALS, 999, list(OpenRole), [sign * NAME_LENGTH] * 12),
    ]

    screens = [team_letter(letter, setting) for letter in letters]

    assert [problems(screen) for screen in screens] == [[]] * len(screens)


def test_the_digest_says_who_changed_how_many_more_and_leads_to_them():
    titled = Titled(7, "Repas partagé", Status.ANNOUNCED, STARTS)
    changes = [Change("Fatou", Answer.NO, Answer.YES), Change("Ali", None, Answer.YES)]
    gatherings = [GatheringNews(titled, changes, 3, 1)]
    newcomers = Some([Known(4, "Zoé", "Le Quai")], 3)

    text = read(team_letter(Digest(YVES, News(NOW, gatherings, 0, newcomers)), FRENCH))

    assert text.split("\n")[3:] == [
        "Repas partagé",
        "samedi 5 décembre à 10 h",
        "Fatou : Je ne peux pas (avant : Je viens)",
        "Ali : réponse retirée (avant : Je viens)",
        "et 1 autre",
        "Nouveaux mots à lire : 1",
        "",
        "Nouvelles arrivées : Zoé (Le Quai) et 2 autres.",
        "Un mot de bienvenue en personne ? Qui s’en charge ?",
        "[Repas partagé, samedi 5 décembre]",
        "[Zoé]",
        "[Ne plus recevoir ce résumé]",
    ]


def test_the_signs_leave_out_what_is_nought():
    quiet = replace(TOTALS, first_timers=0, otherwise=0, silent=0)
    letter = Signs(YVES, MEETING, quiet, 12)

    lines = read(team_letter(letter, FRENCH)).split("\n")

    assert lines == [
        "« Repas partagé », samedi 5 décembre à 10 h",
        "Signes reçus : 12 sur 12",
        "Je viens : 9 | Je ne peux pas : 2 | Je ne sais pas encore : 1",
        "[Tableau de bord]",
        "[Relancer]",
        "[Partager cette rencontre]",
    ]


def test_the_signs_say_that_the_programme_takes_longer_than_the_meeting():
    visits = Programme(tuple(AgendaItem("", 10, visit_id=n, visit="Le quai") for n in range(13)))

    text = read(team_letter(Signs(YVES, MEETING, TOTALS, 12, programme=visits), FRENCH))

    assert "Le programme dure 130 min, la rencontre 120." in text.split("\n")


def test_what_follows_the_first_part_of_a_sheet_has_no_button():
    follows = RunSheet(YVES, MEETING, TOTALS, [AgendaItem("Accueil", 10)], 1)

    text = read(team_letter(follows, FRENCH))

    assert text.split("\n") == [
        "La suite du fil",
        "Repas partagé",
        "",
        "Programme",
        "• Accueil (10 min)",
    ]
