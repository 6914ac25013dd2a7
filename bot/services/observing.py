"""A report as it is read by who only looks on: who received, and never where somebody lives."""

from bot.domain import observing
from bot.domain.organisation import folded
from bot.domain.place import Place
from bot.domain.report import Told
from bot.ports import Store


def told(store: Store, read: Told) -> Told:
    """Return a report without a name, an address or a place that may be somebody's home."""
    gatherings = (read.gathering, read.following)
    places = {one.place.id: one.place for one in gatherings if one and one.place}
    receivers = {which: _receiver(store, place) for which, place in places.items()}
    return observing.without_names(read, receivers=receivers)


def _receiver(store: Store, place: Place) -> str:
    """
    Return the organisation that receives in a place; empty where nobody knows of one.

    One in whose name the place was offered, or whose name it bears: « Bibliothèque, salle 2 ».
    """
    offers = store.offers.of_place(place.id)
    offering = [one.organisation_id for one in offers if one.organisation_id is not None]
    if offering:
        return store.organisations.get(offering[-1]).name
    for name in (place.name, place.name.partition(",")[0]):
        known = store.organisations.by_folded_name(folded(name)) if name.strip() else None
        if known is not None:
            return known.name
    return ""
