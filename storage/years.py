"""The shelf of years: what took place from one moment to another, in counts and titles."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Select, and_, bindparam, case, delete, func, or_, select

from bot.domain.attendance import Circle, Taking
from bot.domain.figures import Reach, Way
from bot.domain.gathering import Kind, Status
from bot.domain.organisation import Scale, folded
from bot.domain.report import Section
from bot.domain.visit import Telling
from bot.domain.year import ChosenStory, Held
from storage.line import Line
from storage.statement import Statement, one_of, upsert
from storage.tables import (
    affiliations,
    attendances,
    efforts,
    gatherings,
    meetings,
    organisations,
    reaches,
    report_editions,
    reports,
    visits,
    year_stories,
)

_SINCE: Final[BindParameter[Any]] = bindparam("since")
_UNTIL: Final[BindParameter[Any]] = bindparam("until")
# A meeting that nobody closed took place all the same, once its end has passed.
_TOOK_PLACE = and_(
    one_of(gatherings.c.kind, (Kind.MEETING.value, Kind.VISIT.value)),
    one_of(
        gatherings.c.status, (Status.ANNOUNCED.value, Status.HELD.value, Status.REPORTED.value)
    ),
    gatherings.c.ends_at <= bindparam("now"),
)
_WITHIN = and_(_TOOK_PLACE, gatherings.c.starts_at >= _SINCE, gatherings.c.starts_at < _UNTIL)
_IS_TAKEN = gatherings.c.presence == Taking.TAKEN.value
# Those who are visited are not among the visitors.
_people = (
    select(func.sum(func.coalesce(attendances.c.anonymous_count, 1)))
    .where(
        attendances.c.gathering_id == gatherings.c.id,
        or_(gatherings.c.kind != Kind.VISIT.value, attendances.c.circle != Circle.HOST.value),
    )
    .correlate(gatherings)
    .scalar_subquery()
)
HELD: Final = Statement(
    select(
        *(gatherings.c[name] for name in ("id", "kind", "title")),
        meetings.c.ordinal,
        gatherings.c.starts_at,
        case((_IS_TAKEN, func.coalesce(_people, 0))),
        gatherings.c.story_title,
        visits.c.telling,
        func.coalesce(organisations.c.name, ""),
    )
    .outerjoin(meetings, meetings.c.gathering_id == gatherings.c.id)
    .outerjoin(visits, visits.c.gathering_id == gatherings.c.id)
    .outerjoin(organisations, organisations.c.id == visits.c.host_organisation_id)
    .where(_WITHIN)
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)
SPAN: Final = Statement(
    select(func.min(gatherings.c.starts_at), func.max(gatherings.c.starts_at)).where(_TOOK_PLACE)
)


def _organisations() -> Select[Any]:
    return select(organisations.c.name, organisations.c.neighbourhood).distinct()


REACH: Final = Statement(
    _organisations()
    .join(affiliations, affiliations.c.organisation_id == organisations.c.id)
    .join(attendances, attendances.c.member_id == affiliations.c.member_id)
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .where(_WITHIN, _IS_TAKEN, affiliations.c.public.is_(True))
)
KEPT_REACH: Final = Statement(
    _organisations()
    .join(reaches, reaches.c.organisation_id == organisations.c.id)
    .join(gatherings, gatherings.c.id == reaches.c.gathering_id)
    .where(_WITHIN, _IS_TAKEN, reaches.c.way == Way.THERE.value)
)
EDITIONS: Final = Statement(
    select(report_editions.c.lines)
    .join(
        reports,
        and_(
            reports.c.gathering_id == report_editions.c.gathering_id,
            reports.c.edition == report_editions.c.number,
        ),
    )
    .join(gatherings, gatherings.c.id == report_editions.c.gathering_id)
    .where(_WITHIN)
    .order_by(gatherings.c.starts_at, gatherings.c.id)
)
MINUTES: Final = Statement(
    select(func.sum(efforts.c.minutes))
    .join(gatherings, gatherings.c.id == efforts.c.gathering_id)
    .where(_WITHIN)
)
VOICES: Final = Statement(
    select(
        *(attendances.c.gathering_id, attendances.c.id),
        func.coalesce(organisations.c.scale, attendances.c.scale),
    )
    .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
    .outerjoin(affiliations, affiliations.c.member_id == attendances.c.member_id)
    .outerjoin(organisations, organisations.c.id == affiliations.c.organisation_id)
    .where(_WITHIN, _IS_TAKEN, attendances.c.circle == Circle.VOICE.value)
    .order_by(attendances.c.id, affiliations.c.id)
)
CHOSEN: Final = Statement(
    select(year_stories.c.gathering_id, gatherings.c.story_title, year_stories.c.why)
    .join(gatherings, gatherings.c.id == year_stories.c.gathering_id)
    .where(year_stories.c.year == bindparam("year"))
)
CHOOSE: Final = upsert(year_stories, *("year", "gathering_id", "why", "chosen_at"), keys=["year"])
UNCHOOSE: Final = Statement(delete(year_stories).where(year_stories.c.year == bindparam("year")))


class YearShelf:
    """Moments are aware; `until` is not within."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def span(self, *, now: datetime) -> tuple[datetime, datetime] | None:
        """Return when the first and the last of all that took place began."""
        row = self._line.row(SPAN, now=now)
        return None if row is None or row[0] is None else (row[0], row[1])

    def held(self, since: datetime, until: datetime, *, now: datetime) -> Sequence[Held]:
        """Return the meetings and visits that took place, the first one first."""
        rows = self._line.rows(HELD, since=since, until=until, now=now)
        return [
            Held(
                int(which),
                Kind(kind),
                title,
                ordinal,
                starts_at,
                None if people is None else int(people),
                story_title,
                is_told=telling is not None and Telling(telling).is_told,
                host_name=host_name,
            )
            for which, kind, title, ordinal, starts_at, people, story_title, *of_visit in rows
            for telling, host_name in [of_visit]
        ]

    def reach(self, since: datetime, until: datetime, *, now: datetime) -> Reach:
        """Return the organisations of all who came, and their neighbourhoods, by name."""
        moments = {"since": since, "until": until, "now": now}
        found = [*self._line.rows(REACH, **moments), *self._line.rows(KEPT_REACH, **moments)]
        names = sorted({name for name, _ in found}, key=folded)
        return Reach(names, sorted({place for _, place in found if place}, key=folded))

    def printed(
        self, since: datetime, until: datetime, *, now: datetime
    ) -> Mapping[Section, Sequence[str]]:
        """Return what humans wrote in the published reports, by section."""
        rows = self._line.rows(EDITIONS, since=since, until=until, now=now)
        lines = [line for (edition,) in rows for line in edition if line["text"]]
        return {
            section: [line["text"] for line in lines if line["section"] == section.value]
            for section in Section
        }

    def minutes(self, since: datetime, until: datetime, *, now: datetime) -> int | None:
        """Return how long was worked on all of it, None if nobody said."""
        row = self._line.row(MINUTES, since=since, until=until, now=now)
        return None if row is None or row[0] is None else int(row[0])

    def voices(
        self, since: datetime, until: datetime, *, now: datetime
    ) -> Mapping[int, Sequence[Scale | None]]:
        """Return for each meeting on what the organisations of its voices live."""
        told: dict[int, dict[int, Scale | None]] = {}
        for gathering_id, seat, scale in self._line.rows(
            VOICES, since=since, until=until, now=now
        ):
            seats = told.setdefault(int(gathering_id), {})
            seats[int(seat)] = seats.get(int(seat)) or (Scale(scale) if scale else None)
        return {gathering_id: list(seats.values()) for gathering_id, seats in told.items()}

    def chosen(self, year: int) -> ChosenStory | None:
        """Return the story that changed the community most."""
        row = self._line.row(CHOSEN, year=year)
        return None if row is None else ChosenStory(int(row[0]), row[1], row[2])

    def choose(self, year: int, gathering_id: int, why: str, *, at: datetime) -> None:
        """Write down which story it is, and why, instead of the one before."""
        self._line.run(CHOOSE, year=year, gathering_id=gathering_id, why=why, chosen_at=at)

    def unchoose(self, year: int) -> None:
        """Choose none."""
        self._line.run(UNCHOOSE, year=year)
