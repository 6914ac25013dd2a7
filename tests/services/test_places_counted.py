"""A visit is full, and a colleague has already taken a place for somebody: it becomes theirs."""

import pytest

from bot.domain.gathering import Gathering
from bot.domain.places import CountedPerhaps, NoPlaceLeft
from bot.domain.rsvp import Answer, NoAnswerYet
from bot.ports import Store
from bot.services import companions, moving_people
from bot.services.rsvps import Answered
from storage.database import SqlDatabase, open_database
from storage.places import HOLD
from tests.services.community import NOW, meeting, organiser
from tests.services.test_side_by_side import Crossing
from tests.services.visiting import bring, names, ring, says, somebody, stand, visit, wait


def colleagues(store: Store, *people: str) -> None:
    jardins = store.organisations.add("Les Jardins")
    for name in people:
        store.organisations.affiliate(somebody(store, name).id, jardins.id)


def taken_for(store: Store, *line: str) -> Gathering:
    """Let Anna take both places of a visit, one of them for a guest; others wait."""
    made = visit(store, 2)
    colleagues(store, "Anna", "Chloé", "Elsa")
    says(store, made, "Anna")
    bring(store, made, "Anna", 1)
    wait(store, made, *line)
    return made


def comes(store: Store, made: Gathering, name: str, *, host: str = "Anna") -> Answered | None:
    return companions.come_as_counted(
        store,
        gathering_id=made.id,
        member=somebody(store, name),
        host_id=somebody(store, host).id,
        now=NOW,
    )


async def test_who_may_be_counted_is_asked_before_a_visit_is_full(database: SqlDatabase):
    made = await database.write(lambda store: taken_for(store, "Driss"))
    anna = await database.read(lambda store: somebody(store, "Anna").id)

    with pytest.raises(CountedPerhaps) as asked:
        await database.write(lambda store: says(store, made, "Chloé"))
    with pytest.raises(NoPlaceLeft) as full:
        await database.write(lambda store: says(store, made, "Farid"))

    assert asked.value.host_id == anna
    assert type(full.value) is NoPlaceLeft


async def test_they_come_by_their_own_name_and_nobody_is_jumped(database: SqlDatabase):
    made = await database.write(lambda store: taken_for(store, "Driss"))
    before = await database.read(lambda store: stand(store, made))

    answered = await database.write(lambda store: comes(store, made, "Chloé"))
    again = await database.write(lambda store: comes(store, made, "Chloé"))
    await database.write(ring)

    after = await database.read(lambda store: stand(store, made))
    kept = await database.read(lambda s: s.rsvps.of(made.id, somebody(s, "Chloé").id))
    assert answered is not None
    assert (answered.answer, answered.may_count_them) == (Answer.YES, None)
    assert again is not None
    assert again.is_same
    assert [(one.guests, one.heads) for one in after.confirmed] == [(0, 1), (0, 1)]
    assert after.places == before.places
    assert await database.read(lambda s: names(s, made)) == (["Anna", "Chloé"], [], ["Driss"])
    assert kept is not None
    assert kept.counted_by == after.confirmed[0].member_id


@pytest.mark.parametrize("has_offer", [True, False])
async def test_who_waited_waits_no_more_and_gives_back_what_was_offered(
    database: SqlDatabase, has_offer
):
    def deed(store: Store) -> Gathering:
        made = visit(store, 3)
        colleagues(store, "Anna", "Chloé")
        says(store, made, "Anna")
        bring(store, made, "Anna", 1)
        says(store, made, "Basile")
        wait(store, made, "Chloé", "Driss")
        if has_offer:
            says(store, made, "Basile", Answer.NO)
            ring(store)
        return made

    made = await database.write(deed)

    await database.write(lambda store: comes(store, made, "Chloé"))
    await database.write(ring)

    coming, *line = await database.read(lambda store: names(store, made))
    assert {*coming} == {"Anna", "Chloé"} | (set() if has_offer else {"Basile"})
    assert line == ([["Driss"], []] if has_offer else [[], ["Driss"]])


async def test_who_is_not_a_colleague_or_not_a_guest_any_more_takes_nothing(
    database: SqlDatabase,
):
    made = await database.write(lambda store: taken_for(store, "Driss"))

    stranger = await database.write(lambda store: comes(store, made, "Farid"))
    await database.write(lambda store: bring(store, made, "Anna", 0))
    late = await database.write(lambda store: comes(store, made, "Chloé"))
    await database.write(ring)

    assert (stranger, late) == (None, None)
    assert await database.read(lambda s: names(s, made)) == (["Anna"], ["Driss"], [])


async def test_a_meeting_has_no_places_to_come_in(database: SqlDatabase):
    made = await database.write(meeting)

    with pytest.raises(NoAnswerYet):
        await database.write(lambda store: comes(store, made, "Chloé"))


@pytest.fixture
def crossing(postgres_url: str):
    """Return two deeds to be, where several write."""
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


@pytest.mark.parametrize("other", ["Elsa", "Anna", "Farid"])
async def test_one_place_that_was_taken_for_somebody_goes_to_one(crossing: Crossing, other: str):
    """To one of two colleagues; or to nobody, whose colleague comes alone after all."""
    made = await crossing.database.write(lambda store: taken_for(store, "Driss"))

    def rival(store: Store) -> None:
        match other:
            case "Elsa":
                comes(store, made, "Elsa")
            case "Anna":
                bring(store, made, "Anna", 0)
            case _:
                wait(store, made, other)

    await crossing.cross(lambda store: comes(store, made, "Chloé"), rival)
    await crossing.database.write(ring)

    standing = await crossing.database.read(lambda store: stand(store, made))
    coming, offered, _ = await crossing.database.read(lambda store: names(store, made))
    assert len(coming) + len(offered) == standing.places.taken == 2
    assert standing.people == len(coming)
    assert set(coming) < {"Anna", "Chloé", "Elsa"}


async def test_who_is_given_a_place_meanwhile_leaves_the_one_that_was_held_to_others(
    crossing: Crossing,
):
    def begin(store: Store) -> Gathering:
        made = visit(store, 3)
        colleagues(store, "Anna", "Chloé")
        says(store, made, "Anna")
        bring(store, made, "Anna", 1)
        return made

    made = await crossing.database.write(begin)

    def give(store: Store) -> None:
        whom, by = somebody(store, "Chloé").id, organiser(store)
        moving_people.give(store, gathering_id=made.id, member_id=whom, by=by, now=NOW)

    await crossing.cross(lambda store: comes(store, made, "Chloé"), give, before=HOLD)
    before = await crossing.database.read(lambda store: stand(store, made))
    await crossing.database.write(lambda store: says(store, made, "Elsa"))

    after = await crossing.database.read(lambda store: stand(store, made))
    assert [one.heads for one in before.confirmed] == [1, 1]
    assert (before.people, before.places.taken, after.places.taken) == (2, 2, 3)
