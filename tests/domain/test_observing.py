"""Without their name, words do not stand below a visit to which few went."""

from dataclasses import replace

from bot.domain.observing import without_names
from bot.domain.report import Section, ToldLine
from bot.domain.visit import Visited, VisitWord
from tests.views.told import STARTS, TOLD

FORGE = Visited(7, "Chez Gaëlle", STARTS, "Le Jardin des Voies")


def said(text, by, *, among):
    return ToldLine(
        Section.VISIT,
        text,
        is_quote=True,
        by=by,
        about=VisitWord.SURPRISE,
        visit=FORGE,
        among=among,
    )


def read(*lines):
    return without_names(replace(TOLD, lines=lines), receivers={}).lines


def test_a_sentence_that_loses_its_name_leaves_its_small_visit_for_the_echoes():
    echo = ToldLine(Section.ECHOES, "On se parle.", is_quote=True, by="Yves")

    lines = read(echo, said("Une seule clé.", "Gaëlle", among=2))

    assert {line.text for line in lines} == {"On se parle.", "Une seule clé."}
    assert {(one.section, one.by, one.visit, one.about) for one in lines} == {
        (Section.ECHOES, "", None, None)
    }


def test_of_a_visit_to_which_many_went_it_stays_below_the_organisation():
    lines = read(said("Une seule clé.", "Gaëlle", among=5), said("On ferme à midi.", "", among=5))

    assert [(one.section, one.by) for one in lines] == [(Section.VISIT, "")] * 2
    assert {one.visit for one in lines} == {replace(FORGE, title="Le Jardin des Voies")}
