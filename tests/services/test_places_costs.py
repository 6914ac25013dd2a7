"""What places cost: the same number of questions to the database for a few and for many."""

from datetime import timedelta

import pytest

from bot.domain.gathering import Gathering
from bot.domain.member import Person
from bot.domain.places import Fewer, Waiting
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import capacities, members
from storage.database import SqlDatabase
from tests.services.community import NOW, organiser
from tests.services.visiting import post, ring, says, stand, visit
from tests.storage.counting import questions

EXPIRED = NOW + timedelta(days=3)
LATER = EXPIRED + timedelta(days=3)


def crowded(store: Store, number: int) -> Gathering:
    """Announce a visit to which one comes, and for which so many wait."""
    made = visit(store, 1)
    says(store, made, "Anna")
    for who in range(number):
        member = members.agree(store, person=Person(2000 + who, f"Zoé {who}", "fr"), now=NOW)
        store.places.wait(Waiting(0, made.id, member.id, NOW))
    return made


def costs(store: Store, number: int) -> dict[str, int]:
    made = crowded(store, number)
    boss = organiser(store)
    asked = {}

    def count(what, deed):
        asked[what] = questions(store, deed)[1]

    count("a look at all", lambda s: stand(s, made))
    count("a place given back", lambda s: says(s, made, "Anna", Answer.NO))
    count("it is offered", ring)
    post(store, now=EXPIRED)
    count("nobody answers", lambda s: ring(s, now=EXPIRED, is_posted=False))
    count(
        "as many places as people",
        lambda s: capacities.set_capacity(
            s, gathering_id=made.id, capacity=number, by=boss, now=EXPIRED
        ),
    )
    count("all are offered", lambda s: ring(s, now=EXPIRED, is_posted=False))
    post(store, now=LATER)
    count("nobody answers either", lambda s: ring(s, now=LATER, is_posted=False))
    return asked


@pytest.mark.parametrize("number", [4, 30])
async def test_places_cost_the_same_for_few_and_for_many(database: SqlDatabase, number):
    few = await database.write(lambda store: costs(store, 4))

    found = await database.write(lambda store: costs(store, number))

    assert found == few
    assert max(found.values()) < 40


async def test_fewer_places_cost_as_much_as_people_wait_again(database: SqlDatabase):
    def deed(store: Store) -> int:
        made = visit(store, 8)
        for name in ("Anna", "Basile", "Chloé"):
            says(store, made, name)
        boss = organiser(store)
        return questions(
            store,
            lambda s: capacities.set_capacity(
                s,
                gathering_id=made.id,
                capacity=1,
                by=boss,
                now=NOW,
                choice=Fewer.LAST_WAIT,
            ),
        )[1]

    assert await database.write(deed) < 50
