"""A wrong presence is corrected after publication too, and the report says so."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.presence import Mark
from bot.domain.report import Report, ReportStatus
from bot.ports import Store
from storage.database import SqlDatabase
from tests.services.community import YVES
from tests.services.test_presence import LATER, held, mark, settle


async def test_only_a_change_of_the_list_corrects_a_report_that_is_published(
    database: SqlDatabase,
):
    later = LATER + timedelta(days=1)

    def deed(store: Store):
        made, found = held(store), []
        settle(store, made)
        draft = Report(made.id, ReportStatus.DRAFT, LATER)
        published = replace(draft, published_at=LATER, edition=1)
        for report, what in (
            (draft, Mark.UNSEEN),
            (published, Mark.UNSEEN),
            (published, Mark.IN_PERSON),
        ):
            store.reports.save(report)
            mark(store, made, YVES, what, now=later)
            after = store.reports.get(made.id)
            found.append(after and after.corrected_at)
        return found

    assert await database.write(deed) == [None, None, later]
