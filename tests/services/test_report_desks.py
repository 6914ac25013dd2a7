"""What authors see on the desk of a report, at the price of a fixed number of questions."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.feedback import Consent, Feedback, Takeaway
from bot.domain.gathering import Kind
from bot.domain.member import Person
from bot.domain.report import Section, Source
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.visit import Visit, VisitAnswer, VisitWord
from bot.services import own_feedback, report_choices, report_desks, report_publications, reports
from tests.services.community import GAELLE, NADIA, NOW, YVES, agreed, meeting
from tests.services.reporting import OVER, held, in_hand, written
from tests.storage.counting import questions


def look(store, made):
    return report_desks.look(store, in_hand(store, made), now=NOW)


async def test_answers_that_change_after_the_draft_are_counted(database):
    def deed(store):
        made = held(store)
        before = look(store, made).changes
        for said in (Answer.YES, Answer.NO):
            later = NOW + timedelta(minutes=1)
            store.rsvps.put(Rsvp(made.id, agreed(store, GAELLE).id, said, answered_at=later))
        return before, look(store, made).changes

    before, after = await database.write(deed)

    assert (before, after) == (0, 1)  # people, not taps


async def test_what_visitors_said_is_told_at_the_meeting_of_their_report(database):
    def deed(store):
        made = held(store)
        visit = meeting(store, kind=Kind.VISIT, starts_at=OVER, ends_at=OVER)
        store.visits.put(Visit(visit.id, None, told_at=made.id))
        for person, consent in ((YVES, Consent.NAMED), (GAELLE, Consent.NONE)):
            who = agreed(store, person).id
            store.visit_answers.put(
                VisitAnswer(visit.id, who, VisitWord.SURPRISE, "Le casier", consent, NOW)
            )
        [(source, sentence)] = look(store, made).quotable(Section.VISIT)
        report_choices.quote(
            store, in_hand(store, made), source=source, sentence_id=sentence.id, now=NOW
        )
        told = reports.working(store, made.id, now=NOW).of(Section.VISIT)
        store.visit_answers.withdraw(sentence.id, member_id=agreed(store, YVES).id, at=NOW)
        return source, told, reports.working(store, made.id, now=NOW).lines

    source, told, withdrawn = await database.write(deed)

    assert source is Source.VISIT
    assert [(line.text, line.by) for line in told] == [("Le casier", "Yves")]
    assert withdrawn == []


async def test_a_sentence_is_quoted_as_its_author_wants_just_now(database):
    def deed(store):
        made = held(store)
        said = Feedback(0, made.id, agreed(store, GAELLE).id, NOW, sentence="Prêter d’abord")
        found = []
        for consent in (Consent.NAMED, Consent.ANONYMOUS, Consent.NONE, Consent.NAMED):
            store.feedbacks.put(replace(said, consent=consent))
            for source, sentence in look(store, made).quotable(Section.ECHOES)[:1]:
                report_choices.quote(
                    store, in_hand(store, made), source=source, sentence_id=sentence.id, now=NOW
                )
            lines = reports.working(store, made.id, now=NOW).lines
            found.append([line.by for line in lines])
        return found

    assert await database.write(deed) == [["Gaëlle"], [""], [], ["Gaëlle"]]


async def test_sentences_to_quote_tell_nothing_of_who_answered_when(database):
    def deed(store):
        made, said = held(store), []
        for number in range(12):
            who = agreed(store, Person(500 + number, "Fatou", "fr"))
            text = str(number)
            store.feedbacks.put(
                Feedback(0, made.id, who.id, NOW, sentence=text, consent=Consent.ANONYMOUS)
            )
            said.append(text)
        offered = [one.text for _, one in look(store, made).quotable(Section.ECHOES)]
        return said, offered, [one.sentence for one in store.feedbacks.said(made.id)]

    said, offered, results = await database.write(deed)

    assert sorted(offered) == sorted(said)
    assert offered != said
    assert offered == results


def allowed(store, after, text):
    """Let somebody say a sentence, and let it be quoted with their first name."""
    said = own_feedback.say(store, text=text, **after).feedback
    assert said
    own_feedback.allow(store, feedback_id=said.id, consent=Consent.NAMED, **after)


async def test_other_words_of_the_same_person_stand_nowhere_that_nobody_chose_them(database):
    def deed(store):
        made, gaelle = held(store), agreed(store, GAELLE)
        after: dict[str, Any] = {"gathering_id": made.id, "member": gaelle, "now": NOW}
        store.rsvps.put(Rsvp(made.id, gaelle.id, Answer.YES, answered_at=NOW))
        allowed(store, after, "Prêter d’abord")
        [(source, sentence)] = look(store, made).quotable(Section.ECHOES)
        editor = in_hand(store, made)
        report_choices.quote(store, editor, source=source, sentence_id=sentence.id, now=NOW)
        person = store.members.by_telegram_id(NADIA.telegram_id)
        report_publications.publish(store, gathering_id=made.id, member=person, now=NOW)
        own_feedback.take_home(store, takeaway=Takeaway.IDEA, **after)
        kept = reports.told(store, made.id, now=NOW).lines
        allowed(store, after, "Achetez mes outils")
        offered = [one.text for _, one in look(store, made).quotable(Section.ECHOES)]
        published = reports.told(store, made.id, now=NOW).lines
        working = reports.working(store, made.id, now=NOW).lines
        takeaway = store.feedbacks.of(made.id, gaelle.id).takeaway
        return [line.text for line in kept], offered, [*published, *working], takeaway

    kept, offered, quoted, takeaway = await database.write(deed)

    assert kept == ["Prêter d’abord"]
    assert offered == ["Achetez mes outils"]
    assert quoted == []
    assert takeaway is Takeaway.IDEA


async def test_the_desk_asks_as_much_for_a_long_report(database):
    def deed(store):
        made = held(store)
        found = []
        for many in (2, 25):
            written(store, made, *map(str, range(many)))
            found.append(questions(store, lambda one: look(one, made))[1])
        return found

    few, many = await database.write(deed)

    assert few == many < 40
