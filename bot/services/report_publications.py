"""A report is published, once; and corrected, as often as need be."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.report import Edition, Report, ReportStatus
from bot.domain.report_refusals import NothingNew, NothingToPublish, NotReviewed
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import report_desks, report_letters, reports, rights, taking_turns
from bot.services.report_desks import Editor, subject

PUBLISHED: Final = "published"
_STAGES: Final = (Stage.REPORT_DRAFT, Stage.REPORT_NUDGE)


@dataclass(frozen=True, slots=True)
class Published:
    """What was published, to how many people it is told; a correction is told to nobody."""

    gathering: Gathering
    report: Report
    told: int = 0


def check_publishable(store: Store, editor: Editor) -> None:
    """
    Refuse to publish what is not ready.

    Raises:
        NotReviewed: an author publishes once somebody else has read it.
        NothingToPublish: no line was written, or none of them may be read any more.
        NothingNew: everybody reads this already.
    """
    report = editor.report
    if report.approved_at is None and not report_desks.is_lead(store, editor.member):
        raise NotReviewed
    if not report.is_published and not reports.readable(store, editor.gathering.id):
        raise NothingToPublish
    lines = reports.printed(store.report_lines.of(editor.gathering.id))
    edition = store.reports.edition(editor.gathering.id) if report.is_published else None
    if edition is not None and list(edition.lines) == list(lines):
        raise NothingNew


def publish(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Published:
    """
    Publish a report, or the correction of one; a second tap finds that it is done.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, TooEarly.
        NotReviewed, NothingToPublish, NothingNew.
    """
    taking_turns.wait_for_others(store, member)
    rights.check(store, member, Action.PUBLISH_REPORT, gathering_id=gathering_id)
    editor = report_desks.take(store, gathering_id=gathering_id, member=member, now=now)
    check_publishable(store, editor)
    is_correction = editor.report.is_published
    report = _print(store, editor, now=now)
    where, by = subject(gathering_id), editor.member.id
    if is_correction:
        store.audit.note("report.correct", by=by, subject=where, at=now)
        return Published(editor.gathering, report)
    store.audit.note("report.publish", by=by, subject=where, at=now)
    return Published(*_tell(store, editor.gathering, report, now=now))


def _print(store: Store, editor: Editor, *, now: datetime) -> Report:
    """Keep what everybody reads from now on; what lines said before is forgotten."""
    gathering_id, was = editor.gathering.id, editor.report
    number = was.edition + 1
    lines = reports.printed(store.report_lines.of(gathering_id))
    echoes = store.figures.echoes(gathering_id)
    edition = Edition(number, lines, now, editor.member.id, echoes)
    store.reports.put_edition(gathering_id, edition)
    store.report_lines.forget_versions(gathering_id)
    report = replace(
        was,
        status=ReportStatus.PUBLISHED,
        published_at=was.published_at or now,
        corrected_at=now if was.is_published else None,
        edition=number,
        review_at=None,
        review_by=None,
        approved_at=None,
        remarks=0,
    )
    store.reports.save(report)
    return report


def _tell(
    store: Store, gathering: Gathering, report: Report, *, now: datetime
) -> tuple[Gathering, Report, int]:
    reported = replace(gathering, status=Status.REPORTED)
    store.gatherings.save(reported)
    store.touch(reported.id)
    store.appointments.drop(reported.id, reason=PUBLISHED, at=now, stages=_STAGES)
    told = report_letters.promise(store, reported, now=now)
    return reported, report, told
