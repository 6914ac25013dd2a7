"""Lines of a report, its review and its publication, on both databases."""

from datetime import timedelta

import pytest

from bot.domain.gathering import Status
from bot.domain.member import NotAnOrganiser, Role
from bot.domain.report import MOST_LINES, Section, Sign, TooManyLines
from bot.domain.report_refusals import (
    LineChanged,
    NothingNew,
    NothingToPublish,
    NotReviewed,
    TooEarly,
)
from bot.services import (
    report_choices,
    report_desks,
    report_lines,
    report_publications,
    report_reviews,
    report_teams,
    reports,
)
from bot.services.report_lines import Rewritten
from tests.services.community import GAELLE, NADIA, NOW, STARTS, YVES, agreed, meeting
from tests.services.reporting import found_good, held, in_hand, leads, written


async def test_a_report_waits_for_its_meeting(database):
    def deed(store):
        made = meeting(store)
        with pytest.raises(TooEarly):
            in_hand(store, made)
        return in_hand(store, made, now=STARTS).report.edition

    assert await database.write(deed) == 0


async def test_whoever_is_no_author_of_this_meeting_writes_nothing(database):
    def deed(store):
        made, other = held(store), held(store)
        store.report_authors.remove(other.id, agreed(store, YVES).id)
        agreed(store, GAELLE)
        assert in_hand(store, made, YVES).member.name == "Yves"
        for person, where in ((YVES, other), (GAELLE, made)):
            with pytest.raises(NotAnOrganiser):
                in_hand(store, where, person)
        return store.reports.get(other.id)

    assert await database.write(deed) is None


async def test_what_was_read_long_ago_is_written_below_what_stands_there(database):
    def deed(store):
        made = held(store)
        first, _ = written(store, made, "Visiter", "Prêter")
        editor = in_hand(store, made, YVES)
        became = [
            report_lines.rewrite(store, editor, line_id=first, read=1, text=text, now=NOW)
            for text in ("Visiter le Fablab", "Visiter la ressourcerie")
        ]
        with pytest.raises(LineChanged):
            report_lines.take_out(store, editor, line_id=first, read=1, now=NOW)
        return became, leads(store, made)

    became, shown = await database.write(deed)

    assert became == [Rewritten.REPLACED, Rewritten.BOTH_KEPT]
    assert shown == ["Visiter le Fablab", "Visiter la ressourcerie", "Prêter"]


async def test_a_sign_put_meanwhile_keeps_nobody_from_rewording(database):
    def deed(store):
        made = held(store)
        [first] = written(store, made, "Des questions", section=Section.OBSERVATIONS)
        editor = in_hand(store, made, YVES)
        report_lines.judge(store, editor, line_id=first, sign=Sign.PLUS, now=NOW)
        became = report_lines.rewrite(
            store, editor, line_id=first, read=1, text="De bonnes questions", now=NOW
        )
        return became, store.report_lines.get(first)

    became, line = await database.write(deed)

    assert became is Rewritten.REPLACED
    assert (line.text, line.sign, line.version) == ("De bonnes questions", Sign.PLUS, 3)


async def test_a_section_has_room_for_so_many_lines(database):
    def deed(store):
        made = held(store)
        written(store, made, *map(str, range(MOST_LINES)))
        with pytest.raises(TooManyLines):
            written(store, made, "Une de trop")
        return len(leads(store, made))

    assert await database.write(deed) == MOST_LINES


async def test_what_was_taken_out_of_a_section_that_is_full_since_cannot_say_again_what_it_said(
    database,
):
    def deed(store):
        made = held(store)
        first, *_ = written(store, made, *map(str, range(MOST_LINES)))
        nadia = in_hand(store, made)
        gone = report_lines.take_out(store, nadia, line_id=first, read=1, now=NOW)
        written(store, made, "À sa place")
        _, (before, *_) = report_lines.versions(store, nadia, line_id=first)
        with pytest.raises(TooManyLines):
            report_lines.restore(store, nadia, line_id=gone.id, version_id=before.id, now=NOW)
        return len(leads(store, made))

    assert await database.write(deed) == MOST_LINES


