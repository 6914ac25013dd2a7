"""Authors, and who reads out, see which sentences go without their visit."""

from bot.domain.board import Totals
from bot.domain.feedback import TELLING
from bot.domain.report import Sentence
from bot.domain.run_sheet import Aloud, Line, ToTell
from bot.domain.visit import Visited, VisitWord
from bot.services.run_sheets import RunSheet
from bot.views import report_sections, run_sheets
from tests.views.scene import ENGLISH, FRENCH, MEETING, YVES, plain
from tests.views.told import STARTS

FORGE = Visited(7, "La forge", STARTS)


def quoted(setting, *, by="", among=TELLING):
    said = Sentence(1, "Une seule clé.", by, VisitWord.SURPRISE, FORGE, among)
    return plain(report_sections.quoted(said, setting))


def test_the_desk_says_where_a_sentence_of_few_people_will_stand():
    few = TELLING - 1

    assert "sans nom, parmi les échos" in quoted(FRENCH, among=few)
    assert "no name, among the echoes" in quoted(ENGLISH, among=few)
    assert "échos" not in quoted(FRENCH)
    assert "échos" not in quoted(FRENCH, by="Gaëlle", among=few)


def test_what_is_read_out_without_its_visit_stands_above_all_visits():
    lines: list[Line] = [
        Aloud("Un rire", apart=True),
        ToTell("Le four", ["Hugo"]),
        Aloud("Un four", "Inès"),
    ]

    sheet = RunSheet(YVES, MEETING, Totals(), lines)

    words, visits = plain(run_sheets.run_sheet(sheet, FRENCH).text).split("Visite « Le four »")
    assert "Mots à lire au début" in words
    assert "Un rire" in words
    assert "Un four" in visits
