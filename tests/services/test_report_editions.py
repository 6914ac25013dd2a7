"""What was published stays as it was: its echoes, its authors; remarks belong to one review."""

from datetime import timedelta

from bot.domain.feedback import Echo, Feedback
from bot.domain.member import Person
from bot.domain.report import Section, Sign
from bot.services import report_lines, report_publications, report_reviews, report_teams, reports
from tests.services.community import NADIA, NOW, YVES, agreed
from tests.services.reporting import held, in_hand, written


async def test_a_published_report_keeps_its_echoes_and_its_authors_until_it_is_corrected(database):
    later = NOW + timedelta(hours=1)

    def deed(store):
        made, found = held(store), []
        written(store, made, "Visiter")
        nadia = in_hand(store, made).member
        _echoed(store, made, range(5))
        publish(store, made, nadia, NOW)
        _echoed(store, made, range(5, 8))
        report_lines.add(
            store, in_hand(store, made, YVES), section=Section.LEADS, text="Prêter", now=later
        )
        for _ in range(2):
            told = reports.told(store, made.id, now=later)
            found.append((told.figures.echoes.of(Echo.INSPIRE), list(told.authors)))
            if len(found) == 1:
                publish(store, made, nadia, later)
        return found

    assert await database.write(deed) == [(5, ["Nadia"]), (8, ["Nadia", "Yves"])]


def publish(store, made, member, at):
    return report_publications.publish(store, gathering_id=made.id, member=member, now=at)


def _echoed(store, made, numbers):
    for number in numbers:
        who = agreed(store, Person(700 + number, "Lin", "fr")).id
        store.feedbacks.put(Feedback(0, made.id, who, NOW, echo=Echo.INSPIRE))


async def test_who_took_the_name_off_a_published_report_stands_on_it_no_more(database):
    def deed(store):
        made = held(store)
        written(store, made, "Visiter")
        editor = in_hand(store, made)
        publish(store, made, editor.member, NOW)
        report_teams.sign(store, editor, signs=False, now=NOW)
        return list(reports.told(store, made.id, now=NOW).authors)

    assert await database.write(deed) == []


async def test_who_says_what_numbers_tell_them_signs_nothing_by_that(database):
    def deed(store):
        made = held(store)
        written(store, made, "Visiter")
        for person in (NADIA, YVES):
            report_lines.add_line(
                store,
                in_hand(store, made, person).member,
                gathering_id=made.id,
                section=Section.OBSERVATIONS,
                text="Du monde",
                sign=Sign.NONE,
                now=NOW,
            )
        return list(reports.working(store, made.id, now=NOW).authors)

    assert await database.write(deed) == ["Nadia"]


async def test_remarks_are_counted_from_one_review_to_the_next(database):
    def deed(store):
        made, found = held(store), []
        written(store, made, "Visiter")
        for remarks in (2, 0):
            report_reviews.ask(store, in_hand(store, made, YVES), now=NOW)
            for _ in range(remarks):
                report_reviews.remark(store, in_hand(store, made), text="La date ?", now=NOW)
            found.append(in_hand(store, made).report.remarks)
        return found

    assert await database.write(deed) == [2, 0]
