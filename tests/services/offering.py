"""An offer, and what its host and organisers do with it, for tests of what becomes of it."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.offer import Offer, OfferKind
from bot.domain.offering import Offering
from bot.ports import Store
from bot.services import offers, offers_agreeing, offers_settling
from tests.services.community import GAELLE, agreed, organiser
from tests.services.digesting import MONDAY

NOW = MONDAY
THURSDAY = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
WHOLE = Offering(OfferKind.VISIT, "Le fournil", "Tout le monde", "le mardi", capacity=2)


def made(store: Store, *, now: datetime = NOW, offering: Offering = WHOLE) -> Offer:
    host = agreed(store, GAELLE)
    return offers.make(store, host, replace(offering, organisation_id=0), now=now)


def suggested(store: Store, offer: Offer, *, at: datetime = THURSDAY) -> Offer:
    return offers_settling.suggest(
        store, organiser(store), offer_id=offer.id, version=offer.version, starts_at=at, now=NOW
    ).offer


def agree(store: Store, offer: Offer, *, at: datetime = THURSDAY, now: datetime = NOW) -> Offer:
    host = agreed(store, GAELLE)
    return offers_agreeing.agree(store, host, offer_id=offer.id, starts_at=at, now=now).offer


def settle(store: Store, offer: Offer) -> Offer:
    return offers_settling.accept(
        store, organiser(store), offer_id=offer.id, version=offer.version, now=NOW
    ).offer
