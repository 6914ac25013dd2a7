"""Who was there, in the store: drafts count for nobody, and twice is as good as once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.attendance import Taking
from bot.domain.board import Scope
from bot.domain.figures import Presence
from bot.domain.gathering import Kind, NoSuchGathering, Status
from bot.domain.member import Person
from bot.domain.presence import AlreadyTaken, HeldByOthers, Mark, NotBegun
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import attendances, latecomers, presence_letters, taking_presence
from bot.services.boards import NobodyThere
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    ENDS,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    draft,
    meeting,
    organiser,
)
from tests.storage.counting import questions

LATER = ENDS + timedelta(hours=1)
THERESE = Person(104, "Thérèse", "fr")


def held(store: Store, **facts):
    """Let a meeting pass to which Yves said yes with a guest, Gaëlle maybe, Thérèse no."""
    made = meeting(store, **facts)
    yves = agreed(store)
    store.rsvps.put(Rsvp(made.id, yves.id, Answer.YES, 1, NOW))
    answer(store, made, Answer.MAYBE, by=GAELLE)
    answer(store, made, Answer.NO, by=THERESE)
    return made


def mark(store: Store, made, person, what, *, now=LATER):
    return attendances.mark(
        store,
        member=organiser(store),
        gathering_id=made.id,
        member_id=agreed(store, person).id,
        mark=what,
        now=now,
    )


def settle(store: Store, made, taking=Taking.TAKEN, *, now=LATER):
    return taking_presence.settle(
        store, member=organiser(store), gathering_id=made.id, taking=taking, now=now
    )


def count(store: Store, made, people):
    return taking_presence.count_unnamed(
        store, member=organiser(store), gathering_id=made.id, people=people, now=LATER
    )


def counted(store: Store, made) -> Presence:
    return Presence.of_seats(store.figures.seats(made.id, previous_id=None))


def journal(store: Store):
    return [(e.action, e.facts) for e in reversed(store.audit.page(start=0, size=20))]


async def test_ticks_are_noted_once_and_each_stands_in_the_journal_by_ids(database: SqlDatabase):
    def deed(store: Store):
        made = held(store)
        for what in (Mark.UNSEEN, Mark.UNSEEN, Mark.IN_PERSON, Mark.UNSEEN):
            mark(store, made, YVES, what)
        mark(store, made, GAELLE, Mark.IN_PERSON)
        settle(store, made)
        settle(store, made)
        return store.attendances.of(made.id), journal(store), agreed(store), agreed(store, GAELLE)

    there, told, yves, gaelle = await database.write(deed)

    assert [one.member_id for one in there] == [gaelle.id]
    assert told == [
        ("presence.mark", f"member:{yves.id}:unseen"),
        ("presence.mark", f"member:{yves.id}:in_person"),
        ("presence.mark", f"member:{yves.id}:unseen"),
        ("presence.mark", f"member:{gaelle.id}:in_person"),
        ("presence.take", ""),
    ]


async def test_a_guest_counts_as_said_and_zero_is_a_number_too(database: SqlDatabase):
    def deed(store: Store):
        as_said, none, later = held(store), held(store), held(store)
        settle(store, as_said)
        count(store, none, 0)
        settle(store, none)
        settle(store, later)
        count(store, later, 4)
        count(store, later, 0)
        return [
            (counted(store, made).total, store.attendances.unnamed(made.id))
            for made in (as_said, none, later)
        ]

    assert await database.write(deed) == [(2, 1), (1, None), (1, None)]


async def test_only_a_list_that_is_taken_makes_somebody_one_who_has_come(database: SqlDatabase):
    def deed(store: Store):
        before = held(
            store, starts_at=STARTS - timedelta(days=9), ends_at=ENDS - timedelta(days=9)
        )
        made = held(store)
        open_ = attendances.of(store, made).presence
        scope = Scope.of(made, NOW)
        first_by_yes = store.overviews.totals(scope).first_timers
        mark(store, before, YVES, Mark.UNSEEN)
        settle(store, before)
        unseen = store.overviews.totals(scope).first_timers
        mark(store, before, YVES, Mark.IN_PERSON)
        return open_, first_by_yes, unseen, attendances.of(store, made).presence

    open_, first_by_yes, unseen, back = await database.write(deed)

    assert (open_.first, open_.back) == (1, 0)
    assert (first_by_yes, unseen) == (0, 1)  # a yes counts until somebody noted who came
    assert (back.first, back.back) == (0, 1)


async def test_of_a_meeting_that_follows_nothing_is_known_before(database: SqlDatabase):
    def deed(store: Store):
        made = held(store)
        after = held(store, starts_at=STARTS + timedelta(days=9), ends_at=ENDS + timedelta(days=9))
        settle(store, after, now=LATER + timedelta(days=9))
        return attendances.of(store, made).presence

    assert (await database.write(deed)).back == 0


async def test_what_has_not_begun_is_held_by_others_or_is_a_draft_has_no_list(
    database: SqlDatabase,
):
    def deed(store: Store):
        nadia, early, relay = organiser(store), held(store), held(store, kind=Kind.RELAY)
        for made, now, refusal in (
            (early, STARTS - timedelta(minutes=1), NotBegun),
            (relay, LATER, HeldByOthers),
            (draft(store), LATER, NoSuchGathering),
        ):
            with pytest.raises(refusal):
                attendances.look(store, member=nadia, gathering_id=made.id, now=now)
        with pytest.raises(NobodyThere):
            attendances.mark(
                store,
                member=nadia,
                gathering_id=early.id,
                member_id=999,
                mark=Mark.IN_PERSON,
                now=LATER,
            )
        settle(store, early)
        with pytest.raises(AlreadyTaken):
            settle(store, early, Taking.SKIPPED)
        return list(presence_letters.owed(relay, {}, COMMUNITY))

    assert await database.write(deed) == []


async def test_a_letter_is_for_each_organiser_once_and_not_after_the_list_was_taken(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = held(store)
        [owed] = presence_letters.owed(made, {}, COMMUNITY)
        store.appointments.plan([owed], at=NOW)
        due = store.appointments.find(owed.key)
        assert due
        kept = presence_letters.keep(store, due, community=COMMUNITY, now=owed.due_at)
        settle(store, made)
        again = presence_letters.keep(store, due, community=COMMUNITY, now=owed.due_at)
        return owed, kept, again, store.gatherings.get(made.id).status

    owed, kept, again, status = await database.write(deed)

    assert owed.due_at == datetime(2026, 12, 7, 8, tzinfo=UTC)  # it ends on a Saturday night
    assert (kept, again, status) == ("", "noted", Status.HELD)


async def test_two_records_of_one_person_become_one_who_was_seen(database: SqlDatabase):
    def deed(store: Store):
        made, nadia = held(store), organiser(store)
        mark(store, made, YVES, Mark.UNSEEN)
        _, name = latecomers.add(
            store, member=nadia, gathering_id=made.id, name="Yves le grand", now=LATER
        )
        seen = attendances.of(store, made)
        twin = next(one for one in seen.people if one.name == name)
        merge_id = store.merges.join_members(agreed(store), twin.member_id, by=nadia.id, at=LATER)
        together = store.attendances.of(made.id)
        store.merges.split(store.merges.get(merge_id), at=LATER)
        return agreed(store), twin, together, store.attendances.of(made.id)

    yves, twin, together, apart = await database.write(deed)

    assert [one.member_id for one in together] == [yves.id]
    assert [one.member_id for one in apart] == [twin.member_id]


async def test_whoever_is_erased_from_an_open_list_still_counts_without_a_name(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, yves = held(store), agreed(store)
        mark(store, made, YVES, Mark.UNSEEN)
        mark(store, made, YVES, Mark.IN_PERSON)
        before = attendances.of(store, made).presence.total
        store.members.forget(yves.id, at=LATER)
        after = attendances.of(store, made)
        settle(store, made)
        return before, after.presence.total, after.lines, counted(store, made).total

    assert await database.write(deed) == (2, 2, [], 2)


async def test_the_list_asks_as_much_of_three_people_as_of_thirty(database: SqlDatabase):
    def deed(store: Store):
        made, asked = held(store), []
        for number in range(30):
            one = agreed(store, Person(900 + number, f"P{number}", "fr"))
            store.rsvps.put(Rsvp(made.id, one.id, Answer.YES, 0, NOW))
            if number in {2, 29}:
                asked.append(questions(store, lambda shop: attendances.of(shop, made))[1])
        return asked

    few, many = await database.write(deed)

    assert few == many