async def test_a_kept_suggestion_is_published_with_a_neutral_sign_and_a_left_one_not(database):
    def deed(store):
        made = held(store)
        editor = in_hand(store, made)
        report_choices.keep(store, editor, key="hook", text="16 sur 22", now=NOW)
        report_choices.keep(store, editor, key="hook", text="16 sur 22", now=NOW)
        report_choices.leave(store, editor, key="back", now=NOW)
        return reports.working(store, made.id, now=NOW)

    told = await database.write(deed)

    assert [(one.text, one.sign) for one in told.lines] == [("16 sur 22", Sign.MIXED)]


async def test_an_author_publishes_after_a_review_by_somebody_else(database):
    def deed(store):
        made = held(store)
        yves = in_hand(store, made, YVES)
        with pytest.raises(NotReviewed):
            report_publications.check_publishable(store, yves)
        with pytest.raises(NothingToPublish):
            report_reviews.ask(store, yves, now=NOW)
        written(store, made, "Visiter")
        report_reviews.ask(store, in_hand(store, made, YVES), now=NOW)
        by_himself = found_good(store, made, YVES)
        by_nadia = found_good(store, made)
        published = report_publications.publish(
            store, gathering_id=made.id, member=yves.member, now=NOW
        )
        return by_himself, by_nadia, published, store.gatherings.get(made.id).status

    by_himself, by_nadia, published, status = await database.write(deed)

    assert (by_himself, by_nadia, published.report.edition) == (False, True, 1)
    assert status is Status.REPORTED


async def test_published_words_stay_until_the_correction_and_versions_go(database):
    later = NOW + timedelta(hours=1)

    def deed(store):
        made = held(store)
        [first] = written(store, made, "Visiter")
        nadia = in_hand(store, made)

        def publish(at):
            return report_publications.publish(
                store, gathering_id=made.id, member=nadia.member, now=at
            )

        publish(NOW)
        with pytest.raises(NothingNew):
            publish(NOW)
        report_lines.rewrite(store, nadia, line_id=first, read=1, text="Prêter", now=NOW)
        before = reports.told(store, made.id, now=NOW).lines
        corrected = publish(later)
        told = reports.told(store, made.id, now=NOW)
        versions = store.report_lines.versions(first, most=9)
        return before, corrected, told, versions

    before, corrected, told, versions = await database.write(deed)

    assert [line.text for line in before] == ["Visiter"]
    assert (corrected.report.edition, corrected.told) == (2, 0)
    assert [line.text for line in told.lines] == ["Prêter"]
    assert (told.published_at, told.corrected_at) == (NOW, later)
    assert versions == []


async def test_who_is_erased_leaves_the_lines_and_no_name(database):
    def deed(store):
        made = held(store)
        store.members.grant(agreed(store, GAELLE).id, Role.PROJECT_GROUP)
        editor = in_hand(store, made, GAELLE)
        report_lines.add(store, editor, section=Section.LEADS, text="Visiter", now=NOW)
        signed = reports.working(store, made.id, now=NOW).authors
        store.members.forget(editor.member.id, at=NOW)
        return signed, reports.working(store, made.id, now=NOW)

    signed, told = await database.write(deed)

    assert signed == ["Gaëlle"]
    assert (list(told.authors), [line.text for line in told.lines]) == ([], ["Visiter"])


async def test_only_the_project_group_names_authors(database):
    def deed(store):
        made = held(store)
        gaelle = agreed(store, GAELLE)
        with pytest.raises(NotAnOrganiser):
            report_teams.add(store, in_hand(store, made, YVES), member_id=gaelle.id, now=NOW)
        report_teams.add(store, in_hand(store, made, NADIA), member_id=gaelle.id, now=NOW)
        mine = in_hand(store, made, GAELLE)
        report_teams.remove(store, in_hand(store, made), member_id=gaelle.id, now=NOW)
        with pytest.raises(NotAnOrganiser):
            in_hand(store, made, GAELLE)
        return report_desks.look(store, in_hand(store, made), now=NOW), mine

    desk, mine = await database.write(deed)

    assert mine.member.name == "Gaëlle"
    assert desk.authors == []


async def test_the_writing_stands_in_the_journal_once_an_hour(database):
    def deed(store):
        made = held(store)
        for text in ("Une", "Deux", "Trois"):
            written(store, made, text)
        return [one.action for one in store.audit.page(start=0, size=9)]

    actions = await database.write(deed)

    assert actions.count("report.write") == 1
    assert actions.count("report.begin") == 1
