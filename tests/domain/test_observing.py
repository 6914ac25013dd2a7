"""Without their name, words do not stand below the visit that they were signed under."""

from dataclasses import replace

from bot.domain.observing import without_names
from bot.domain.report import Section, ToldLine
from bot.domain.visit import Visited, VisitWord
from tests.views.told import STARTS, TOLD

FORGE = Visited(7, "Chez Gaëlle", STARTS, "Le Jardin des Voies")


def said(text, by):
    return ToldLine(
        Section.VISIT, text, is_quote=True, by=by, about=VisitWord.SURPRISE, visit=FORGE
    )


def test_a_sentence_that_loses_its_name_loses_its_visit_too():
    told = replace(TOLD, lines=[said("Une seule clé.", "Gaëlle"), said("On ferme à midi.", "")])

    signed, unsigned = without_names(told, receivers={}).lines

    assert (signed.by, signed.visit, signed.about) == ("", None, None)
    assert unsigned.about is VisitWord.SURPRISE
    assert unsigned.visit == replace(FORGE, title="Le Jardin des Voies")
