"""Which place an offer speaks of: « Chez moi » is said by many, and each has another door."""

import pytest

from bot.domain.member import Person
from bot.domain.offer import Offer, OfferKind
from bot.domain.place import Place
from bot.ports import Store
from bot.services import offers_settling, privacy
from storage.database import SqlDatabase
from tests.services.community import GAELLE, YVES, agreed, organiser
from tests.services.offering import NOW

HOME = "Chez moi, 4 rue du Four"


def accepted(store: Store, host: Person, topic: str = HOME, **facts: object) -> int | None:
    """Accept a place that somebody offers; return which one that is."""
    blank = Offer(0, OfferKind.PLACE, agreed(store, host).id, topic, NOW, **facts)  # type: ignore[arg-type]  # each test knows
    offer = store.offers.add(blank)
    return offers_settling.accept(
        store, organiser(store), offer_id=offer.id, version=offer.version, now=NOW
    ).offer.place_id


def known(store: Store) -> list[tuple[str, str]]:
    return sorted((place.name, place.address) for place in store.gatherings.places())


def found(store: Store, which: int) -> Place:
    return next(place for place in store.gatherings.places() if place.id == which)


@pytest.mark.parametrize(
    ("other", "address"),
    [("Chez moi, 9 rue Haute", "9 rue Haute"), ("chez moi", ""), ("Chez moi, 4", "4")],
)
async def test_two_homes_that_are_called_alike_are_two(
    database: SqlDatabase, other: str, address: str
):
    def deed(store: Store):
        accepted(store, GAELLE, access="code 12")
        second = found(store, accepted(store, YVES, other, access="code 9") or 0)
        privacy.erase(store, agreed(store, GAELLE), now=NOW)
        return second, store.gatherings.places()

    second, left = await database.write(deed)

    assert (second.address, second.access) == (address, "code 9")
    assert left == [second]


async def test_two_who_give_no_address_speak_each_of_their_own_home(database: SqlDatabase):
    def deed(store: Store):
        return accepted(store, GAELLE, "Chez moi") == accepted(store, YVES, "Chez moi")

    assert await database.write(deed) is False


async def test_whose_home_it_is_is_known_where_a_place_is_chosen(database: SqlDatabase):
    def deed(store: Store):
        store.gatherings.add_place("La Salle du Port")
        for host in (GAELLE, YVES):
            accepted(store, host, "Chez moi")
        before = [place.host for place in store.gatherings.places()]
        privacy.erase(store, agreed(store, GAELLE), now=NOW)
        return before, [place.host for place in store.gatherings.places()]

    before, after = await database.write(deed)

    assert before == [GAELLE.first_name, YVES.first_name, ""]
    assert after == [YVES.first_name, ""]


async def test_two_who_offer_the_same_door_offer_one_place(database: SqlDatabase):
    def deed(store: Store):
        return accepted(store, GAELLE) == accepted(store, YVES, "chez moi, 4, rue du four")

    assert await database.write(deed) is True


@pytest.mark.parametrize(
    ("again", "addresses"),
    [
        ("Chez moi", ["4 rue du Four"]),
        ("Chez moi, 4, rue du Four, 3e étage", ["4 rue du Four"]),
        ("Chez moi, 12 quai Neuf", ["12 quai Neuf", "4 rue du Four"]),
    ],
)
async def test_what_one_host_offers_again_is_the_same_place_until_they_live_elsewhere(
    database: SqlDatabase, again: str, addresses: list[str]
):
    def deed(store: Store):
        accepted(store, GAELLE)
        accepted(store, GAELLE, again)
        before = [address for _, address in known(store)]
        privacy.erase(store, agreed(store, GAELLE), now=NOW)
        return before, known(store)

    assert await database.write(deed) == (addresses, [])


@pytest.mark.parametrize(
    ("address", "is_known"), [("", True), ("3, Quai", True), ("7 quai", False)]
)
async def test_a_place_that_organisers_know_is_known_better_where_nothing_says_it_is_another(
    database: SqlDatabase, *, address: str, is_known: bool
):
    def deed(store: Store):
        hall = store.gatherings.add_place("La Salle du Port", address=address)
        said = {"access": "de plain-pied", "equipment": "un écran", "capacity": 30}
        which = accepted(store, GAELLE, "salle du port, 3 quai", **said)
        return which == hall.id, found(store, which or 0)

    is_hall, place = await database.write(deed)

    assert is_hall is is_known
    assert (place.access, place.seats) == ("de plain-pied · un écran", 30)
