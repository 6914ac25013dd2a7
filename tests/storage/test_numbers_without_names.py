"""When names go from answers and lists of long ago, every number stays as it was."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.domain.attendance import Circle
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Member
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import attendances, figures
from storage.database import SqlDatabase
from storage.tables import attendances as seats, rsvp_history, rsvps
from tests.storage.given import NOW, member
from tests.storage.seasons import (
    END,
    YEAR,
    came,
    cleaned,
    held,
    numbers,
    of_members,
    says,
    season,
    taken,
)


async def test_no_number_changes_whatever_month_the_names_go_in(
    database: SqlDatabase, database_url: str
):
    made = await database.write(season)
    before = await database.read(lambda store: numbers(store, made))

    for days in range(0, END, 40):
        await cleaned(database, days=days)
        assert await database.read(lambda store: numbers(store, made)) == before

    assert [of_members(database_url, table) for table in (rsvps, rsvp_history, seats)] == [0] * 3
    assert before[3][0].excused == 1
    assert [one.presence.first for one in before[3]] == [3, 1, 1, 0, 0]
    assert [one.came_again for one in before[3]] == [0, 2, 1, 1, 0]


async def test_names_go_a_few_at_a_time_and_no_number_changes_in_between(
    database: SqlDatabase, database_url: str
):
    made = await database.write(season)
    before = await database.read(lambda store: numbers(store, made))
    then = NOW + timedelta(days=END)
    shelves = (
        lambda store: store.expiry.presence_names(before=then, most=2),
        lambda store: store.expiry.answer_names(before=then, most=2),
    )

    rounds = 0
    while any([await database.write(shelf) for shelf in shelves]):
        rounds += 1
        assert await database.read(lambda store: numbers(store, made)) == before

    assert rounds > len(made)
    assert [of_members(database_url, table) for table in (rsvps, rsvp_history, seats)] == [0] * 3


async def test_who_came_more_than_two_years_ago_and_never_since_comes_for_the_first_time(
    database: SqlDatabase,
):
    def deed(store: Store) -> tuple[Sequence[Gathering], Sequence[Member]]:
        people = member(store, "Une fois"), member(store, "Souvent")
        made = [held(store, days) for days in (0, YEAR, 2 * YEAR + 30)]
        came(store, made[0], *people)
        came(store, made[1], people[1])
        for each in made[:2]:
            taken(store, each)
        return made, people

    made, people = await database.write(deed)
    await cleaned(database, days=2 * YEAR + 29)

    def later(store: Store) -> Any:
        came(store, made[-1], *people)
        taken(store, made[-1])
        seen = attendances.of(store, made[-1]).presence
        return figures.of(store, made[-1].id, now=NOW + timedelta(days=END)), seen

    found, seen = await database.write(later)

    assert (found.presence.first, found.presence.back, found.came_again) == (1, 1, 0)
    assert (seen.first, seen.back) == (1, 1)


async def test_a_visit_is_a_gathering_like_others(database: SqlDatabase, database_url: str):
    def deed(store: Store) -> Gathering:
        made, host, guest = (
            held(store, 0, kind=Kind.VISIT),
            member(store),
            member(store, "Yves L."),
        )
        says(store, made, guest, Answer.YES, guests=1)
        came(store, made, host, circle=Circle.HOST)
        came(store, made, guest, circle=Circle.VISITOR)
        taken(store, made)
        return made

    made = await database.write(deed)
    before = await database.read(lambda store: numbers(store, [made]))
    await cleaned(database, days=2 * YEAR + 1)

    assert await database.read(lambda store: numbers(store, [made])) == before
    assert [of_members(database_url, table) for table in (rsvps, seats)] == [0, 0]


async def test_who_is_erased_later_keeps_how_they_had_come(database: SqlDatabase):
    made = await database.write(season)
    before = await database.read(lambda store: numbers(store, made))
    await cleaned(database, days=2 * YEAR + 20)

    def deed(store: Store) -> Any:
        for seat in store.attendances.of(made[-1].id):
            if seat.member_id:
                store.members.forget(seat.member_id, at=NOW + timedelta(days=END))
        return numbers(store, made)

    after = await database.write(deed)

    assert after[3] == before[3]
    assert after[-1] == before[-1]


async def test_two_records_that_part_again_count_as_two_though_the_names_went_meanwhile(
    database: SqlDatabase, database_url: str
):
    def merged(store: Store) -> tuple[int, int]:
        made, kept, gone = held(store, 0), member(store), member(store, "Yves L.")
        for who in (kept, gone):
            says(store, made, who, Answer.YES)
        return made.id, store.merges.join_members(kept, gone.id, by=None, at=NOW)

    which, merge = await database.write(merged)
    coming = [await database.read(lambda store: store.rsvps.headcount(which).of(Answer.YES))]
    await cleaned(database, days=YEAR + 1)
    await database.write(lambda store: store.merges.split(store.merges.get(merge), at=NOW))
    await cleaned(database, days=YEAR + 1)
    coming += [await database.read(lambda store: store.rsvps.headcount(which).of(Answer.YES))]

    assert coming == [1, 2]
    assert of_members(database_url, rsvps) == 0
