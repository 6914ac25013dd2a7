"""A sentence that was withdrawn is in no report, and takes no place in one."""

import pytest

from bot.domain.feedback import Consent, Feedback
from bot.domain.member import Person
from bot.domain.report import MOST_LINES, Section, Source
from bot.domain.report_refusals import NothingToPublish
from bot.services import (
    own_feedback,
    report_choices,
    report_lines,
    report_publications,
    report_reviews,
)
from tests.services.community import NOW, agreed
from tests.services.reporting import held, in_hand


def quoted(store, made, number):
    """Quote what somebody said; return them."""
    who = agreed(store, Person(900 + number, "Lin", "fr"))
    said = Feedback(0, made.id, who.id, NOW, sentence="Oui.", consent=Consent.NAMED)
    store.feedbacks.put(said)
    which = store.feedbacks.of(made.id, who.id).id
    editor = in_hand(store, made)
    report_choices.quote(store, editor, source=Source.FEEDBACK, sentence_id=which, now=NOW)
    return who


async def test_a_report_of_which_nothing_may_be_read_is_not_published(database):
    def deed(store):
        made = held(store)
        who = quoted(store, made, 0)
        own_feedback.withdraw(store, gathering_id=made.id, member=who, now=NOW)
        editor = in_hand(store, made)
        with pytest.raises(NothingToPublish):
            report_reviews.ask(store, editor, now=NOW)
        with pytest.raises(NothingToPublish):
            report_publications.publish(store, gathering_id=made.id, member=editor.member, now=NOW)
        return store.reports.get(made.id).is_published

    assert not await database.write(deed)


async def test_where_sentences_were_withdrawn_others_can_be_written(database):
    def deed(store):
        made = held(store)
        people = [quoted(store, made, number) for number in range(MOST_LINES)]
        for who in people:
            own_feedback.withdraw(store, gathering_id=made.id, member=who, now=NOW)
        editor = in_hand(store, made)
        report_lines.add(store, editor, section=Section.ECHOES, text="Un écho", now=NOW)
        return [one.text for one in store.report_lines.of(made.id) if one.text]

    assert await database.write(deed) == ["Un écho"]
