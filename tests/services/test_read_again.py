"""A report that somebody found good, and that was changed since, is to be read again."""

import pytest

from bot.domain.report import ReportStatus
from bot.domain.report_refusals import NotReviewed
from bot.services import report_publications, report_reviews
from tests.services.community import NOW, YVES
from tests.services.reporting import held, in_hand, written


async def test_what_is_written_after_a_review_is_published_by_no_author_unread(database):
    def deed(store):
        made = held(store)
        written(store, made, "Visiter")
        report_reviews.ask(store, in_hand(store, made, YVES), now=NOW)
        assert report_reviews.approve(store, in_hand(store, made), now=NOW)
        report_publications.check_publishable(store, in_hand(store, made, YVES))
        written(store, made, "Prêter")
        with pytest.raises(NotReviewed):
            report_publications.check_publishable(store, in_hand(store, made, YVES))
        return store.reports.get(made.id)

    report = await database.write(deed)

    assert (report.status, report.is_under_review) == (ReportStatus.DRAFT, False)
