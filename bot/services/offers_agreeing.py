"""Hosts answer a date that organisers suggest, say how to get in, or withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.offer import DateGone, DateOutdated, Offer, OfferState
from bot.domain.offering import LINE_LENGTH
from bot.ports import Store
from bot.services import offers, offers_drafts, taking_turns
from bot.services.offers import Said


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a host decided, and the organisers who read it."""

    offer: Offer
    host: Member
    readers: Sequence[Member]
    starts_at: datetime | None = None


def agree(
    store: Store, member: Member | None, *, offer_id: int, starts_at: datetime, now: datetime
) -> Agreed:
    """
    Say yes to the date (aware) that is suggested: a visit is prepared. Nothing is published.

    Raises:
        NoSuchOffer, OfferSettled.
        DateOutdated: another one is suggested by now, or it was agreed on already.
        DateGone: it is past.
    """
    taking_turns.wait_for_others(store, None)
    offer = offers.mine(store, member, offer_id)
    _check_date(offer, starts_at, now=now)
    by = _organiser(store, offer)
    accepted = offers_drafts.drafted(store, offer, by=by, starts_at=starts_at, now=now)
    host = store.members.get(offer.member_id or 0)
    store.audit.note("offer.accept", by=host.id, subject=f"offer:{offer.id}", at=now)
    told = offers.readers(store, offer, now=now)
    return Agreed(accepted, host, told, starts_at)


def _organiser(store: Store, offer: Offer) -> int:
    """Return in whose name a visit is prepared: who suggested the date, or somebody who can."""
    there = [one.id for one in store.members.organisers()]
    return offer.proposed_by if offer.proposed_by in there and offer.proposed_by else there[0]


def _check_date(offer: Offer, starts_at: datetime, *, now: datetime) -> None:
    offer.check_open()
    if offer.proposed_at != starts_at:
        raise DateOutdated
    if starts_at <= now:
        raise DateGone


def check_suggested(
    store: Store, member: Member | None, *, offer_id: int, starts_at: datetime
) -> Offer:
    """
    Return one's own offer, if this date (aware) is still the one that is suggested.

    Raises:
        NoSuchOffer, OfferSettled, DateOutdated.
    """
    offer = offers.mine(store, member, offer_id)
    offer.check_open()
    if offer.proposed_at != starts_at:
        raise DateOutdated
    return offer


def wish(
    store: Store,
    member: Member | None,
    *,
    offer_id: int,
    about: datetime,
    text: str,
    now: datetime,
) -> Said:
    """
    Say that another date than `about` (aware) would suit better; that one is off the table.

    One that was suggested since is another question: it stays, and both sides hear of both.

    Raises:
        NoSuchOffer, OfferSettled, NothingWritten, TooLong.
    """
    offer = offers.mine(store, member, offer_id)
    offer.check_open()
    if offer.proposed_at != about:
        return replace(offers.heard(store, offer, text=text, now=now), about=about)
    open_again = replace(offer, proposed_at=None, version=offer.version + 1)
    store.offers.save(open_again)
    return offers.heard(store, open_again, text=text, now=now)


def note_entry(
    store: Store, member: Member | None, *, offer_id: int, text: str, now: datetime
) -> Said:
    """
    Keep what one should know to get in: for those who come, and for the organisers.

    Raises:
        NoSuchOffer, NothingWritten, TooLong.
    """
    taking_turns.wait_for_others(store, None)  # an organiser may be writing the same visit
    offer = offers.mine(store, member, offer_id)
    noted = offers.with_entry(store, offer, typed_line(text, limit=LINE_LENGTH))
    host = store.members.get(offer.member_id or 0)
    readers = offers.readers(store, offer, now=now)
    return Said(noted, host, noted.access, readers)


def check_withdrawable(store: Store, member: Member | None, offer_id: int) -> Offer:
    """Raises NoSuchOffer, AlreadyAnnounced, OfferSettled."""
    offer = offers.mine(store, member, offer_id)
    offer.check_withdrawable()
    return offer


def withdraw(store: Store, member: Member | None, *, offer_id: int, now: datetime) -> Agreed:
    """
    Take an offer back, without a reason; the visit that was prepared goes with it.

    Raises:
        NoSuchOffer, OfferSettled.
        AlreadyAnnounced: people count on it.
    """
    taking_turns.wait_for_others(store, None)
    offer = check_withdrawable(store, member, offer_id)
    host = store.members.get(offer.member_id or 0)
    if offer.is_draft and offer.gathering_id:
        store.gatherings.delete_draft(offer.gathering_id)
    gone = replace(
        offer,
        state=OfferState.WITHDRAWN,
        gathering_id=None,
        status=None,
        proposed_at=None,
        settled_at=now,
        settled_by=host.id,
        version=offer.version + 1,
    )
    store.offers.save(gone)
    store.audit.note("offer.withdraw", by=host.id, subject=f"offer:{offer.id}", at=now)
    return Agreed(offer, host, offers.readers(store, offer, now=now))
