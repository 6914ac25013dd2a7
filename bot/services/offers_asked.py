"""What organisers asked a host about an offer, and the host has not answered yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.member import Member
from bot.domain.offer import Offer, OfferWord
from bot.ports import Store
from bot.services import offers

FRESH: Final = timedelta(days=14)
"""Later, a line is hardly about what was asked, or nothing was asked: « merci, à bientôt »."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An offer, and the words of an organiser that wait for its host's."""

    offer: Offer
    question: OfferWord


def date_for(store: Store, member: Member | None, *, now: datetime) -> Offer | None:
    """Return one's own offer whose suggested date, still to come, waits for a yes or a no."""
    return next(
        (
            offer
            for offer in offers.own(store, member)
            if offer.is_open and offer.proposed_at and offer.proposed_at > now
        ),
        None,
    )


def question_for(store: Store, member: Member | None, *, now: datetime) -> Asked | None:
    """Return the latest question about one's own offers, if it is fresh and has no answer."""
    last = (
        Asked(offer, word)
        for offer in offers.own(store, member)
        if offer.is_open
        for word in store.offers.words(offer.id, start=0, most=1)
        if not word.by_host and now - word.at <= FRESH
    )
    return max(last, key=lambda asked: asked.question.id, default=None)
