"""The shelf of attendances: who was there, and how far the list of a gathering is."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.board import Named, Titled
from bot.domain.figures import Came, Seat
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Role
from bot.domain.organisation import folded
from bot.domain.presence import Attendee, Mark
from bot.domain.rsvp import Answer, Rsvp
from storage import attendance_rows as rows
from storage.line import Line
from storage.statement import Row

_NOBODY = 0  # no member has this id


class AttendanceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def put(self, attendance: Attendance) -> None:
        """Note a member, or in what way they were there if they are noted already."""
        self._line.run(rows.PUT, **_row(attendance, attendance.mode.value))

    def put_all(self, attendances: Sequence[Attendance]) -> None:
        """Note many members at once."""
        self._line.many(rows.PUT, [_row(one, one.mode.value) for one in attendances])

    def unsee(self, gathering_id: int, member_id: int, *, by: int | None) -> None:
        """Note, until the list is taken, that nobody saw a member who said yes."""
        unseen = Attendance(gathering_id, member_id, Circle.OTHER, Mode.IN_PERSON, recorded_by=by)
        self._line.run(rows.PUT, **_row(unseen, Mark.UNSEEN.value))

    def drop(self, gathering_id: int, member_id: int) -> None:
        """Take a member off the list."""
        self._line.run(rows.DROP, gathering=gathering_id, member=member_id)

    def of(self, gathering_id: int) -> Sequence[Attendance]:
        """Return everybody who was noted, in the order of noting."""
        return [_attendance(row) for row in self._line.rows(rows.OF, gathering=gathering_id)]

    def taking(self, gathering_id: int) -> Taking:
        """Return how far the list is."""
        row = self._line.row(rows.TAKING, gathering=gathering_id)
        return Taking(row[0]) if row else Taking.OPEN

    def take(self, gathering_id: int, taking: Taking, *, at: datetime) -> None:
        """Write down how far the list is now; of one that is taken, who was seen remains."""
        self._line.run(rows.TAKE, gathering=gathering_id, taking=taking.value, at=at)
        if taking is Taking.TAKEN:
            self._line.run(rows.CLEAR, gathering=gathering_id)

    def begin_anew(self, gathering_id: int) -> None:
        """Take everybody off a list, and the list up: at another date others may come."""
        self._line.run(rows.EMPTY, gathering=gathering_id)
        self._line.run(rows.TAKE, gathering=gathering_id, taking=Taking.OPEN.value, at=None)

    def close(self, gathering_id: int) -> None:
        """Note that an announced gathering was held."""
        self._line.run(rows.HELD, gathering=gathering_id)

    def people(self, gathering: Gathering, *, besides: int = _NOBODY) -> Sequence[Attendee]:
        """
        Return who answered or was noted, by organisation; those without one come last.

        `besides` is another member who is wanted with them.
        """
        roles = self._roles(gathering.id)
        facts = {"gathering": gathering.id, "member": besides, "before": gathering.starts_at}
        found = self._line.rows(rows.PEOPLE, **facts)
        return [_attendee(row, roles.get(row[0], {})) for row in found]

    def _roles(self, gathering_id: int) -> dict[int, dict[Role, bool]]:
        """Return the roles that matter by member, and whether each is one for here."""
        roles: dict[int, dict[Role, bool]] = {}
        for member_id, role, is_here in self._line.rows(rows.ROLES, gathering=gathering_id):
            known = roles.setdefault(member_id, {})
            known[Role(role)] = bool(is_here) or known.get(Role(role), False)
        return roles

    def others(self, gathering_id: int, text: str, *, start: int, size: int) -> Sequence[Named]:
        """Return who is not on the list, by name or organisation; answers come before silence."""
        facts = {"gathering": gathering_id, "text": folded(text), "start": start, "size": size}
        return [_named(row, gathering_id) for row in self._line.rows(rows.OTHERS, **facts)]

    def unnamed(self, gathering_id: int) -> int | None:
        """Return how many people came whose names nobody kept, None if nobody counted them."""
        row = self._line.row(rows.UNNAMED, gathering=gathering_id)
        return None if row is None or row[0] is None else int(row[0])

    def count_unnamed(self, attendance: Attendance) -> None:
        """Write down how many people came without a name: `people`, which may be none."""
        self._line.run(rows.DROP_UNNAMED, gathering=attendance.gathering_id)
        if not attendance.people and self.taking(attendance.gathering_id) is Taking.TAKEN:
            return
        self._line.made(
            rows.ADD_UNNAMED,
            **{**_row(attendance, attendance.mode.value), "anonymous_count": attendance.people},
        )

    def forgotten(self, gathering_id: int) -> Sequence[Seat]:
        """Return those who were noted and erased since."""
        found = self._line.rows(rows.FORGOTTEN, gathering=gathering_id)
        return [
            Seat(Circle(circle), Mode(mode), int(people or 1), Came(came))
            for circle, mode, people, came in found
        ]

    def waiting(self, *, since: datetime, until: datetime, size: int) -> Sequence[Titled]:
        """Return what ended in a period and has an open list, the latest first."""
        found = self._line.rows(rows.WAITING, since=since, until=until, size=size)
        return [Titled(which, title, Status(status), at) for which, title, status, at in found]


def _row(attendance: Attendance, mode: str) -> dict[str, object]:
    return {
        "gathering_id": attendance.gathering_id,
        "member_id": attendance.member_id,
        "circle": attendance.circle.value,
        "mode": mode,
        "anonymous_count": None if attendance.member_id else attendance.people,
        "recorded_by": attendance.recorded_by,
    }


def _attendance(row: Row) -> Attendance:
    gathering_id, member_id, circle, mode, people, by = row
    number = 1 if people is None else int(people)
    return Attendance(gathering_id, member_id, Circle(circle), Mode(mode), number, by)


def _attendee(row: Row, roles: dict[Role, bool]) -> Attendee:
    member_id, name, organisations, has_come, mode, circle, *rest = row
    answer, to_confirm, guests, stand_ins, answered_at = rest
    noted = Mark(mode) if mode else None
    return Attendee(
        member_id,
        name,
        organisations or "",
        Answer(answer) if answer else None,
        to_confirm=bool(to_confirm),
        guests=int(guests or 0),
        stand_ins=int(stand_ins or 0),
        answered_at=answered_at,
        noted=noted,
        circle=Circle(circle) if noted and noted is not Mark.UNSEEN else None,
        has_come=bool(has_come),
        roles=frozenset(roles),
        roles_here=frozenset(role for role, is_here in roles.items() if is_here),
    )


def _named(row: Row, gathering_id: int) -> Named:
    member_id, name, organisations, answer = row
    rsvp = Rsvp(gathering_id, member_id, Answer(answer)) if answer else None
    return Named(member_id, name, organisations or "", rsvp)
