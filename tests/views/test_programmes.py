"""Organisers read how long a programme takes, where that is too long."""

import pytest

from bot.domain.programme import AgendaItem, Programme
from bot.domain.section import Section
from bot.views import draft_lines
from tests.views.scene import ENGLISH, FRENCH, MEETING, read


@pytest.mark.parametrize(
    ("minutes", "is_said"), [((60, None, 60), False), ((60, None, 65, 10), True)]
)
def test_a_programme_that_takes_longer_than_its_meeting_says_so(minutes, is_said):
    agenda = Programme(tuple(AgendaItem("Un point", length) for length in minutes))

    drawn = read(draft_lines.lines(MEETING, agenda, Section.AGENDA, FRENCH))
    english = read(draft_lines.lines(MEETING, agenda, Section.AGENDA, ENGLISH))

    assert ("\nLe programme dure 135 min, la rencontre 120.\n" in drawn) is is_said
    assert ("The programme takes 135 min, the meeting 120." in english) is is_said
