"""What becomes of an offer: a visit that is prepared, or a place that is known."""

from dataclasses import replace
from datetime import datetime

from bot.domain.draft import usual_length
from bot.domain.gathering import OPEN, Gathering, Kind, Status
from bot.domain.member import Role
from bot.domain.offer import Offer, OfferState
from bot.domain.place import Format
from bot.domain.places import USUAL_CAPACITY, Places, usual_minimum
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import offered_places

_MOST_AFTER = 50  # meetings in which one that is announced is looked for


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


def behind(store: Store, draft: Gathering) -> Offer | None:
    """Return the offer of which a visit was made, if it was."""
    if draft.kind is not Kind.VISIT:
        return None
    return next(iter(store.offers.of_gathering(draft.id)), None)


def _begun(store: Store, offer: Offer, *, by: int, now: datetime) -> Gathering:
    made = store.gatherings.add_draft(created_by=by, at=now)
    draft = replace(made, kind=Kind.VISIT, title=offer.topic, format=Format.IN_PERSON)
    store.gatherings.save(draft)
    hosts = [offer.member_id] if offer.member_id else []
    store.visits.put(
        Visit(draft.id, offer.organisation_id, hosts, access=offer.access, told_next=True)
    )
    capacity = offer.capacity or USUAL_CAPACITY
    store.places.put(Places(draft.id, capacity, minimum=usual_minimum(capacity)))
    for host_id in hosts:
        store.members.grant(host_id, Role.VISIT_HOST, gathering_id=draft.id)
    return draft


def _dated(store: Store, draft: Gathering, starts_at: datetime) -> Gathering:
    """Set the date, and with it the meeting that will hear of the visit."""
    length = draft.duration or usual_length(draft.format, draft.kind)
    dated = replace(draft, starts_at=starts_at, ends_at=starts_at + length)
    store.gatherings.save(dated)
    visit = store.visits.of(draft.id)
    if visit:
        store.visits.put(_bound(store, visit, ends_at=starts_at + length))
    return dated


def _bound(store: Store, visit: Visit, *, ends_at: datetime) -> Visit:
    """
    Bind a visit that ends then to the first meeting announced after it.

    One that organisers chose stays, unless it was called off or takes place before.
    """
    if visit.told_at and not visit.told_next:
        chosen = store.gatherings.get(visit.told_at)
        is_before = chosen.starts_at is not None and chosen.starts_at < ends_at
        if chosen.status is not Status.CANCELLED and not is_before:
            return visit
    after = store.visits.tellable(after=ends_at, most=_MOST_AFTER)
    found = next((one.id for one in after if one.status in OPEN), None)
    return replace(visit, told_at=found, told_next=found is None)


def known_place(store: Store, offer: Offer, *, by: int, now: datetime) -> Offer:
    """Let a place be one that organisers choose; see `offered_places` for which one that is."""
    accepted = replace(
        offer,
        state=OfferState.ACCEPTED,
        place_id=offered_places.of(store, offer).id,
        settled_at=now,
        settled_by=by,
        version=offer.version + 1,
    )
    store.offers.save(accepted)
    return accepted
