"""Somebody asks for another visit, or to wait for a place of this one."""

import pytest

from bot.domain.appointment import Stage
from bot.domain.gathering import Gathering
from bot.domain.member import Person, Topic
from bot.domain.places import PlaceIsFree
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import places, visit_wishes
from bot.services.rsvps import Respondent
from storage.database import SqlDatabase
from tests.services.community import NOW
from tests.services.visiting import full, names, says, somebody, visit, wait

ZOE = Person(988, "Zoé", "fr")


def planned(store: Store, made: Gathering) -> int:
    """Count how often somebody is to look whom a place goes to."""
    return sum(one.stage is Stage.PLACES for one in store.appointments.of(made.id))


@pytest.mark.parametrize("said", [None, Answer.NO, Answer.MAYBE])
async def test_asking_for_another_visit_says_nothing_of_this_one(database: SqlDatabase, said):
    def deed(store: Store) -> tuple[object, object]:
        made, chloe = full(store), somebody(store, "Chloé")
        if said:
            says(store, made, "Chloé", said)
        before = store.rsvps.of(made.id, chloe.id)
        store.mutes.put(chloe.id, Topic.VISITS)
        by = Respondent(None, chloe)
        visit_wishes.ask_for_another(store, gathering_id=made.id, by=by, now=NOW)
        assert Topic.VISITS not in store.mutes.of(chloe.id)
        return before, store.rsvps.of(made.id, chloe.id)

    before, after = await database.write(deed)

    assert (before is None, after) == (said is None, before)


@pytest.mark.parametrize("said", [None, Answer.NO])
async def test_nobody_is_put_on_the_list_while_a_place_is_theirs_to_take(
    database: SqlDatabase, said
):
    def deed(store: Store) -> tuple[Gathering, int]:
        made, _ = visit(store, 1), somebody(store, "Chloé")
        if said:
            says(store, made, "Chloé", said)
        return made, planned(store, made)

    made, before = await database.write(deed)

    def ask(store: Store) -> None:
        with pytest.raises(PlaceIsFree):
            wait(store, made, "Chloé")

    await database.write(ask)  # a door that says so keeps what was written until then

    def stands(store: Store) -> tuple[object, int]:
        rsvp = store.rsvps.of(made.id, somebody(store, "Chloé").id)
        return rsvp and rsvp.answer, planned(store, made)

    assert await database.read(lambda store: names(store, made)) == ([], [], [])
    assert await database.write(stands) == (said, before)
    await database.write(lambda store: says(store, made, "Chloé"))
    assert await database.read(lambda store: names(store, made)) == (["Chloé"], [], [])


async def test_nothing_is_kept_of_somebody_new_for_whom_a_place_is_free(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 1))

    def ask(store: Store) -> None:
        by = Respondent(ZOE, None)
        with pytest.raises(PlaceIsFree):
            places.wait(store, gathering_id=made.id, by=by, now=NOW)

    await database.write(ask)

    found = await database.read(lambda store: store.members.by_telegram_id(ZOE.telegram_id))
    assert found is None


async def test_who_waits_already_keeps_their_turn_while_a_place_is_free(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    await database.write(lambda store: wait(store, made, "Chloé"))

    assert await database.read(lambda store: names(store, made)) == (["Basile"], [], ["Chloé"])
