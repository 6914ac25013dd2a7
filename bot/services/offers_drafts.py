"""What becomes of an offer: a visit that is prepared, or a place that is known."""

from dataclasses import replace
from datetime import datetime

from bot.domain.draft import usual_length
from bot.domain.gathering import TITLE_LENGTH, Gathering, Kind
from bot.domain.member import Role
from bot.domain.offer import Offer, OfferState
from bot.domain.organisation import folded
from bot.domain.place import Format, Place
from bot.domain.places import USUAL_CAPACITY, Places
from bot.domain.visit import Visit
from bot.ports import Store

USUAL_MINIMUM = 3


def drafted(
    store: Store, offer: Offer, *, by: int, starts_at: datetime | None, now: datetime
) -> Offer:
    """
    Prepare the visit that is offered, at an agreed date (aware) if there is one.

    Nothing is published by that. What organisers wrote into a draft meanwhile stays.
    """
    if offer.is_draft and offer.gathering_id:
        draft = store.gatherings.get(offer.gathering_id)
    else:
        draft = _begun(store, offer, by=by, now=now)
    if starts_at:
        draft = _dated(store, draft, starts_at)
    accepted = replace(
        offer,
        state=OfferState.ACCEPTED,
        gathering_id=draft.id,
        status=draft.status,
        proposed_at=None,
        settled_at=now,
        settled_by=by,
        version=offer.version + 1,
    )
    store.offers.save(accepted)
    return accepted


def _begun(store: Store, offer: Offer, *, by: int, now: datetime) -> Gathering:
    made = store.gatherings.add_draft(created_by=by, at=now)
    draft = replace(made, kind=Kind.VISIT, title=offer.topic, format=Format.IN_PERSON)
    store.gatherings.save(draft)
    hosts = [offer.member_id] if offer.member_id else []
    store.visits.put(
        Visit(draft.id, offer.organisation_id, hosts, access=offer.access, told_next=True)
    )
    capacity = offer.capacity or USUAL_CAPACITY
    store.places.put(Places(draft.id, capacity, minimum=min(USUAL_MINIMUM, capacity)))
    for host_id in hosts:
        store.members.grant(host_id, Role.VISIT_HOST, gathering_id=draft.id)
    return draft


def _dated(store: Store, draft: Gathering, starts_at: datetime) -> Gathering:
    """Set the date, and with it the meeting that will hear of the visit."""
    length = draft.duration or usual_length(draft.format, draft.kind)
    dated = replace(draft, starts_at=starts_at, ends_at=starts_at + length)
    store.gatherings.save(dated)
    visit = store.visits.of(draft.id)
    following = store.gatherings.next_meeting(now=starts_at + length)
    if visit and following and following.starts_at:
        store.visits.put(replace(visit, told_at=following.id, told_next=False))
    return dated


def known_place(store: Store, offer: Offer, *, by: int, now: datetime) -> Offer:
    """Let a place be one that organisers choose; what is called alike is the same."""
    accepted = replace(
        offer,
        state=OfferState.ACCEPTED,
        place_id=_place(store, offer).id,
        settled_at=now,
        settled_by=by,
        version=offer.version + 1,
    )
    store.offers.save(accepted)
    return accepted


def _place(store: Store, offer: Offer) -> Place:
    """Read « Salle des fêtes, 12 rue du Port » as a name and an address."""
    name, _, address = (part.strip() for part in offer.topic[:TITLE_LENGTH].partition(","))
    for place in store.gatherings.places():
        if folded(place.name) == folded(name or address):
            return place
    return store.gatherings.add_place(name or address, address=address, access=offer.access)
