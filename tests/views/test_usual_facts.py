"""What is merely usual of a visit is said to be so, and how many may come in a few words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import Kind
from bot.domain.offer import Offer, OfferKind
from bot.domain.places import Places
from bot.services.meetings import Seen
from bot.services.previews import Preview
from bot.services.publications import Reach
from bot.views import drafts, visit_sections
from tests.views.scene import FRENCH, MEETING, NOW, STARTS, read

OFFER = Offer(4, OfferKind.VISIT, 1, "Le four", NOW, None)


def shown(*, lasts: timedelta, places: Places, offer: Offer | None = OFFER) -> str:
    ends_at = STARTS + lasts
    visit = replace(MEETING, kind=Kind.VISIT, starts_at=STARTS, ends_at=ends_at)
    seen = Seen(visit, places=places)
    return read(drafts.preview(Preview(seen, Reach(1, 30, 6), offer=offer), FRENCH))


def test_a_length_and_a_minimum_that_nobody_gave_are_to_be_checked():
    text = shown(lasts=timedelta(minutes=90), places=Places(7, 2, minimum=2))

    assert "C’est l’usage. Est-ce vrai aussi de cette visite ?" in text
    assert "Durée : 1 h 30\nMinimum de personnes : 2" in text


def test_what_somebody_chose_is_not_called_usual():
    some = shown(lasts=timedelta(minutes=60), places=Places(7, 8, minimum=3))
    none = shown(lasts=timedelta(minutes=60), places=Places(7, 8, minimum=4))
    ours = shown(lasts=timedelta(minutes=90), places=Places(7, 8, minimum=3), offer=None)

    assert "Minimum de personnes : 3" in some
    assert "Durée : " not in some
    assert "C’est l’usage" not in none
    assert "C’est l’usage" not in ours


@pytest.mark.parametrize(
    ("minimum", "said"), [(0, "8 au plus"), (4, "4 à 8"), (8, "8, ni plus ni moins")]
)
def test_how_many_may_come_is_said_in_a_few_words(minimum: int, said: str):
    assert visit_sections.size(Places(7, 8, minimum=minimum), FRENCH) == said
