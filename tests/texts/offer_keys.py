"""Sentences about offers, and what goes with who made one, whose names are put together."""

from collections.abc import Iterable, Mapping

from bot.callbacks.offers import Audience, Phrase
from bot.domain.erasing import Lack
from bot.domain.offer import OfferKind
from bot.domain.offering import LINES

OFFER_LINES = tuple(f"{kind}_{line}" for kind, lines in LINES.items() for line in lines)
OFFER_STATES = (
    *("proposed", "declined", "withdrawn", "known"),
    *("prepared", "announced", "called_off", "held"),
)
OFFERS: Mapping[str, Iterable[str]] = {
    "leaving.lost_{}": Lack,
    "offer.accept_{}": OfferKind,
    "offer.accepted_{}": OfferKind,
    "offer.ack_{}": OfferKind,
    "offer.ask_{}": OFFER_LINES,
    "offer.facts_{}": OfferKind,
    "offer.for_{}": Audience,
    "offer.inbox_{}": ("visit", "place", "draft"),
    "offer.kind_{}": OfferKind,
    "offer.line_{}": OFFER_LINES,
    "offer.new_{}": OfferKind,
    "offer.phrase_{}": Phrase,
    "offer.state_{}": OFFER_STATES,
    "offer.summary_{}": OfferKind,
    "offer.team_{}": OFFER_STATES,
    "offer.title_{}": OfferKind,
    "offer.welcome_{}": OfferKind,
}
