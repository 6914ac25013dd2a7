"""Which place an offer speaks of: one that is known, or a new one."""

from dataclasses import replace

from bot.domain.offer import Offer
from bot.domain.offering import named_place, place_access
from bot.domain.organisation import folded
from bot.domain.place import Place
from bot.ports import Store


def of(store: Store, offer: Offer) -> Place:
    """
    Return the place that is offered, known better by that if it was known.

    « Chez moi » is said by many: what is called alike is the same place only if it is at the same
    address, or if one of them has none, and nobody else offered it.
    """
    name, address = named_place(offer.topic)
    access = place_access(offer.access, offer.equipment)
    for place in store.gatherings.places():
        if folded(place.name) == folded(name) and _is_there(store, place, offer, address):
            return _known_better(store, place, access, offer.capacity)
    return store.gatherings.add_place(name, address=address, access=access, seats=offer.capacity)


def _is_there(store: Store, place: Place, offer: Offer, address: str) -> bool:
    known, said = folded(place.address), folded(address)
    if known and known == said:
        return True
    if any(not _is_same_host(one, offer) for one in store.offers.of_place(place.id)):
        return False
    return _adds_nothing(known, said) or _adds_nothing(said, known)


def _is_same_host(one: Offer, other: Offer) -> bool:
    if one.organisation_id is not None and one.organisation_id == other.organisation_id:
        return True
    return one.member_id is not None and one.member_id == other.member_id


def _adds_nothing(address: str, to: str) -> bool:
    """Tell whether an address says no more than another one; « 3e étage » is no other house."""
    return set(address.split()) <= set(to.split())


def _known_better(store: Store, place: Place, access: str, seats: int | None) -> Place:
    """Add what was not known of a place; what organisers wrote there stays."""
    better = replace(place, access=place.access or access, seats=place.seats or seats)
    if (better.access, better.seats) != (place.access, place.seats):
        store.gatherings.know_place(better)
    return better
