"""What a host and organisers read of an offer, wherever it is by now."""

from dataclasses import replace

import pytest

from bot.domain.gathering import Status
from bot.domain.offer import Offer, OfferKind, OfferState
from bot.services.offers import Mine
from bot.services.offers_settling import Proposal
from bot.views import offers_mine, offers_team
from tests.views.scene import FRENCH, NOW, YVES, read


@pytest.mark.parametrize(
    ("status", "host_reads", "team_reads"),
    [
        (Status.DRAFT, "Rien n’est encore annoncé.", "Un brouillon de visite est prêt"),
        (Status.ANNOUNCED, "La visite est annoncée.", "La visite est annoncée."),
        (Status.CANCELLED, "n’aura pas lieu à la date prévue.", "La visite a été annulée."),
        (Status.HELD, "La visite a eu lieu.", "La visite a eu lieu."),
        (Status.REPORTED, "La visite a eu lieu.", "La visite a eu lieu."),
    ],
)
def test_an_offer_says_what_became_of_its_visit(status, host_reads, team_reads):
    made = Offer(1, OfferKind.VISIT, 2, "Le fournil", NOW)
    offer = replace(made, state=OfferState.ACCEPTED, status=status, settled_at=NOW)

    assert host_reads in read(offers_mine.page(Mine(offer, ""), FRENCH))
    assert team_reads in read(offers_team.page(Proposal(offer, YVES), FRENCH))
