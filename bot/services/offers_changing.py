"""Hosts change what they offered: silently at first, told to organisers once they took it up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.member import Member
from bot.domain.offer import Offer
from bot.domain.offering import Offering, offering_from
from bot.ports import Store
from bot.services import offers
from bot.services.offers import NothingBegun


@dataclass(frozen=True, slots=True)
class Amended:
    """An offer as its host now words it, and the organisers who are told."""

    offer: Offer
    host: Member
    organisation: str
    readers: Sequence[Member]


def begin(store: Store, member: Member | None, offer_id: int) -> Offering:
    """
    Return what was offered, to be said anew.

    Raises:
        NoSuchOffer, AlreadyAnnounced, OfferSettled.
    """
    offer = offers.mine(store, member, offer_id)
    offer.check_withdrawable()
    return offering_from(offer)


def amend(store: Store, member: Member | None, offering: Offering, *, now: datetime) -> Amended:
    """
    Keep what a host says anew. A draft that was made of it stays as its organisers wrote it.

    Raises:
        NoSuchOffer, AlreadyAnnounced, OfferSettled.
        NothingBegun: it is not whole.
    """
    before = offers.mine(store, member, offering.offer_id)
    before.check_withdrawable()
    if offering.missing:
        raise NothingBegun
    host = store.members.get(before.member_id or 0)
    worded = offers.worded(store, host, before, offering)
    whose = offers.organisation_name(store, worded)
    if worded == before:
        return Amended(before, host, whose, ())
    after = replace(worded, version=before.version + 1)
    store.offers.save(after)
    store.audit.note("offer.change", by=host.id, subject=f"offer:{after.id}", at=now)
    told = offers.readers(store, after, now=now) if _is_taken_up(store, before) else ()
    return Amended(after, host, whose, told)


def _is_taken_up(store: Store, offer: Offer) -> bool:
    """Tell whether organisers did something about it: a date, a draft, a word."""
    is_dated = offer.proposed_at is not None
    return is_dated or offer.is_draft or store.offers.count_words(offer.id) > 0
