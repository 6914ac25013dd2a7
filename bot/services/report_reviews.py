"""An author asks others to read a report before everybody does."""

from dataclasses import replace
from datetime import datetime

from bot.domain.delivery import Kind, Promise
from bot.domain.member import Member
from bot.domain.moments import in_minutes
from bot.domain.naming import NothingWritten
from bot.domain.refusal import Refusal
from bot.domain.report import ReportStatus
from bot.domain.report_refusals import NothingToPublish
from bot.ports import Store
from bot.services import report_teams, reports
from bot.services.report_desks import Editor, subject

REMARK_LENGTH = 2000
ASKED_BY = "asked_by"  # in the facts of the message: the member's id


class WordsChanged(Refusal):
    """Somebody wrote since it was read: nobody found these words good yet."""

    key = "desk.review_changed"


class RemarkTooLong(Refusal):
    key = "desk.remark_too_long"


def ask(store: Store, editor: Editor, *, now: datetime) -> int:
    """
    Ask the other authors and the project group to read; return how many are asked.

    Raises:
        NothingToPublish: there is nothing to read yet.
    """
    gathering, report = editor.gathering, editor.report
    if not reports.readable(store, gathering.id):
        raise NothingToPublish
    status = report.status if report.is_published else ReportStatus.IN_REVIEW
    store.reports.save(
        replace(
            report,
            status=status,
            review_at=now,
            review_by=editor.member.id,
            approved_at=None,
            remarks=0,
        )
    )
    asked = report_teams.readers(store, editor)
    store.deliveries.plan([_promise(editor, one, now) for one in asked], at=now)
    where = subject(gathering.id)
    store.audit.note("report.ask_review", by=editor.member.id, subject=where, at=now)
    return len(asked)


def _promise(editor: Editor, reader: Member, now: datetime) -> Promise:
    gathering_id = editor.gathering.id
    return Promise(
        f"{Kind.REPORT_REVIEW.value}:{gathering_id}:{in_minutes(now)}:{reader.id}",
        Kind.REPORT_REVIEW,
        reader.id,
        gathering_id,
        now,
        facts={ASKED_BY: editor.member.id},
    )


def approve(store: Store, editor: Editor, *, reading: int, now: datetime) -> bool:
    """
    Note that somebody read it and found it good; False if nobody asks (any more).

    Raises:
        WordsChanged: it was written on since; `reading` is the mark of what they read.
    """
    report = editor.report
    if not report.is_under_review or report.review_by == editor.member.id:
        return False
    if report.reading != reading:
        raise WordsChanged
    store.reports.save(replace(report, approved_at=now))
    where = subject(editor.gathering.id)
    store.audit.note("report.approve", by=editor.member.id, subject=where, at=now)
    return True


def remark(store: Store, editor: Editor, *, text: str, now: datetime) -> str:
    """
    Count that somebody has a remark, without a word of it; return it as it is passed on.

    Raises:
        NothingWritten.
        RemarkTooLong: it would not fit in one message to the authors.
    """
    words = text.strip()
    if not words:
        raise NothingWritten
    if len(words) > REMARK_LENGTH:
        raise RemarkTooLong
    store.reports.save(replace(editor.report, remarks=editor.report.remarks + 1))
    where = subject(editor.gathering.id)
    store.audit.note("report.remark", by=editor.member.id, subject=where, at=now)
    return words
