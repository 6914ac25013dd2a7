"""Where a gathering may take place, and who opens their doors there."""

from sqlalchemy import bindparam, select, update

from storage.gathering_rows import PLACE_HOST
from storage.statement import Statement, insert
from storage.tables import places

_PLACE_FIELDS = ("id", "name", "address", "access", "landmark", "capacity")
_PLACE = select(*(places.c[name] for name in _PLACE_FIELDS))
PLACES = Statement(
    _PLACE.add_columns(PLACE_HOST).where(~places.c.leaves).order_by(places.c.name, places.c.id)
)
ADD_PLACE = insert(places, *_PLACE_FIELDS[1:])
KNOW_PLACE = Statement(
    update(places).where(places.c.id == bindparam("which")), "access", "capacity"
)
