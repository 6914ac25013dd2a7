"""Pictures say every number in words, judge nobody, and are told again beneath them."""

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest

from bot.domain.attendance import Circle
from bot.domain.feedback import Takeaway
from bot.domain.figures import Figures, Presence, Reach, Signs, Takings
from bot.domain.gathering import Kind
from bot.domain.report import Sentence
from bot.domain.year import ChosenStory, Held, Year
from bot.services.figure_pages import Beside, Side
from bot.views import charts, pictures
from tests.views.scene import ENGLISH, FRENCH, plain, problems

STARTS = datetime(2026, 10, 24, 8, tzinfo=UTC)
PEOPLE = {Circle.PROJECT_GROUP: 5, Circle.VOICE: 1, Circle.OTHER: 6}
TAKEN = {Takeaway.IDEA: 4, Takeaway.CONTACT: 2, Takeaway.ENERGY: 3, Takeaway.NONE: 1}
ORGANISATIONS = ("AMAP du canal", "Fablab du passage")
THIRD = Figures(
    3,
    "Réparer ensemble",
    3,
    STARTS,
    signs=Signs(11, 4, 1, invited=22),
    presence=Presence(PEOPLE, remote=12, first=1, back=11),
    reach=Reach(ORGANISATIONS, ("Écluse",)),
    takings=Takings.told(TAKEN),
    first_before=4,
    came_again=2,
)
LATE = replace(THIRD, presence=None, reach=Reach(), takings=Takings.told({Takeaway.IDEA: 4}))
LARGE = replace(
    THIRD,
    title="<b>&" * 30,
    presence=Presence({Circle.OTHER: 300}, first=90, back=190),
    reach=Reach([f"Association <{n}> du quartier" for n in range(60)], ("Écluse",)),
)
BESIDE = Beside(
    [
        Side(
            replace(THIRD, ordinal=1, title="Qui fait quoi ?"),
            Sentence(1, "Bonne idée.", "Gaëlle"),
        ),
        Side(replace(THIRD, ordinal=2, presence=None), None),
        Side(THIRD, Sentence(2, "Je croyais connaître ma rue.")),
    ],
    2026,
)
YEAR = Year(
    2026,
    (
        Held(1, Kind.MEETING, "Qui fait quoi ?", 1, STARTS, 14, "Un composteur"),
        Held(2, Kind.MEETING, "Le temps", 2, STARTS, None),
        Held(3, Kind.VISIT, "Le Fablab", None, STARTS, 5),
    ),
    sparks=("Les paniers attendent au chaud.",),
    reach=Reach(ORGANISATIONS, ("Écluse",)),
    missing=("Jardins",),
    minutes=51 * 60,
    chosen=ChosenStory(1, "Un composteur", "Il dit ce qui coince."),
)
EVERY = (THIRD, LATE, LARGE, BESIDE, Beside((), 2026), YEAR, Year(2027))


def said(seen, setting=FRENCH):
    """Return all words of a picture, a line each."""
    drawn = pictures.chart(seen, setting)
    panels = [
        "\n".join((p.heading, *(t.label for t in p.tallies), *p.lines, p.question))
        for p in drawn.panels
    ]
    return plain("\n".join((drawn.title, drawn.subtitle, *drawn.stance, *panels, drawn.foot)))


def test_one_meeting_is_told_in_its_numbers_and_the_questions_that_they_open():
    told = said(THIRD)

    for line in (
        "Troisième rencontre, samedi 24 octobre 2026",
        "Signes reçus avant : 16 sur 22",
        "Je viens : 11",
        "Qui fait un signe, même pour dire non ?",
        "Présences : 12",
        "Groupe projet : 5",
        "Autres : 6",
        "En visio : 12",
        "Déjà venues : 11",
        "Premières venues : 1",
        "Premières venues de la fois d’avant : 4. Revenues : 2.",
        "Structures : 2, quartiers : 1",
        "AMAP du canal, Fablab du passage",
        "Ce que l’on emporte. Réponses : 10 sur 12",
        "L’envie de continuer : 3",
    ):
        assert line in told.split("\n")


def test_english_says_the_same():
    told = said(THIRD, ENGLISH)

    assert "Third meeting, Saturday 24 October 2026" in told
    assert "Signs received before: 16 of 22" in told
    assert "What people take home. Answers: 10 of 12" in told


def test_what_nobody_noted_is_said_to_be_so_and_few_answers_are_not_told_apart():
    told = said(LATE)

    assert "Les présences n’ont pas été relevées." in told
    assert "Dès cinq réponses, le détail est donné." in told
    assert "Une idée" not in told
    assert "Déjà venues" not in told


def test_three_meetings_stand_side_by_side_with_what_was_said_there():
    told = said(BESIDE)

    for line in (
        "Première : Qui fait quoi ?",
        "Première : 12",
        "Deuxième : non relevé",
        "« Bonne idée. » (Gaëlle)",
        "« Je croyais connaître ma rue. » (sans nom)",
    ):
        assert line in told.split("\n")


def test_a_year_tells_what_took_place_and_what_is_missing():
    told = said(YEAR)

    for line in (
        "L’année 2026",
        "Rencontres : 2",
        "« Qui fait quoi ? » : 14",
        "« Le temps » : non relevé",
        "Visites : 1",
        "Récits racontés : 1",
        "Les paniers attendent au chaud.",
        "Quartiers encore à rencontrer : Jardins",
        "Heures données : 51 h",
        "Le récit qui nous a le plus changés",
        "Il dit ce qui coince.",
    ):
        assert line in told.split("\n")


@pytest.mark.parametrize("seen", EVERY)
@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_what_numbers_are_for_stands_above_them_and_nothing_judges(seen, setting):
    drawn = pictures.chart(seen, setting)

    assert len(drawn.stance) == 3
    assert not set("%→↗↘▲▼") & set(said(seen, setting))


@pytest.mark.parametrize("seen", EVERY)
@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_whoever_cannot_see_the_picture_reads_every_number_beneath_it(seen, setting):
    screen = pictures.beneath(seen, setting)
    read = plain(unescape(screen.text))

    for panel in pictures.chart(seen, setting).panels:
        for words in (panel.heading, *(tally.label for tally in panel.tallies)):
            assert plain(words) in read
    assert problems(screen) == []
    assert len(read) <= 1024


def test_a_long_title_stands_whole_beside_its_pips():
    title = "Réparer ensemble, à deux adresses, avec celles et ceux qui passent"
    held = Held(1, Kind.MEETING, title, 1, STARTS, 14, "Un composteur")

    assert f"« {title} » : 14" in said(replace(YEAR, held=(held,)))


def test_a_long_list_of_names_ends_with_how_many_more_there_are():
    names = [f"Association {n}" for n in range(60)]
    told = charts.listed(names, FRENCH)

    shown = told.count("Association")
    assert told.endswith(f", et encore {60 - shown}")
    assert 10 < shown < 20
    assert charts.listed(["x" * 500], FRENCH) == "x" * 500
    assert charts.listed([], FRENCH) == ""
