"""Who comes to a visit, who still does, and what they would like to understand: for its host."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Kind
from bot.domain.member import Directory, Role
from bot.domain.rsvp import Answer, NoAnswerYet, WordTooLong
from bot.domain.visit import Visit
from bot.domain.visit_call import HAND_OVER
from bot.ports import Store
from bot.services import visit_calls, visit_lists, visit_questions
from storage.database import SqlDatabase
from tests.services.community import NOW, organiser
from tests.services.hosting import (
    A_LITTLE_LATER,
    AFTER,
    THE_EVE,
    TWO_DAYS,
    host,
    hosted,
    leave,
    ring,
)
from tests.services.visiting import says, somebody, told


async def test_a_host_reads_the_list_and_once_more_only_if_it_changed(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=A_LITTLE_LATER)
        first = leave(store, now=A_LITTLE_LATER)
        at = store.visit_calls.told_at(made.id)
        says(store, made, "Basile", now=A_LITTLE_LATER)
        return made, first, at

    made, first, at = await database.write(deed)
    await database.write(lambda store: says(store, made, "Basile", Answer.NO, now=THE_EVE))

    def evening(store: Store):
        ring(store, now=THE_EVE)
        same = [one for one in leave(store, now=THE_EVE) if one[1] is Kind.HOST_LIST]
        return same, store.appointments.of(made.id)

    same, rows = await database.write(evening)
    reason = next(one.reason for one in rows if one.stage is Stage.HOST_LIST_EVE)

    assert [one for one in first if one[1] is Kind.HOST_LIST] == [("Hélène", Kind.HOST_LIST)]
    assert at == A_LITTLE_LATER
    assert (same, reason) == ([], "nothing_new")


async def test_a_list_that_changed_is_read_again_the_evening_before(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=A_LITTLE_LATER)
        leave(store, now=A_LITTLE_LATER)
        says(store, made, "Basile", now=A_LITTLE_LATER)
        ring(store, now=THE_EVE)
        again = [one for one in leave(store, now=THE_EVE) if one[1] is Kind.HOST_LIST]
        return again, visit_lists.of(store, made.id).people

    assert await database.write(deed) == ([("Hélène", Kind.HOST_LIST)], 2)


async def test_two_lists_that_are_late_together_are_read_once(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=THE_EVE)  # nobody was awake two days before
        return [leave(store, now=THE_EVE + timedelta(seconds=one), most=1) for one in range(4)]

    left = [one for letters in await database.write(deed) for one in letters]

    assert [one for one in left if one[1] is Kind.HOST_LIST] == [("Hélène", Kind.HOST_LIST)]


async def test_a_list_goes_to_organisers_where_no_message_reaches_the_host(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        store.members.save(replace(host(store), chat_id=None))
        store.members.grant(somebody(store, "Anna").id, Role.FACILITATOR)
        ring(store, now=A_LITTLE_LATER)
        to_hand_over = [one.name for one in visit_lists.to_hand_over(store, made.id)]
        return leave(store, now=A_LITTLE_LATER), to_hand_over

    left, to_hand_over = await database.write(deed)

    assert left == [("Nadia", Kind.HOST_LIST)]
    assert to_hand_over == ["Hélène"]


async def test_an_organiser_who_hosts_with_somebody_out_of_reach_passes_the_list_on(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store)
        hosts = [host(store).id, organiser(store).id]
        store.visits.put(Visit(made.id, host_ids=hosts))
        store.members.save(replace(host(store), chat_id=None))
        ring(store, now=A_LITTLE_LATER)
        return list(store.audiences.waiting(made.id, Kind.HOST_LIST).values())

    [facts] = await database.write(deed)

    assert facts[HAND_OVER] == 1


async def test_a_host_who_was_replaced_gets_no_list_and_no_thanks(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        ring(store, now=A_LITTLE_LATER)
        store.visits.put(Visit(made.id, host_ids=[somebody(store, "Anna").id]))
        lists = leave(store, now=A_LITTLE_LATER)
        store.members.save(replace(somebody(store, "Anna"), chat_id=900))
        ring(store, now=AFTER)
        return lists, told(store, made, Kind.HOST_THANKS)

    assert await database.write(deed) == ([], ["Anna"])


async def test_who_was_asked_and_says_nothing_has_not_reconfirmed(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        for name in ("Anna", "Basile", "Chloé"):
            says(store, made, name)
        before = visit_calls.unconfirmed(store, made.id)
        ring(store, now=TWO_DAYS)
        asked = visit_calls.unconfirmed(store, made.id)
        anna = somebody(store, "Anna")
        visit_calls.still_coming(store, gathering_id=made.id, member=anna, now=TWO_DAYS)
        says(store, made, "Basile", Answer.NO, now=TWO_DAYS)
        says(store, made, "Driss", now=TWO_DAYS + timedelta(hours=1))
        return before, asked, visit_calls.unconfirmed(store, made.id)

    assert await database.write(deed) == (0, 3, 1)


async def test_who_has_no_place_confirms_none(database: SqlDatabase):
    made = await database.write(hosted)
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    def confirm(name: str):
        return lambda store: visit_calls.still_coming(
            store, gathering_id=made.id, member=somebody(store, name), now=TWO_DAYS
        )

    for name in ("Anna", "Basile"):
        with pytest.raises(NoAnswerYet):
            await database.write(confirm(name))


async def test_questions_are_those_of_who_comes_and_can_be_changed_and_taken_back(
    database: SqlDatabase,
):
    made = await database.write(hosted)

    def ask(store: Store, name: str, text: str):
        who = somebody(store, name)
        return visit_questions.ask(store, gathering_id=made.id, member=who, text=text, now=NOW)

    def deed(store: Store):
        says(store, made, "Anna")
        says(store, made, "Basile")
        ask(store, "Anna", "Qui décide ?")
        ask(store, "Basile", "Et l’argent ?")
        kept = ask(store, "Anna", "Comment décidez-vous ?").text
        before = store.visit_questions.of(made.id)
        anna = somebody(store, "Anna")
        gone = visit_questions.take_back(store, gathering_id=made.id, member=anna, now=NOW)
        says(store, made, "Basile", Answer.NO)
        return kept, sorted(before), gone.text, store.visit_questions.of(made.id)

    kept, before, gone, after = await database.write(deed)

    assert (kept, gone, after) == ("Comment décidez-vous ?", "", [])
    assert before == ["Comment décidez-vous ?", "Et l’argent ?"]
    with pytest.raises(WordTooLong):
        await database.write(lambda store: ask(store, "Anna", "a" * 301))
    with pytest.raises(NoAnswerYet):
        await database.write(lambda store: ask(store, "Chloé", "Et moi ?"))


async def test_an_erased_visitor_leaves_neither_question_nor_name_with_the_host(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        anna = somebody(store, "Anna")
        visit_questions.ask(store, gathering_id=made.id, member=anna, text="Qui ?", now=NOW)
        visit_calls.still_coming(store, gathering_id=made.id, member=anna, now=NOW)
        store.members.save(replace(anna, directory=Directory.NAME_AND_ORGANISATION))
        ring(store, now=A_LITTLE_LATER)
        leave(store, now=A_LITTLE_LATER)
        store.members.forget(anna.id, at=A_LITTLE_LATER)
        question = store.visit_questions.of_member(made.id, anna.id)
        return question, store.visits.of(made.id), store.visit_calls.told(made.id, host(store).id)

    question, found, told_to_host = await database.write(deed)

    assert question == ""
    assert told_to_host
    assert not any(said in told_to_host for said in ("Anna", "Qui ?"))
    assert found is not None
    assert len(found.host_ids) == 1
