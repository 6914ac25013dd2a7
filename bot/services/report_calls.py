"""
Whoever writes the report is told that its draft is ready, and once more if it waits for long.

The draft is opened on the morning after, by whom nobody asked; a member who may not write (any
more) by then is told nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain import asking_after
from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.attendance import Taking
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering
from bot.domain.member import Member, Role
from bot.domain.moments import in_minutes
from bot.domain.reminder import Choice
from bot.domain.report import LineState, Report, Section
from bot.ports import Store
from bot.services import report_teams
from bot.services.report_desks import EXPECTED, Editor, subject
from bot.services.report_reviews import ASKED_BY

AIM: Final = timedelta(days=7)  # so soon after the meeting a report is best read
_NUDGE: Final = timedelta(days=4)  # and the morning after
_LIFE: Final = timedelta(days=14)
_AGAIN: Final = "again"  # in the facts of a message: 1 where somebody asked for it
_PUBLISHED: Final = "published"
_NOBODY: Final = "nobody"


@dataclass(frozen=True, slots=True)
class ReportCall:
    """
    A report waits for who writes it: `missing` sections, until `aim` (aware). `has_presence` if
    a human noted who was there; `is_again` was asked for by its reader.
    """

    kind: Kind
    member: Member
    gathering: Gathering
    aim: datetime
    missing: Sequence[Section] = ()
    has_presence: bool = False
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class ReviewCall:
    """`by` asks to read a report before everybody does; `reading` marks its words as they are."""

    member: Member
    gathering: Gathering
    by: str
    reading: int


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell when the draft of a report is opened, and when it is asked after."""
    starts_at, ends_at = gathering.starts_at, gathering.ends_at
    if starts_at is None or ends_at is None:
        return
    # Others tell of what they hold; what a visit brings stands in the report of a meeting.
    if gathering.kind is not GatheringKind.MEETING:
        return
    for stage, since in ((Stage.REPORT_DRAFT, ends_at), (Stage.REPORT_NUDGE, ends_at + _NUDGE)):
        due_at = asking_after.day_after(since, quiet=community.quiet, zone=community.zone)
        key = f"{stage.value}:{gathering.id}:{in_minutes(starts_at)}"
        yield Planned(key, stage, gathering.id, due_at, ends_at + _LIFE)


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str:
    """Open the draft, if need be, and promise its authors to hear of it; else say why not."""
    del community
    gathering = store.gatherings.get(due.gathering_id or 0)
    if store.reports.open(gathering.id, at=now):
        store.audit.note("report.begin", by=None, subject=subject(gathering.id), at=now)
    report = store.reports.get(gathering.id)
    if report is None or report.is_published:
        return _PUBLISHED
    is_nudge = due.stage is Stage.REPORT_NUDGE
    kind = Kind.REPORT_NUDGE if is_nudge else Kind.REPORT_DRAFT
    members = _writers(store, gathering.id, started=is_nudge)
    promises = [_promise(kind, gathering, one, due_at=now, until=due.not_after) for one in members]
    store.deliveries.plan(promises, at=now)
    return "" if promises else _NOBODY


def _writers(store: Store, gathering_id: int, *, started: bool) -> Sequence[Member]:
    """Return who is asked to write: those who do, who were to, or else the project group."""
    writing = report_teams.writers(store, gathering_id) if started else []
    meant = [member for member, _, _ in store.casts.have(Role.AUTHOR, gathering_id)]
    for asked in (writing, meant, store.members.organisers()):
        there = {one.id: one for one in asked if one.chat_id is not None}
        if there:
            return list(there.values())
    return []


def _promise(
    kind: Kind,
    gathering: Gathering,
    member: Member,
    *,
    due_at: datetime,
    until: datetime | None = None,
    again: str = "",
) -> Promise:
    return Promise(
        f"{kind.value}:{gathering.id}:{member.id}{again}",
        kind,
        member.id,
        gathering.id,
        due_at,
        not_after=until,
        facts={_AGAIN: 1} if again else {},
    )


def put_off(
    store: Store, editor: Editor, *, community: Community, now: datetime
) -> datetime | None:
    """Promise to ask again on the next morning; return when, None if it is published."""
    if editor.report.is_published:
        return None
    due_at = asking_after.day_after(now, quiet=community.quiet, zone=community.zone)
    again = f":{in_minutes(due_at)}"
    made = _promise(Kind.REPORT_NUDGE, editor.gathering, editor.member, due_at=due_at, again=again)
    store.deliveries.plan([made], at=now)
    return due_at


def about(store: Store, delivery: Delivery, member: Member) -> ReportCall | ReviewCall | None:
    """Return what is to be said now; None if it is done, or not theirs to do any more."""
    gathering_id = delivery.gathering_id or 0
    try:
        gathering = store.gatherings.get(gathering_id)
    except NoSuchGathering:
        return None
    report = store.reports.get(gathering_id)
    if report is None or not report_teams.may_write(store, member, gathering_id):
        return None
    if delivery.kind is Kind.REPORT_REVIEW:
        return _review(store, delivery, gathering, report, member)
    return None if report.is_published else _call(store, delivery, gathering, member)


def _call(store: Store, delivery: Delivery, gathering: Gathering, member: Member) -> ReportCall:
    lines = store.report_lines.of(gathering.id)
    written = {line.section for line in lines if line.state is LineState.KEPT}
    return ReportCall(
        delivery.kind,
        member,
        gathering,
        (gathering.ends_at or delivery.due_at) + AIM,
        [section for section in EXPECTED if section not in written],
        has_presence=store.attendances.taking(gathering.id) is Taking.TAKEN,
        is_again=bool(delivery.facts.get(_AGAIN)),
    )


def _review(
    store: Store, delivery: Delivery, gathering: Gathering, report: Report, member: Member
) -> ReviewCall | None:
    """A review that somebody else did, or that is past, needs nobody any more."""
    if not report.is_under_review:
        return None
    asked_by = store.members.known([int(delivery.facts.get(ASKED_BY) or 0)])
    by = next((one.name for one in asked_by.values()), "")
    return ReviewCall(member, gathering, by, report.reading)
