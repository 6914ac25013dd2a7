"""What is noted for people beside what they say on their own: theirs stays, and goes with them."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.domain.feedback import NOBODY, Consent, Takeaway
from bot.domain.member import Member, Person
from bot.domain.report import Source
from bot.ports import Store
from bot.services import noted_feedback, own_feedback, tables
from bot.services.noted_feedback import AnswersAlone
from storage.database import SqlDatabase
from tests.services.community import YVES, agreed, organiser
from tests.services.noted import DUE, about, allowed, held, lucienne, said, taken

ROUNDS = 12


async def test_what_is_removed_leaves_nothing(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        words = said(store, made, who, "La ronde.")
        for seen in (words.seen, words.seen):  # the second tap finds nothing
            noted_feedback.remove(store, about(made, who, seen), member=organiser(store), now=DUE)
        actions = [one.action for one in store.audit.page(start=0, size=9)]
        return store.feedbacks.count(made.id), actions.count("feedback.unnote")

    assert await database.write(deed) == (0, 1)


async def test_tables_and_reports_quote_what_was_noted_as_it_was_allowed(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        nadia, which = organiser(store), made.id
        first = taken(store, made, who)
        seen = said(store, made, who, "La ronde.", seen=first.seen).seen

        def quoted():
            table = tables.feedbacks(store, asked_by=nadia.id, gathering_id=which, now=DUE)
            report = store.report_lines.sentences(which).get(Source.FEEDBACK, ())
            assert [(one.text, one.by) for one in report] == [
                (one.text, one.by) for one in table.sentences
            ]
            return table.takings.answers, [(one.text, one.by) for one in table.sentences]

        private = quoted()
        allowed(store, made, who, Consent.NAMED, seen=seen)
        public = quoted()
        noted_feedback.remove(store, about(made, who, seen), member=nadia, now=DUE)
        return private, public, quoted()

    private, public, removed = await database.write(deed)

    assert private == (1, [])
    assert public == (1, [("La ronde.", "Lucienne")])
    assert removed == (0, [])


def without_telegram(store: Store, person: Person = YVES) -> tuple[Member, Member]:
    """Return somebody as they are before they link Telegram, and as they are afterwards."""
    linked = agreed(store, person)
    store.members.save(replace(linked, telegram_id=None, chat_id=None))
    return store.members.get(linked.id), linked


async def test_what_somebody_touches_is_their_own_from_then_on(database: SqlDatabase):
    def deed(store: Store):
        before, linked = without_telegram(store)
        made = held(store, before)
        words = said(store, made, before, "La ronde.")
        store.members.save(linked)
        own_feedback.keep_back(store, gathering_id=made.id, member=linked, now=DUE)
        with pytest.raises(AnswersAlone):
            allowed(store, made, linked, Consent.NAMED, seen=words.seen)
        return store.feedbacks.of(made.id, linked.id)

    kept = await database.write(deed)

    assert (kept.sentence, kept.consent, kept.noted_by) == ("La ronde.", Consent.NONE, None)


async def test_whoever_says_the_same_again_has_said_it_on_their_own(database: SqlDatabase):
    def deed(store: Store):
        before, linked = without_telegram(store)
        made = held(store, before)
        taken(store, made, before)
        store.members.save(linked)
        own_feedback.take_home(
            store, gathering_id=made.id, member=linked, takeaway=Takeaway.IDEA, now=DUE
        )
        return store.feedbacks.of(made.id, linked.id)

    kept = await database.write(deed)

    assert (kept.takeaway, kept.noted_by) == (Takeaway.IDEA, None)


async def test_of_two_records_of_one_person_their_own_answer_is_kept(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, paper := lucienne(store), yves := agreed(store, YVES))
        said(store, made, paper, "La ronde.")
        own_feedback.take_home(
            store, gathering_id=made.id, member=yves, takeaway=Takeaway.ENERGY, now=DUE
        )
        store.merges.join_members(paper, yves.id, by=organiser(store).id, at=DUE)
        return store.feedbacks.of(made.id, paper.id), store.feedbacks.count(made.id)

    kept, count = await database.write(deed)

    assert (kept.takeaway, kept.sentence, kept.noted_by, count) == (
        Takeaway.ENERGY,
        "",
        None,
        1,
    )


async def test_who_is_erased_takes_their_words_along_and_the_taps_stay(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        first = taken(store, made, who)
        said(store, made, who, "La ronde.", seen=first.seen)
        store.members.forget(who.id, at=DUE)
        return store.feedbacks.said(made.id), store.figures.takeaways(made.id).answers

    assert await database.write(deed) == ([], 1)


async def test_an_organiser_who_is_erased_leaves_no_trace_and_it_was_still_noted(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        taken(store, made, who)
        store.members.forget(organiser(store).id, at=DUE)
        return store.feedbacks.of(made.id, who.id), store.figures.takeaways(made.id).noted

    kept, noted = await database.write(deed)

    assert (kept.noted_by, noted) == (NOBODY, 1)


async def test_whoever_is_first_the_own_answer_is_the_one_that_stays(database: SqlDatabase):
    for number in range(ROUNDS):
        person = Person(600 + number, "Yves", "fr")
        before, linked = await database.write(partial(without_telegram, person=person))
        made = await database.write(partial(held_by, member=before))

        async def noting(which=made, member=before):
            with suppress(AnswersAlone):
                await database.write(lambda store: said(store, which, member, "La ronde."))

        def answer(store: Store, which=made, member=linked):
            store.members.save(member)
            facts: dict[str, Any] = {"gathering_id": which.id, "member": member, "now": DUE}
            own_feedback.take_home(store, takeaway=Takeaway.CONTACT, **facts)

        await asyncio.gather(noting(), database.write(answer))

        kept = await database.read(partial(_feedback_of, made=made, member=linked))
        assert (kept.takeaway, kept.noted_by) == (Takeaway.CONTACT, None)


def held_by(store: Store, *, member):
    return held(store, member)


def _feedback_of(store: Store, *, made, member):
    return store.feedbacks.of(made.id, member.id)
