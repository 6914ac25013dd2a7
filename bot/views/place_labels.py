"""Places on buttons: by their name; where two are called alike, also by address, or by host."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.domain.organisation import folded
from bot.domain.place import Place
from bot.views.labels import LABEL_LENGTH, shortened
from bot.views.setting import Setting

_WITH_SEATS: Final = 24  # of the label: « , 30 places » has room behind it


def labels(places: Sequence[Place], setting: Setting) -> Sequence[tuple[int, str]]:
    """Return what stands on the button of each place, behind its id, with its seats if known."""
    called = Counter(folded(place.name) for place in places)
    return [
        (place.id, _label(place, setting, is_alone=called[folded(place.name)] == 1))
        for place in places
    ]


def _label(place: Place, setting: Setting, *, is_alone: bool) -> str:
    limit = _WITH_SEATS if place.seats else LABEL_LENGTH
    apart = "" if is_alone else place.address or place.host
    name = _with(apart, place.name, limit) if apart else place.name
    name = shortened(name, limit=limit)
    if not place.seats:
        return name
    return setting.words.plain("offer.place_seats", place=name, seats=place.seats)


def _with(apart: str, name: str, limit: int) -> str:
    """Leave at least half of the label to what tells the two apart."""
    return f"{shortened(name, limit=limit // 2 - 2)}, {apart}"
