"""A place is sought in the groups, once; who answered hears when that is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.card import CardState, Face
from bot.domain.gathering import Status
from bot.domain.member import NotAnOrganiser
from bot.domain.offer import OfferState
from bot.domain.place_call import AlreadyCalled, CallOver, NobodyToCall, NoPlaceWanted
from bot.ports import Store
from bot.services import noticing, place_calls, spaces
from storage.database import SqlDatabase
from tests.services.calling import STARTS, answered, called, calls, publish, thanked, wanting
from tests.services.changing import MONDAY, change
from tests.services.community import (
    GROUP,
    SUPERGROUP,
    YVES,
    agreed,
    bring_back,
    call_off,
)


async def test_a_call_is_owed_to_each_group_and_is_no_card_of_the_meeting(
    database: SqlDatabase, touched
):
    gathering = await database.write(called)

    (owed,) = await database.read(lambda store: calls(store, gathering))
    assert (owed.chat_id, owed.state) == (GROUP, CardState.OWED)
    assert await database.read(lambda store: store.cards.of(gathering.id)) == []
    assert touched == [frozenset({gathering.id})]


async def test_only_the_groups_chosen_for_the_meeting_read_its_call(database: SqlDatabase):
    def deed(store: Store):
        gathering = wanting(store)
        other = store.spaces.open(SUPERGROUP, thread_id=3, title="Les jardins", at=MONDAY)
        chosen = store.publications.of(gathering.id)
        store.publications.save(replace(chosen, spaces=frozenset({other.id})))
        publish(store, gathering)
        return [(one.chat_id, one.thread_id) for one in calls(store, gathering)]

    assert await database.write(deed) == [(SUPERGROUP, 3)]


async def test_nobody_calls_twice_or_in_vain(database: SqlDatabase):
    def again(store: Store):
        publish(store, called(store))

    def placed(store: Store):
        publish(store, wanting(store, status=Status.HELD))

    def alone(store: Store):
        gathering = wanting(store)
        store.spaces.close(GROUP)
        publish(store, gathering)

    def stranger(store: Store):
        gathering = wanting(store)
        place_calls.publish(store, agreed(store, YVES), gathering_id=gathering.id, now=MONDAY)

    for deed, refusal in (
        (again, AlreadyCalled),
        (placed, NoPlaceWanted),
        (alone, NobodyToCall),
        (stranger, NotAnOrganiser),
    ):
        with pytest.raises(refusal):
            await database.write(deed)


@pytest.mark.parametrize(
    "parts",
    [{"place_id": 0, "place_note": "Chez Rosa"}, {"format": "video"}, {"starts": ""}],
)
async def test_a_change_after_which_no_place_is_wanted_ends_the_call(database: SqlDatabase, parts):
    def deed(store: Store):
        gathering = called(store)
        host = answered(store, gathering).member_id
        change(store, gathering.id, **parts)
        return store.place_calls.of(gathering.id), host, thanked(store)

    call, host, told = await database.write(deed)

    assert not call.is_open
    assert told == [host]


async def test_another_date_leaves_the_call_open(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        answered(store, gathering)
        later = STARTS + timedelta(days=1)
        change(store, gathering.id, starts=later.isoformat())
        return store.place_calls.of(gathering.id), thanked(store)

    call, told = await database.write(deed)

    assert call.is_open
    assert told == []


async def test_what_was_called_off_and_comes_back_may_call_anew(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        (card,) = calls(store, gathering)
        store.cards.save(replace(card, state=CardState.LIVE, message_id=7, shown="x"))
        call_off(store, gathering, now=MONDAY)
        bring_back(store, gathering, now=MONDAY)
        publish(store, gathering)
        return calls(store, gathering), store.place_calls.of(gathering.id)

    (fresh,), call = await database.write(deed)

    assert (fresh.state, fresh.message_id) == (CardState.OWED, None)
    assert call.is_open


async def test_an_answer_that_comes_late_is_an_offer_like_others(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        change(store, gathering.id, format="video")
        return answered(store, gathering)

    late = await database.write(deed)

    assert (late.call_id, late.state) == (None, OfferState.PROPOSED)


async def test_a_group_that_moves_reads_an_open_call_again_and_no_ended_one(
    database: SqlDatabase,
):
    def deed(store: Store):
        standing, ended = called(store), called(store)
        change(store, ended.id, format="video")
        spaces.migrate(store, old_chat_id=GROUP, new_chat_id=SUPERGROUP)
        return [calls(store, one) for one in (standing, ended)]

    (again,), ended = await database.write(deed)

    assert (again.chat_id, again.state) == (SUPERGROUP, CardState.OWED)
    assert ended == []


async def test_groups_that_notice_a_change_are_not_asked_twice(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        noticing.in_groups(store, gathering.id)
        return store.cards.every(gathering.id), store.gatherings.shown_since(MONDAY), gathering

    cards, shown, gathering = await database.write(deed)

    assert [one.face for one in cards] == [Face.CALL]
    assert gathering.id in shown


@pytest.mark.parametrize("payload", ["l_", "l_?", "l_zz", "l_" + "9" * 40])
async def test_a_link_to_no_call_says_that_it_is_over(database: SqlDatabase, payload):
    with pytest.raises(CallOver):
        await database.write(lambda store: place_calls.by_link(store, payload=payload, now=MONDAY))
