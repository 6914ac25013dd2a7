"""What people said otherwise, noted for them: who may, for whom, and what others noted stays."""

from typing import Any

import pytest

from bot.domain.feedback import TELLING, Consent, Echo, SentenceTooLong, Takeaway
from bot.domain.member import NotAnOrganiser, Person, Role
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import noted_feedback, own_feedback
from bot.services.noted_feedback import AnswersAlone, NotedMeanwhile
from bot.services.own_feedback import NotOverYet, WereNotThere
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NOW, YVES, agreed, answer, meeting, organiser
from tests.services.noted import DUE, about, allowed, held, lucienne, said, taken


async def test_it_counts_like_any_other_and_says_who_noted_it(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        first = taken(store, made, who)
        which, nadia = about(made, who, first.seen), organiser(store)
        noted_feedback.hear_story(store, which, member=nadia, echo=Echo.INSPIRE, now=DUE)
        count = store.feedbacks.count(made.id), store.figures.takeaways(made.id).answers
        journal = {
            (one.action, one.subject, one.facts) for one in store.audit.page(start=0, size=2)
        }
        line = ("feedback.note", f"gathering:{made.id}", f"member:{who.id}")
        return count, store.feedbacks.of(made.id, who.id), nadia, (journal, line)

    count, kept, nadia, (journal, line) = await database.write(deed)

    assert count == (1, 1)
    assert (kept.takeaway, kept.echo, kept.noted_by) == (Takeaway.IDEA, Echo.INSPIRE, nadia.id)
    assert journal == {line}


async def test_words_are_for_the_team_until_it_is_noted_what_was_allowed(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        words = said(store, made, who, "Prêter avant de prévoir.")
        private = store.feedbacks.said(made.id)
        allowed(store, made, who, Consent.NAMED, seen=words.seen)
        journal = [one.action for one in store.audit.page(start=0, size=2)]
        return [*private, *store.feedbacks.said(made.id)], journal

    (private, public), journal = await database.write(deed)

    assert (private.consent, private.by) == (Consent.NONE, "")
    assert (public.sentence, public.by) == ("Prêter avant de prévoir.", "Lucienne")
    assert journal == ["feedback.note_words"] * 2


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.AUTHOR, Role.FUNDER_OBSERVER, None])
async def test_only_the_project_group_notes_or_removes(database: SqlDatabase, role):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        seen = taken(store, made, who).seen
        other = agreed(store, Person(104, "Claire", "fr"))
        if role:
            store.members.grant(other.id, role)
        which = about(made, who, seen)
        facts: dict[str, Any] = {"member": other, "now": DUE}
        for do in (
            lambda: noted_feedback.people(store, gathering_id=made.id, number=0, **facts),
            lambda: noted_feedback.look(store, gathering_id=made.id, member_id=who.id, **facts),
            lambda: noted_feedback.take_home(store, which, takeaway=Takeaway.NONE, **facts),
            lambda: noted_feedback.hear_story(store, which, echo=Echo.FAR, **facts),
            lambda: noted_feedback.say(store, which, text="Non", **facts),
            lambda: noted_feedback.allow(store, which, consent=Consent.NAMED, **facts),
            lambda: noted_feedback.remove(store, which, **facts),
        ):
            with pytest.raises(NotAnOrganiser):
                do()
        return store.feedbacks.of(made.id, who.id)

    kept = await database.write(deed)

    assert (kept.takeaway, kept.echo, kept.sentence) == (Takeaway.IDEA, None, "")


async def test_it_is_noted_for_those_without_telegram_who_were_there(database: SqlDatabase):
    def deed(store: Store):
        yves, gaelle = agreed(store, YVES), agreed(store, GAELLE)
        made = held(store, yves, gaelle, who := lucienne(store), organiser(store))
        own_feedback.take_home(
            store, gathering_id=made.id, member=yves, takeaway=Takeaway.ENERGY, now=DUE
        )
        unseen = lucienne(store)
        taken(store, made, who)
        _, page = noted_feedback.people(
            store, member=organiser(store), gathering_id=made.id, number=7, now=DUE
        )
        with pytest.raises(WereNotThere):
            taken(store, made, unseen)
        for other in (yves, gaelle, organiser(store)):  # one answered: nobody learns who
            with pytest.raises(AnswersAlone):
                taken(store, made, other)
        with pytest.raises(NotOverYet):
            noted_feedback.people(
                store, member=organiser(store), gathering_id=made.id, number=0, now=NOW
            )
        return [(one.name, one.is_noted) for one in page.shown], page.number

    assert await database.write(deed) == ([("Lucienne P.", True)], 0)


