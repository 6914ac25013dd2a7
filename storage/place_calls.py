"""The shelf of calls for a place."""

from sqlalchemy import bindparam, select

from bot.domain.place_call import PlaceCall
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import place_calls

_FIELDS = ("gathering_id", "called_at", "is_open")
OF = Statement(
    select(*(place_calls.c[name] for name in _FIELDS)).where(
        place_calls.c.gathering_id == bindparam("gathering")
    )
)
PUT = upsert(place_calls, *_FIELDS, keys=["gathering_id"])


class PlaceCallShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, gathering_id: int) -> PlaceCall | None:
        """Return the call for a place of a meeting, an ended one too."""
        row = self._line.row(OF, gathering=gathering_id)
        if row is None:
            return None
        which, called_at, is_open = row
        return PlaceCall(which, called_at, bool(is_open))

    def put(self, call: PlaceCall) -> None:
        """Write down that a place is sought, or is sought no more."""
        self._line.run(PUT, **{name: getattr(call, name) for name in _FIELDS})
