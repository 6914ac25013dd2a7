"""A report that somebody found good, and that was changed since, is to be read again."""

from datetime import timedelta

import pytest

from bot.domain.report import ReportStatus, Section
from bot.domain.report_refusals import NotReviewed
from bot.services import report_lines, report_publications, report_reviews
from bot.services.report_reviews import WordsChanged
from tests.services.community import NOW, YVES
from tests.services.reporting import found_good, held, in_hand, written

LATER = NOW + timedelta(minutes=1)


async def test_what_is_written_after_a_review_is_published_by_no_author_unread(database):
    def deed(store):
        made = held(store)
        written(store, made, "Visiter")
        report_reviews.ask(store, in_hand(store, made, YVES), now=NOW)
        assert found_good(store, made)
        report_publications.check_publishable(store, in_hand(store, made, YVES))
        written(store, made, "Prêter")
        with pytest.raises(NotReviewed):
            report_publications.check_publishable(store, in_hand(store, made, YVES))
        return store.reports.get(made.id)

    report = await database.write(deed)

    assert (report.status, report.is_under_review) == (ReportStatus.DRAFT, False)


async def test_nobody_finds_words_good_that_were_written_after_they_read(database):
    def deed(store):
        made = held(store)
        written(store, made, "Visiter")
        report_reviews.ask(store, in_hand(store, made, YVES), now=NOW)
        read = store.reports.get(made.id).reading
        later = in_hand(store, made, YVES)
        report_lines.add(store, later, section=Section.LEADS, text="Prêter", now=LATER)
        with pytest.raises(WordsChanged):
            found_good(store, made, reading=read)
        with pytest.raises(NotReviewed):
            report_publications.check_publishable(store, in_hand(store, made, YVES))
        asks_still = store.reports.get(made.id).is_under_review
        return asks_still, found_good(store, made)

    assert await database.write(deed) == (True, True)
