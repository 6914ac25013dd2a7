"""Figures say what took place: not what was moved, called off, or ticked as not seen."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.figures import Signs
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import feedback_results, figures, suggestions
from storage.database import SqlDatabase
from tests.services.changing import THERESE, answered, moved
from tests.services.community import (
    COMMUNITY,
    ENDS,
    STARTS,
    YVES,
    agreed,
    answer,
    call_off,
    meeting,
    organiser,
)

WEEK = timedelta(days=7)
LATER = STARTS + 3 * WEEK


def there(store: Store, made, person=YVES) -> None:
    """Note that somebody was there, and end the list."""
    who = agreed(store, person).id
    store.attendances.put(Attendance(made.id, who, Circle.OTHER, Mode.IN_PERSON))
    store.attendances.take(made.id, Taking.TAKEN, at=ENDS)


async def test_who_answered_for_another_date_made_no_sign_for_this_one(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, STARTS + WEEK)
        answer(store, store.gatherings.get(made.id), Answer.MAYBE)
        return store.rsvps.headcount(made.id), figures.of(store, made.id, now=LATER)

    counts, found = await database.write(deed)

    assert (counts.to_confirm, counts.of(Answer.MAYBE)) == (2, 1)
    assert replace(found.signs, invited=0) == Signs(maybe=1)
    assert found.excused == 0


async def test_people_without_names_are_in_no_number_that_asks_what_is_known_of_them(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = meeting(store)
        store.attendances.put(Attendance(made.id, None, Circle.OTHER, Mode.IN_PERSON, people=2))
        alone = suggestions.of(store, made.id, now=LATER)
        there(store, made)
        without = [one.key for one in alone]
        results = feedback_results.look(
            store,
            gathering_id=made.id,
            member=organiser(store),
            community=COMMUNITY,
            number=0,
            now=LATER,
        )
        found = figures.of(store, made.id, now=LATER)
        return without, suggestions.of(store, made.id, now=LATER), results, found

    without, put_forward, results, found = await database.write(deed)

    assert (found.presence.total, found.presence.named, results.people) == (3, 1, 1)
    [back] = [one for one in put_forward if one.key == "back"]
    assert back.facts == {"back": 0, "n": 1, "first": 1}
    assert "back" not in without


async def test_what_was_called_off_while_people_came_is_no_first_time(database: SqlDatabase):
    def deed(store: Store):
        off, next_one = (
            meeting(store),
            meeting(store, starts_at=STARTS + WEEK, ends_at=ENDS + WEEK),
        )
        there(store, off)
        call_off(store, off, now=STARTS + timedelta(minutes=30))
        there(store, next_one)
        seen = store.attendances.people(next_one)
        return figures.three(store, next_one.id, now=LATER), seen

    [found], seen = await database.write(deed)

    assert (found.presence.first, found.presence.back, found.first_before) == (1, 0, 0)
    assert [one.has_come for one in seen] == [False]


async def test_who_was_not_seen_and_is_erased_brings_no_organisation_along(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = meeting(store)
        yves = agreed(store)
        answer(store, made, Answer.YES)
        garden = store.organisations.add("Le Jardin")
        store.organisations.affiliate(yves.id, garden.id)
        store.affiliations.show(yves.id, garden.id, public=True)
        store.attendances.unsee(made.id, yves.id, by=organiser(store).id)
        store.members.forget(yves.id, at=LATER)
        there(store, made, THERESE)
        return figures.of(store, made.id, now=LATER)

    found = await database.write(deed)

    assert found.reach.organisations == []


async def test_who_had_said_no_and_came_all_the_same_is_not_excused_once_erased(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = meeting(store)
        for person in (YVES, THERESE):
            agreed(store, person)
            answer(store, made, Answer.NO, by=person)
        there(store, made)
        before = figures.of(store, made.id, now=LATER)
        for person in (YVES, THERESE):
            store.members.forget(agreed(store, person).id, at=LATER)
        return before, figures.of(store, made.id, now=LATER)

    before, after = await database.write(deed)

    assert (before.signs.no, before.excused, before.presence.total) == (2, 1, 1)
    assert after == before
