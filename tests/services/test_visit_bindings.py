"""Which meeting hears about a visit: the next one, one that was chosen, another when that goes."""

from datetime import timedelta

import pytest

from bot.domain.change import Staged
from bot.domain.digest import Period
from bot.domain.draft import NoHost, NotBound
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import NotAnOrganiser, Role
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import changes, drafts, visits
from bot.services.drafts import Editor
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    NOW,
    STARTS,
    agreed,
    call_off,
    draft,
    organiser,
    publish,
)

WEEK = timedelta(weeks=1)
SOON = NOW + timedelta(minutes=1)


def a_visit(store: Store, told_at: int | None = None) -> Gathering:
    """Announce a visit at a baker's, told at a meeting or at the next one."""
    made = draft(store)
    made = drafts.set_kind(store, Editor(organiser(store), made), kind=Kind.VISIT)
    baker = store.organisations.add("Le Fournil")
    store.visits.put(Visit(made.id, baker.id, told_at=told_at, told_next=told_at is None))
    return publish(store, made)


def a_meeting(store: Store, weeks: int) -> Gathering:
    starts_at = STARTS + weeks * WEEK
    return publish(
        store, draft(store, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    )


def told_at(store: Store, visit: Gathering) -> int | None:
    found = store.visits.of(visit.id)
    assert found is not None
    return found.told_at


def move(store: Store, made: Gathering, weeks: int) -> None:
    starts = (STARTS + weeks * WEEK).isoformat()
    staged = Staged(made.id, store.gatherings.get(made.id).revision, starts=starts)
    changes.make(store, staged, member=organiser(store), community=COMMUNITY, now=SOON)


async def test_a_visit_waits_for_the_next_meeting_that_is_announced_after_it(
    database: SqlDatabase,
):
    def plan(store: Store) -> tuple[int | None, ...]:
        visit = a_visit(store)
        nothing = told_at(store, visit)
        a_meeting(store, weeks=-1)
        before = told_at(store, visit)
        late = a_meeting(store, weeks=4)
        first = told_at(store, visit)
        sooner = a_meeting(store, weeks=2)
        return nothing, before, (first or 0) - late.id, (told_at(store, visit) or 0) - sooner.id

    assert await database.write(plan) == (None, None, 0, 0)


async def test_a_meeting_that_was_chosen_stays_until_it_is_called_off_or_moved_before(
    database: SqlDatabase,
):
    def plan(store: Store) -> tuple[list[int | None], list[int]]:
        chosen, last = a_meeting(store, weeks=3), a_meeting(store, weeks=5)
        visit = a_visit(store, told_at=chosen.id)
        near = a_meeting(store, weeks=1)
        found = [told_at(store, visit)]
        move(store, chosen, weeks=-1)
        found.append(told_at(store, visit))
        call_off(store, near, now=SOON)
        return [*found, told_at(store, visit)], [chosen.id, near.id, last.id]

    found, expected = await database.write(plan)
    assert found == expected


async def test_organisers_read_in_the_evening_that_a_visit_is_told_elsewhere(
    database: SqlDatabase,
):
    def plan(store: Store) -> tuple[list[tuple[str, bool]], int]:
        chosen, other = a_meeting(store, weeks=2), a_meeting(store, weeks=3)
        a_visit(store, told_at=chosen.id)
        call_off(store, chosen, now=SOON)
        found = store.digests.rebound(Period(NOW, NOW + timedelta(hours=1)))
        earlier = store.digests.rebound(Period(NOW - WEEK, NOW))
        assert other.starts_at
        return [(one.title, one.told_on == other.starts_at) for one in found], len(earlier)

    assert await database.write(plan) == ([("Repas partagé", True)], 0)


async def test_a_visit_is_announced_with_a_host_and_after_one_was_asked_where_it_is_told(
    database: SqlDatabase,
):
    def unfinished(store: Store, host: int | None = None) -> None:
        made = drafts.set_kind(store, Editor(organiser(store), draft(store)), kind=Kind.VISIT)
        store.visits.put(Visit(made.id, host_organisation_id=host))
        publish(store, made)

    def hosted(store: Store) -> None:
        unfinished(store, store.organisations.add("Le Fournil").id)

    with pytest.raises(NoHost):
        await database.write(unfinished)
    with pytest.raises(NotBound):
        await database.write(hosted)


async def test_what_becomes_a_meeting_again_is_no_visit_any_more(database: SqlDatabase):
    def change_minds(store: Store) -> tuple[object, ...]:
        editor = Editor(organiser(store), draft(store))
        made = drafts.set_kind(store, editor, kind=Kind.VISIT)
        places = store.places.of(made.id)
        drafts.set_kind(store, Editor(editor.organiser, made), kind=Kind.MEETING)
        left = (store.visits.of(made.id), store.places.of(made.id))
        return places and places.capacity, *left, publish(store, made).kind

    assert await database.write(change_minds) == (8, None, None, Kind.MEETING)


async def test_only_organisers_take_a_visit_in_hand(database: SqlDatabase):
    def try_it(store: Store) -> None:
        made = a_visit(store)
        yves = agreed(store)
        visits.take(store, gathering_id=made.id, is_live=True, member=yves, now=NOW)

    with pytest.raises(NotAnOrganiser):
        await database.write(try_it)


async def test_who_receives_may_read_how_many_come_as_long_as_they_do(database: SqlDatabase):
    def tick(store: Store, *, times: int) -> tuple[set[Role], int]:
        made, yves, nadia = a_visit(store), agreed(store), organiser(store)
        hand = visits.take(store, gathering_id=made.id, is_live=True, member=nadia, now=NOW)
        store.organisations.affiliate(yves.id, hand.visit.host_organisation_id or 0)
        for _ in range(times):
            hand = visits.toggle_host(store, hand, member_id=yves.id, now=NOW)
        roles = store.members.roles_of(yves.id, gathering_id=made.id)
        return set(roles), len(hand.visit.host_ids)

    once = await database.write(lambda store: tick(store, times=1))
    twice = await database.write(lambda store: tick(store, times=2))
    assert once == ({Role.VISIT_HOST}, 1)
    assert twice == (set(), 0)