async def test_where_nobody_noted_presence_it_is_those_who_meant_to_come(database: SqlDatabase):
    def deed(store: Store):
        made, who = meeting(store), lucienne(store)
        agreed(store, YVES)
        answer(store, made, Answer.YES)
        store.rsvps.put(Rsvp(made.id, who.id, Answer.YES, answered_at=NOW))
        _, page = noted_feedback.people(
            store, member=organiser(store), gathering_id=made.id, number=0, now=DUE
        )
        return [one.name for one in page.shown]

    assert await database.write(deed) == ["Lucienne P."]


async def test_what_somebody_else_noted_meanwhile_is_not_written_over(database: SqlDatabase):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        first = taken(store, made, who)
        taken(store, made, who)  # the same tap twice
        with pytest.raises(NotedMeanwhile):
            taken(store, made, who, takeaway=Takeaway.NONE)
        words = said(store, made, who, "La ronde.", seen=first.seen)
        other = said(store, made, who, "Le café.", seen=words.seen)
        with pytest.raises(NotedMeanwhile):
            allowed(store, made, who, Consent.NAMED, seen=words.seen)
        with pytest.raises(NotedMeanwhile):
            noted_feedback.remove(
                store, about(made, who, words.seen), member=organiser(store), now=DUE
            )
        return other.seen, store.feedbacks.of(made.id, who.id)

    seen, kept = await database.write(deed)

    assert seen == kept.id
    assert (kept.sentence, kept.consent, kept.takeaway) == (
        "Le café.",
        Consent.NONE,
        Takeaway.IDEA,
    )


async def test_other_words_are_for_the_team_again_and_too_long_ones_change_nothing(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = held(store, who := lucienne(store))
        words = said(store, made, who, "La ronde.")
        named = allowed(store, made, who, Consent.NAMED, seen=words.seen)
        with pytest.raises(SentenceTooLong):
            said(store, made, who, "mot " * 200, seen=named.seen)
        before = store.feedbacks.of(made.id, who.id)
        seen = said(store, made, who, "Le café.", seen=named.seen).seen
        other = store.feedbacks.of(made.id, who.id)
        taken(store, made, who, takeaway=Takeaway.NONE, seen=seen)
        allowed(store, made, who, Consent.NAMED, seen=seen)
        return before, other, store.feedbacks.of(made.id, who.id)

    before, other, nothing = await database.write(deed)

    assert (before.sentence, before.consent) == ("La ronde.", Consent.NAMED)
    assert (other.sentence, other.consent) == ("Le café.", Consent.NONE)
    assert (nothing.sentence, nothing.consent) == ("Le café.", Consent.NONE)


async def test_what_is_noted_does_not_tell_what_somebody_else_answered(database: SqlDatabase):
    def deed(store: Store):
        members = [agreed(store, Person(500 + number, "Lin", "fr")) for number in range(TELLING)]
        papers = [lucienne(store) for _ in range(TELLING - 1)]
        made = held(store, *members, *papers)
        for who in papers:
            seen = taken(store, made, who).seen
            which, nadia = about(made, who, seen), organiser(store)
            noted_feedback.hear_story(store, which, member=nadia, echo=Echo.INSPIRE, now=DUE)
        found = []
        for who in members:
            facts: dict[str, Any] = {"gathering_id": made.id, "member": who, "now": DUE}
            own_feedback.take_home(store, takeaway=Takeaway.NONE, **facts)
            own_feedback.hear_story(store, echo=Echo.FAR, **facts)
            takings, echoes = store.figures.takeaways(made.id), store.figures.echoes(made.id)
            found.append((takings.are_told, takings.of(Takeaway.NONE), echoes.total))
        return found

    *few, enough = await database.write(deed)

    assert few == [(False, 0, 0)] * (TELLING - 1)
    assert enough == (True, TELLING, 2 * TELLING - 1)
