"""What somebody types instead of a tap, when asked what they offer: a visit, or a place."""

from typing import Final

from bot.domain.offer import OfferKind
from bot.domain.organisation import folded

_NOT: Final = frozenset({"pas", "aucun", "aucune", "non", "rien", "no", "not", "don", "nothing"})
_VISIT: Final = frozenset({"visite", "visites", "visiter", "visit", "visits"})
_PLACE: Final = frozenset(
    {
        *("lieu", "lieux", "salle", "salles", "local", "locaux", "espace", "grange", "jardin"),
        *("place", "room", "rooms", "hall", "venue", "space"),
    }
)
_OPENING: Final = frozenset(
    {
        *("porte", "portes", "accueillir", "accueille", "recevoir", "recois", "montrer"),
        *("door", "doors", "host", "welcome", "show"),
    }
)


def kind_named(text: str) -> OfferKind | None:
    """
    Return what a line says that is offered; None where it says neither, or that it is not.

    Who opens their doors to people, and names no room, means a visit.
    """
    words = set(folded(text).split())
    if words & _NOT:
        return None
    if words & _VISIT:
        return OfferKind.VISIT
    if words & _PLACE:
        return OfferKind.PLACE
    return OfferKind.VISIT if words & _OPENING else None
