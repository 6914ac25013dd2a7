"""
Names go from the answers to what is long over; every count stays.

What a figure would look up under the name is written down before: who had said no and came, and
the public organisations of those who were excused. Of the history the sign that counts remains,
with the day on which it was given.
"""

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Select,
    String,
    Table,
    bindparam,
    cast,
    delete,
    func,
    literal,
    select,
    union,
    update,
)

from bot.domain.attendance import Taking
from bot.domain.figures import Way
from bot.domain.rsvp import CAME, WITHDRAWN, Answer
from storage.figure_rows import EXCUSED, KEEP_ALL_INVITED, STANDING
from storage.figure_traces import KEEP_REACH
from storage.line import Line
from storage.nobodies import stand_ins
from storage.statement import Row, Statement
from storage.tables import attendances, audit, gatherings, hushes, rsvp_history, rsvps
from storage.types import CleanText

_BEFORE: Final[BindParameter[Any]] = bindparam("before", type_=gatherings.c.ends_at.type)
_IN: Final[BindParameter[int]] = bindparam("gathering")
_WHO: Final[BindParameter[int]] = bindparam("who")
_OVER_AT: Final = func.coalesce(gatherings.c.ends_at, gatherings.c.starts_at)
LONG_OVER: Final = select(gatherings.c.id).where(_OVER_AT < _BEFORE)


def _named(table: Table) -> Select[tuple[int, int]]:
    return select(table.c.gathering_id, table.c.member_id).where(
        table.c.member_id > 0, table.c.gathering_id.in_(LONG_OVER)
    )


_due: Final = union(_named(rsvps), _named(rsvp_history)).subquery("due")
DUE: Final = Statement(
    select(_due.c.gathering_id, _due.c.member_id, gatherings.c.starts_at, gatherings.c.ends_at)
    .join(gatherings, gatherings.c.id == _due.c.gathering_id)
    .order_by(_due.c.gathering_id, _due.c.member_id)
    .limit(bindparam("most"))
)
ANSWERED: Final = Statement(
    select(rsvps.c.member_id, rsvps.c.answered_at).where(rsvps.c.gathering_id == _IN)
)
FORGET_HISTORY: Final = Statement(
    delete(rsvp_history).where(
        rsvp_history.c.gathering_id == _IN,
        rsvp_history.c.member_id == _WHO,
        rsvp_history.c.id != bindparam("sign"),
    )
)
UNNAME_SIGN: Final = Statement(
    update(rsvp_history).where(rsvp_history.c.id == bindparam("sign")),
    *("member_id", "entered_by", "at", "via"),
)
UNNAME: Final = Statement(
    update(rsvps).where(rsvps.c.gathering_id == _IN, rsvps.c.member_id == _WHO),
    *("member_id", "entered_by", "counted_by", "word", "guest_names", "stand_in", "word_at"),
    *("answered_at", "first_answered_at"),
)
# Where nobody ended the list, an answer counts on it without a name: a tick would count it twice.
UNTICK: Final = Statement(
    delete(attendances).where(
        attendances.c.gathering_id == _IN,
        attendances.c.member_id == _WHO,
        attendances.c.gathering_id.in_(
            select(gatherings.c.id).where(gatherings.c.presence != Taking.TAKEN.value)
        ),
    )
)
UNHUSH: Final = Statement(delete(hushes).where(hushes.c.gathering_id.in_(LONG_OVER)))
# The journal still says that something was done for somebody, and who did it: not for whom.
_SUBJECT: Final = literal("gathering:", CleanText).concat(cast(gatherings.c.id, String))
UNTELL: Final = Statement(
    update(audit)
    .where(
        audit.c.facts.startswith("member:"),
        audit.c.subject.in_(select(_SUBJECT).where(_OVER_AT < _BEFORE)),
    )
    .values(facts="")
)
_NO_SIGN: Final = 0  # no line of the history has this id
_WORDLESS: Final = {"word": "", "guest_names": "", "stand_in": "", "word_at": None}


def unname_answers(line: Line, *, before: datetime, most: int) -> int:
    """Take the names off answers to what ended before a moment; return how many there were."""
    line.run(UNHUSH, before=before)
    line.run(UNTELL, before=before)
    due = line.rows(DUE, before=before, most=most)
    if due:
        line.run(KEEP_ALL_INVITED, at=before)
    for (gathering_id, starts_at, ends_at), rows in groupby(due, key=_gathering):
        people = [int(row[1]) for row in rows]
        _unname(line, gathering_id, people, begins=starts_at or ends_at or before)
    return len(due)


def _gathering(row: Row) -> tuple[int, datetime | None, datetime | None]:
    gathering_id, _, starts_at, ends_at = row
    return gathering_id, starts_at, ends_at


def _unname(line: Line, gathering_id: int, people: Sequence[int], *, begins: datetime) -> None:
    this: Any = {"gathering": gathering_id}
    signs = {
        member_id: (sign, answer, at, via)
        for sign, member_id, answer, at, via in line.rows(STANDING, **this, before=begins)
        if answer != WITHDRAWN
    }
    answered = {row[0]: row[1] for row in line.rows(ANSWERED, **this)}
    excused = _keep_excused(line, gathering_id, frozenset(people), begins=begins)
    counted = [one for one in people if one in signs or one in answered]
    nobodies = stand_ins(line, gathering_id, counted)
    lone = [{**this, "who": one, "sign": signs.get(one, (_NO_SIGN,))[0]} for one in people]
    line.many(FORGET_HISTORY, lone)
    line.many(UNNAME_SIGN, _nameless_signs(signs, nobodies, excused))
    line.many(
        UNNAME,
        (
            {
                **this,
                **_WORDLESS,
                **dict.fromkeys(("entered_by", "counted_by")),
                **dict.fromkeys(("answered_at", "first_answered_at"), _day(answered[one])),
                "who": one,
                "member_id": nobody,
            }
            for one, nobody in nobodies.items()
            if one in answered
        ),
    )
    line.many(UNTICK, [{**this, "who": one} for one in people])


def _nameless_signs(
    signs: Mapping[int, tuple[int, str, datetime, str]],
    nobodies: Mapping[int, int],
    excused: AbstractSet[int],
) -> Iterator[dict[str, object]]:
    for one, nobody in nobodies.items():
        if one not in signs:
            continue
        sign, answer, at, via = signs[one]
        came = answer == Answer.NO.value and one not in excused
        facts = {"sign": sign, "member_id": nobody, "entered_by": None, "at": _day(at)}
        yield {**facts, "via": CAME if came else via}


def _keep_excused(
    line: Line, gathering_id: int, people: AbstractSet[int], *, begins: datetime
) -> AbstractSet[int]:
    """Keep the organisations of those of some members who were excused; return who they are."""
    theirs = [
        (member_id, organisation_id)
        for member_id, organisation_id, _ in line.rows(
            EXCUSED, gathering=gathering_id, before=begins
        )
        if member_id in people
    ]
    for organisation_id in sorted({one for _, one in theirs if one is not None}):
        line.row(
            KEEP_REACH,
            gathering_id=gathering_id,
            organisation_id=organisation_id,
            way=Way.EXCUSED.value,
        )
    return {member_id for member_id, _ in theirs}


def _day(at: datetime) -> datetime:
    """Leave the day of a moment alone: the second would tell who it was."""
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
