"""
Members who never were anybody: under their ids answers of long ago are counted.

Their ids are below zero. The same few serve every gathering, each time in another order, so that
nothing leads from one gathering to the next.
"""

from collections.abc import Collection, Mapping
from random import SystemRandom
from typing import Final

from sqlalchemy import BindParameter, bindparam, func, select

from bot.domain.member import Channel, Directory, Status
from storage.line import Line
from storage.statement import Statement, insert_new
from storage.tables import members, rsvp_history, rsvps

_IN: Final[BindParameter[int]] = bindparam("gathering")
_LOTS: Final = SystemRandom()

FREE: Final = Statement(
    select(members.c.id)
    .where(
        members.c.id < 0,
        *(
            ~select(table.c.member_id)
            .where(table.c.gathering_id == _IN, table.c.member_id == members.c.id)
            .correlate(members)
            .exists()
            for table in (rsvps, rsvp_history)
        ),
    )
    .order_by(members.c.id.desc())
    .limit(bindparam("most"))
)
LAST: Final = Statement(select(func.min(members.c.id)).where(members.c.id < 0))
ADD: Final = insert_new(members, "id", "name", "status", "channel", "directory")


def stand_ins(line: Line, gathering_id: int, people: Collection[int]) -> Mapping[int, int]:
    """Return for each of some members a nobody who has no answer to a gathering yet."""
    free = [row[0] for row in line.rows(FREE, gathering=gathering_id, most=len(people))]
    free += _made(line, len(people) - len(free))
    _LOTS.shuffle(free)
    return dict(zip(people, free, strict=True))


def _made(line: Line, number: int) -> list[int]:
    if not number:
        return []
    row = line.row(LAST)
    last = int(row[0]) if row and row[0] is not None else 0
    ids = [last - 1 - one for one in range(number)]
    nobody = {
        "name": "",
        "status": Status.LEFT.value,
        "channel": Channel.PAPER.value,
        "directory": Directory.NONE.value,
    }
    line.each(ADD, [{"id": one, **nobody} for one in ids])
    return ids
