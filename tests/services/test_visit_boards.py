"""The list of a visit: in turn, page by page, and as many questions for a crowd as for a few."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.board import PAGE
from bot.domain.gathering import NoSuchGathering
from bot.domain.member import Member, NotAnOrganiser, Person
from bot.domain.places import NoPlaceLeft
from bot.domain.rsvp import Answer
from bot.domain.visit_board import Move, Moving, Spot, StandsElsewhere
from bot.ports import Store
from bot.services import moved_letters, places, visit_boards, visit_glances, visit_moves
from bot.services.rsvps import Respondent
from storage.database import SqlDatabase
from tests.services.community import NOW, agreed, answer, meeting, organiser
from tests.services.hosting import TWO_DAYS, hosted, ring
from tests.services.visiting import full, names, says, somebody, visit, wait
from tests.storage.counting import questions


def _crowd(store: Store, which: int, start: int, number: int) -> None:
    for one in range(start, start + number):
        member = agreed(store, Person(2000 + one, f"Personne {one:02}", "fr"))
        places.wait(store, gathering_id=which, by=Respondent(None, member), now=NOW)


def _sheet(store: Store, which: int, number: int = 0):
    nadia = organiser(store)
    return visit_boards.sheet(store, member=nadia, gathering_id=which, number=number, now=NOW)


async def test_a_crowd_is_listed_page_by_page_with_as_many_questions_as_a_few(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = full(store, "Chloé")
        few, first = questions(store, lambda s: _sheet(s, made.id))
        _crowd(store, made.id, 0, 30)
        many, page = questions(store, lambda s: _sheet(s, made.id))
        last = _sheet(store, made.id, 4)
        return (few, many), first, page, last, _sheet(store, made.id, 99)

    shelves, first, page, last, beyond = await database.write(deed)

    assert [one.spot for one in shelves[0].page.shown] == [Spot.COMING] * 2 + [Spot.WAITING]
    assert first == page
    assert len(shelves[1].page.shown) == PAGE
    assert [one.where.rank for one in last.page.shown] == [31]
    assert last.page.is_last
    assert beyond.page.number == 0


async def test_the_list_is_for_who_may_give_places_and_for_visits_alone(database: SqlDatabase):
    def deed(store: Store):
        made, nadia = visit(store), organiser(store)
        for member in (None, agreed(store)):
            with pytest.raises(NotAnOrganiser):
                visit_boards.of(store, member=member, gathering_id=made.id)
        with pytest.raises(NoSuchGathering):
            visit_boards.of(store, member=nadia, gathering_id=meeting(store).id)
        return True

    assert await database.write(deed)


async def test_who_moved_since_is_not_moved_again_and_a_refusal_leaves_no_trace(
    database: SqlDatabase,
):
    def move(store: Store, moving: Moving):
        return visit_moves.move(store, moving, member=organiser(store), now=NOW)

    def deed(store: Store):
        made = full(store, "Chloé")
        anna, chloe = (somebody(store, name).id for name in ("Anna", "Chloé"))
        with pytest.raises(NoPlaceLeft):
            move(store, Moving(made.id, chloe, Move.GIVE, Spot.WAITING))
        with pytest.raises(StandsElsewhere):
            move(store, Moving(made.id, anna, Move.TAKE_OFF, Spot.WAITING))
        before = names(store, made)
        move(store, Moving(made.id, anna, Move.TAKE_OFF, Spot.COMING))
        with pytest.raises(StandsElsewhere):
            move(store, Moving(made.id, anna, Move.PUT_BACK, Spot.COMING))
        return before, names(store, made)

    before, after = await database.write(deed)

    assert before == (["Anna", "Basile"], [], ["Chloé"])
    assert after == (["Basile"], [], ["Chloé"])


async def test_of_what_changed_before_anybody_read_it_only_the_last_is_promised(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, anna = full(store), somebody(store, "Anna")
        for move in (Move.PUT_BACK, Move.TAKE_OFF):
            moved_letters.promise(store, made, anna.id, move, now=NOW)
        promised = store.deliveries.claim(now=NOW, most=9)
        moved_letters.promise(store, made, anna.id, Move.GIVE, now=NOW)
        again = store.deliveries.claim(now=NOW, most=9)
        return [[one.facts["to"] for one in some] for some in (promised, again)]

    first, second = await database.write(deed)

    assert [first, second] == [["off"], ["give"]]


async def test_whoever_is_out_of_reach_is_marked_to_be_called(database: SqlDatabase):
    def deed(store: Store):
        made = visit(store)
        nadia = organiser(store)
        store.members.save(replace(nadia, chat_id=nadia.telegram_id))
        by_phone = store.members.add("Lucienne", telegram_id=None, status=nadia.status, at=NOW)
        for who in (nadia, by_phone):
            _comes(store, made.id, who)
        return _sheet(store, made.id).page.shown

    shown = await database.write(deed)

    assert [(one.person.name, one.person.is_reachable) for one in shown] == [
        ("Nadia", True),
        ("Lucienne", False),
    ]


def _comes(store: Store, which: int, who: Member) -> None:
    made = store.gatherings.get(which)
    if who.telegram_id:
        answer(store, made, Answer.YES, by=Person(who.telegram_id, who.name))
        return
    moving = Moving(which, who.id, Move.GIVE, Spot.NOWHERE)
    visit_moves.move(store, moving, member=organiser(store), now=NOW)


async def test_whoever_owes_a_word_about_another_date_is_not_counted_twice(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        says(store, made, "Basile")
        store.rsvps.ask_again(made.id)
        says(store, made, "Basile")
        ring(store, now=TWO_DAYS)
        counted = visit_glances.of(store, made).unconfirmed
        return counted, store.rsvps.headcount(made.id).to_confirm

    assert await database.write(deed) == (1, 1)


async def test_it_is_known_whether_somebody_waits_for_the_place_that_is_taken_back(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, nadia = full(store), organiser(store)
        who = somebody(store, "Anna").id
        facts: dict[str, Any] = {"member": nadia, "gathering_id": made.id, "now": NOW}
        facts["member_id"] = who
        alone = visit_boards.person(store, **facts)
        wait(store, made, "Chloé")
        return alone.others_wait, visit_boards.person(store, **facts).others_wait

    assert await database.write(deed) == (False, True)
