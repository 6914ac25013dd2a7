"""The fullest year fits in a message, and one of a kind is told like several."""

from dataclasses import replace

import pytest

from bot.domain.figures import Reach
from bot.domain.gathering import TITLE_LENGTH, Kind
from bot.domain.organisation import ORGANISATION_NAME_LENGTH
from bot.domain.report import LINE_LENGTH
from bot.domain.year import WHY_LENGTH, ChosenStory, Held, Year
from bot.services.year_pages import Page
from bot.views import years
from tests.views.scene import ENGLISH, FRENCH, NOW, problems, read

TITLE = "é" * TITLE_LENGTH
MEETING = Held(2**40, Kind.MEETING, TITLE, 300, NOW, 300, TITLE)
FULL = Year(
    2026,
    [MEETING, replace(MEETING, kind=Kind.VISIT, story_title="")] * 30,
    ["é" * LINE_LENGTH] * 200,
    200,
    Reach(["é" * ORGANISATION_NAME_LENGTH] * 300, ["é" * 60] * 100),
    ["é" * 60] * 100,
    999 * 60 + 59,
    ChosenStory(2**40, TITLE, "é" * WHY_LENGTH),
    before=2025,
    after=2027,
)


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_the_fullest_year_fits_in_a_message(setting):
    assert problems(years.year(Page(FULL, chooses=True), setting)) == []


def test_what_does_not_fit_is_counted_and_not_as_several_where_it_is_one():
    seven = replace(FULL, held=[MEETING] * 7, sparks=[], missing=[])

    assert "Dans le document, il y en a encore 1." in read(years.year(Page(seven), FRENCH))
    assert "And in the document: 1 more." in read(years.year(Page(seven), ENGLISH))
