"""The shelf of appointments: moments to come at which something is owed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, case, func, literal_column, select, update

from bot.domain.appointment import Appointment, AppointmentState, Planned, Stage
from bot.domain.gathering import OPEN, Gathering
from bot.domain.reminder import STAGES, Choice
from storage.gathering_rows import GATHERING, gathering_of
from storage.line import Line
from storage.statement import Row, Statement, one_of, upsert
from storage.tables import appointments, gatherings

_FIELDS = (
    "id",
    "key",
    "stage",
    "gathering_id",
    "due_at",
    "not_after",
    "state",
    "reason",
    "reached",
)
_COLUMNS = [appointments.c[name] for name in _FIELDS]
# Written out: a database uses the index of the few that wait only where it can read them.
_AHEAD = appointments.c.state == literal_column(f"'{AppointmentState.PLANNED.value}'")
_THIS = appointments.c.id == bindparam("which")
_OF_THIS = appointments.c.gathering_id == bindparam("gathering")
_IS_DUE = appointments.c.due_at <= bindparam("now")
_IN_ORDER = (appointments.c.due_at, appointments.c.id)
_OPEN = one_of(gatherings.c.status, sorted(status.value for status in OPEN))
_TO_COME = gatherings.c.starts_at > bindparam("now")

PLAN = upsert(
    appointments,
    *("key", "stage", "gathering_id", "due_at", "not_after", "state", "reason", "planned_at"),
    *("settled_at", "reached"),
    keys=["key"],
    only_where=appointments.c.state != AppointmentState.KEPT.value,
)
OF = Statement(select(*_COLUMNS).where(_OF_THIS).order_by(*_IN_ORDER))
FIND = Statement(select(*_COLUMNS).where(appointments.c.key == bindparam("wanted")))
DROP = Statement(
    update(appointments)
    .where(_OF_THIS, appointments.c.stage == bindparam("of_stage"), _AHEAD)
    .values(
        state=AppointmentState.DROPPED.value,
        reason=bindparam("because"),
        settled_at=bindparam("dropped_at"),
    )
)
SETTLE = Statement(update(appointments).where(_THIS, _AHEAD), *("state", "reason", "settled_at"))
GO_ON = Statement(update(appointments).where(_THIS, _AHEAD), "reached")
PUT_OFF = Statement(update(appointments).where(_THIS, _AHEAD), "due_at")
# Of two meetings at once, where and how comes before an invitation: only one goes out on a day.
_BY_USE = case((appointments.c.stage == Stage.DETAILS.value, 0), else_=1)
DUE = Statement(
    select(appointments.c.id)
    .where(_AHEAD, _IS_DUE)
    .order_by(appointments.c.due_at, _BY_USE, appointments.c.id)
    .limit(bindparam("most"))
)
TAKE = Statement(select(*_COLUMNS).where(_THIS, _AHEAD, _IS_DUE).with_for_update(skip_locked=True))
NEXT_AT = Statement(select(func.min(appointments.c.due_at)).where(_AHEAD))
ALL_AHEAD = Statement(
    select(*_COLUMNS)
    .join(gatherings, gatherings.c.id == appointments.c.gathering_id)
    .where(_TO_COME)
    .order_by(appointments.c.gathering_id, *_IN_ORDER)
)
GATHERINGS_AHEAD = Statement(
    GATHERING.add_columns(gatherings.c.reminders)
    .where(_OPEN, _TO_COME)
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)
CHOICE = Statement(select(gatherings.c.reminders).where(gatherings.c.id == bindparam("gathering")))
CHOOSE = Statement(
    update(gatherings).where(gatherings.c.id == bindparam("gathering")), "reminders"
)


class AppointmentShelf:
    """`planned` hears when something was planned: somebody rings once it is committed."""

    def __init__(self, line: Line, planned: set[datetime]) -> None:
        self._line = line
        self._planned = planned

    def plan(self, wanted: Sequence[Planned], *, at: datetime) -> None:
        """Write appointments down; one that waits or was dropped is replaced, a kept one stays."""
        self._line.many(PLAN, [_row(one, at) for one in wanted])
        self._planned.update(one.due_at for one in wanted)

    def of(self, gathering_id: int) -> Sequence[Appointment]:
        """Return all appointments of a gathering, kept and dropped ones too, by moment."""
        return [_appointment(row) for row in self._line.rows(OF, gathering=gathering_id)]

    def find(self, key: str) -> Appointment | None:
        row = self._line.row(FIND, wanted=key)
        return None if row is None else _appointment(row)

    def drop(
        self,
        gathering_id: int,
        *,
        reason: str,
        at: datetime,
        stages: Collection[Stage] = frozenset(Stage),
    ) -> int:
        """Take back what is ahead for a gathering; return how many."""
        facts = {"gathering": gathering_id, "because": reason, "dropped_at": at}
        return sum(self._line.run(DROP, of_stage=stage.value, **facts) for stage in sorted(stages))

    def settle(self, which: int, *, at: datetime, dropped: str = "") -> bool:
        """Note that one was kept, or dropped for a reason; False if it is ahead no more."""
        state = AppointmentState.DROPPED if dropped else AppointmentState.KEPT
        facts = {"state": state.value, "reason": dropped, "settled_at": at}
        return bool(self._line.run(SETTLE, which=which, **facts))

    def go_on(self, which: int, *, after: int) -> None:
        """Note up to which member, by id, one was kept; it is due until all were reached."""
        self._line.run(GO_ON, which=which, reached=after)

    def put_off(self, which: int, *, until: datetime) -> None:
        """Let one wait a little longer."""
        self._line.run(PUT_OFF, which=which, due_at=until)
        self._planned.add(until)

    def due(self, *, now: datetime, most: int) -> Sequence[int]:
        """Return what is due by `now`, oldest first."""
        return [int(row[0]) for row in self._line.rows(DUE, now=now, most=most)]

    def take(self, which: int, *, now: datetime) -> Appointment | None:
        """Return one that is due and ahead, held for this deed; None if another has it."""
        row = self._line.row(TAKE, which=which, now=now)
        return None if row is None else _appointment(row)

    def next_at(self) -> datetime | None:
        """Return when the first of those ahead is due."""
        row = self._line.row(NEXT_AT)
        return row[0] if row else None

    def ahead(self, *, now: datetime) -> Mapping[int, Sequence[Appointment]]:
        """Return all appointments of gatherings that begin after `now`, by gathering."""
        found = [_appointment(row) for row in self._line.rows(ALL_AHEAD, now=now)]
        grouped = groupby(found, key=lambda one: one.gathering_id)
        return {which: list(some) for which, some in grouped if which is not None}

    def gatherings_ahead(self, *, now: datetime) -> Sequence[tuple[Gathering, Choice]]:
        """Return the announced gatherings that begin after `now`, with what was chosen."""
        rows = self._line.rows(GATHERINGS_AHEAD, now=now)
        return [(gathering_of(row), _choice(row[23])) for row in rows]

    def choice(self, gathering_id: int) -> Choice:
        """Return what was chosen for the reminders of a gathering."""
        row = self._line.row(CHOICE, gathering=gathering_id)
        return _choice(row[0] if row else None)

    def choose(self, gathering_id: int, choice: Choice) -> None:
        """Write down what was chosen for the reminders of a gathering."""
        chosen = {stage.value: number for stage, number in sorted(choice.items())}
        self._line.run(CHOOSE, gathering=gathering_id, reminders=chosen or None)


def _row(one: Planned, at: datetime) -> dict[str, Any]:
    return {
        "key": one.key,
        "stage": one.stage.value,
        "gathering_id": one.gathering_id,
        "due_at": one.due_at,
        "not_after": one.not_after,
        "state": AppointmentState.PLANNED.value,
        "reason": "",
        "planned_at": at,
        "settled_at": None,
        "reached": 0,
    }


def _appointment(row: Row) -> Appointment:
    facts = dict(zip(_FIELDS, row, strict=True))
    kinds = {"stage": Stage(facts["stage"]), "state": AppointmentState(facts["state"])}
    return Appointment(**facts | kinds)


def _choice(written: Mapping[str, int] | None) -> Choice:
    """Read a choice; what a version after this one may have written is passed over."""
    known = written or {}
    return {stage: known[stage.value] for stage in STAGES if stage.value in known}
