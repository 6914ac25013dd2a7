"""A meeting is called off, or takes place after all: who hears of it, and what is taken back."""

from datetime import datetime, timedelta

import pytest

from bot.domain.delivery import Kind
from bot.domain.gathering import GatheringCancelled, Status
from bot.domain.member import Person
from bot.ports import Store
from bot.services import announcing, calling_off
from storage.database import SqlDatabase
from tests.services.changing import MONDAY, answered, change, invited, moved, waiting
from tests.services.community import COMMUNITY, STARTS, agreed, meeting, organiser

LATER = STARTS + timedelta(days=7)


def cancel(store: Store, gathering_id: int, *, now: datetime = MONDAY, reason: str = "Neige"):
    return calling_off.cancel(
        store,
        gathering_id=gathering_id,
        reason=reason,
        member=organiser(store),
        community=COMMUNITY,
        now=now,
    )


async def test_cancelling_takes_back_all_that_was_planned_and_tells_the_excused_too(
    database: SqlDatabase, touched
):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER)
        done = cancel(store, made.id)
        kinds = {kind: set(waiting(store, made.id, kind)) for kind in Kind}
        return done, kinds, store.gatherings.get(made.id)

    done, kinds, after = await database.write(deed)

    assert (after.status, after.cancel_reason) == (Status.CANCELLED, "Neige")
    assert kinds.pop(Kind.CANCELLED) == {"Yves", "Gaëlle", "Thérèse"}
    assert not any(kinds.values())
    assert done.told.people == 3
    assert touched[-1] == {after.id}


async def test_cancelling_on_the_day_does_not_wait_for_the_end_of_the_quiet(
    database: SqlDatabase,
):
    early = STARTS.replace(hour=5)

    done = await database.write(lambda store: cancel(store, answered(store).id, now=early))

    assert done.told.leaves_at == early


async def test_cancelling_twice_is_refused_and_says_nothing_more(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        cancel(store, made.id)
        return made

    made = await database.write(deed)

    with pytest.raises(GatheringCancelled):
        await database.write(lambda store: cancel(store, made.id))


async def test_a_meeting_that_takes_place_after_all_keeps_its_number(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        meeting(store, title="La suivante", ordinal=(made.ordinal or 0) + 1)
        cancel(store, made.id)
        done = calling_off.reinstate(
            store,
            gathering_id=made.id,
            member=organiser(store),
            community=COMMUNITY,
            now=MONDAY,
        )
        return made.ordinal, done.gathering.ordinal

    before, after = await database.write(deed)

    assert after == before


async def test_a_cancelled_meeting_may_take_place_after_all_and_asks_again(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        cancel(store, made.id)
        other = meeting(store, title="Une autre", ordinal=1)
        done = calling_off.reinstate(
            store,
            gathering_id=made.id,
            member=organiser(store),
            community=COMMUNITY,
            now=MONDAY,
        )
        told = {kind: set(waiting(store, made.id, kind)) for kind in Kind}
        return done, other, told, store.rsvps.headcount(made.id)

    done, other, told, counts = await database.write(deed)

    assert (done.gathering.status, done.gathering.cancel_reason) == (Status.ANNOUNCED, "")
    assert done.gathering.ordinal == other.ordinal + 1
    assert told[Kind.REINSTATED] == {"Yves", "Gaëlle", "Thérèse"}
    assert not told[Kind.CANCELLED]
    assert counts.to_confirm == 3


async def test_the_silent_hear_of_the_end_and_what_had_not_left_is_promised_again(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        invited(store, made)
        agreed(store, Person(112, "Fatou", "fr"))
        announcing.promise(store, made, community=COMMUNITY, now=MONDAY)
        before = set(waiting(store, made.id, Kind.ANNOUNCEMENT))
        cancel(store, made.id)
        told = {kind: set(waiting(store, made.id, kind)) for kind in Kind}
        done = calling_off.reinstate(
            store,
            gathering_id=made.id,
            member=organiser(store),
            community=COMMUNITY,
            now=MONDAY,
        )
        after = {kind: set(waiting(store, made.id, kind)) for kind in Kind}
        return before, told, after, done.told

    before, told, after, counts = await database.write(deed)

    everybody = {"Yves", "Gaëlle", "Thérèse", "Ousmane"}
    assert before == after[Kind.ANNOUNCEMENT] == {"Fatou"}
    assert told[Kind.CANCELLED] == after[Kind.REINSTATED] == everybody
    assert not told[Kind.ANNOUNCEMENT]
    assert (counts.people, counts.invitations, counts.answers) == (5, 1, 3)


async def test_groups_get_a_fresh_card_of_what_ends_or_moves_one_at_a_time(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        store.cards.register(made.id, chat_id=-100, message_id=7, at=MONDAY)
        store.cards.register(made.id, chat_id=104, message_id=8, at=MONDAY)
        change(store, made.id, link="https://visio.example.org/a")
        quiet = len(store.cards.of(made.id))
        moved(store, made.id, LATER, told=0)
        hushed = len(store.cards.of(made.id))
        moved(store, made.id, LATER + timedelta(days=1))
        cancel(store, made.id)
        return quiet, hushed, [card.chat_id for card in store.cards.of(made.id)]

    assert await database.write(deed) == (2, 2, [-100, 104, -100])


async def test_once_its_date_is_past_it_stays_cancelled(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        cancel(store, made.id)
        return calling_off.cancelled(
            store,
            gathering_id=made.id,
            member=organiser(store),
            now=STARTS + timedelta(hours=1),
        )

    assert not (await database.write(deed)).may_return


async def test_everything_that_organisers_do_is_in_the_journal(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER)
        moved(store, made.id, None)
        change(store, made.id, title="Repas du soir")
        cancel(store, made.id)
        return [entry.action for entry in store.audit.page(start=0, size=9)]

    actions = await database.write(deed)

    assert set(actions) >= {"meeting.move", "meeting.postpone", "meeting.change", "meeting.cancel"}
