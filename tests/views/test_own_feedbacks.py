"""Somebody reads what they said after a meeting, and whose hand wrote it down."""

import pytest

from bot.domain.asking_after import Asking
from bot.domain.feedback import NOBODY, Feedback, Takeaway
from bot.domain.gathering import Gathering
from bot.views import own_feedbacks
from tests.views.scene import FRENCH, NOW

NOTED = "Noté pour vous par le groupe projet."


@pytest.mark.parametrize(("noted_by", "is_told"), [(None, False), (3, True), (NOBODY, True)])
def test_what_was_noted_says_so_also_when_whoever_noted_it_was_erased(noted_by, is_told):
    said = Feedback(1, 4, 8, NOW, takeaway=Takeaway.IDEA, noted_by=noted_by)

    shown = own_feedbacks.mine(Asking(Gathering(4, title="Repas"), feedback=said), FRENCH)

    assert (NOTED in shown.text) is is_told
