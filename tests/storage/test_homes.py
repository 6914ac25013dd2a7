"""Who is erased takes along how one comes to their home, and nobody else's door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.erasing import Lack
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Member
from bot.domain.offer import Offer, OfferKind, OfferState
from bot.domain.place import Place
from bot.domain.visit import Visit
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.given import LATER, NOW, meeting, member

SALON = "Salon de Gaëlle, 12 rue du Port"
CODE = "code 4512, 3e étage"


def received(store: Store, hosts: Sequence[Member], organisation: int | None = None) -> Gathering:
    made = meeting(store, kind=Kind.VISIT, place_note="12 rue du Port")
    visit = Visit(made.id, organisation, [one.id for one in hosts])
    told = replace(visit, meeting_point="Devant le porche", access=CODE)
    store.visits.put(replace(told, contact_name="Gaëlle", contact_phone="0612345678"))
    return made


def offered(store: Store, host: Member, topic: str = SALON, **facts: object) -> Place:
    """Have a place known by an offer."""
    name, _, address = topic.partition(", ")
    place = store.gatherings.add_place(name, address=address, access=CODE)
    also_offered(store, host, place, topic, **facts)
    return place


def also_offered(
    store: Store, host: Member, place: Place, topic: str = SALON, **facts: object
) -> None:
    blank = Offer(0, OfferKind.PLACE, host.id, topic, NOW, access=CODE, **facts)  # type: ignore[arg-type]  # each test knows
    made = store.offers.add(blank)
    store.offers.save(replace(made, state=OfferState.ACCEPTED, place_id=place.id))


def entry(store: Store, gathering: Gathering) -> tuple[str, ...]:
    visit = store.visits.of(gathering.id)
    assert visit
    note = store.gatherings.get(gathering.id).place_note
    return note, visit.meeting_point, visit.access, visit.contact_name, visit.contact_phone


async def test_the_way_to_whoever_receives_alone_goes_with_them(database: SqlDatabase):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        made = received(store, [gaelle])
        lacking = store.members.forget(gaelle.id, at=NOW)
        return made.id, entry(store, made), lacking

    which, left, (lacking,) = await database.write(deed)

    assert left == ("", "", "", "", "")
    assert lacking.gathering_id == which
    assert lacking.parts == {
        *(Lack.HOST, Lack.PLACE, Lack.MEETING_POINT, Lack.ACCESS, Lack.CONTACT)
    }


async def test_so_does_it_where_nobody_else_stands_for_the_organisation(database: SqlDatabase):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        farm = store.organisations.add("La Ferme")
        store.organisations.affiliate(gaelle.id, farm.id)
        made = received(store, [gaelle], farm.id)
        store.members.forget(gaelle.id, at=NOW)
        return entry(store, made)

    assert await database.write(deed) == ("", "", "", "", "")


async def test_the_door_of_an_organisation_or_of_another_host_stays(database: SqlDatabase):
    def deed(store: Store):
        gaelle, yves = member(store, "Gaëlle Simon"), member(store, "Yves Le Guen")
        farm = store.organisations.add("La Ferme")
        for one in (gaelle, yves):
            store.organisations.affiliate(one.id, farm.id)
        both = (received(store, [gaelle], farm.id), received(store, [gaelle, yves]))
        lacking = store.members.forget(gaelle.id, at=NOW)
        return [entry(store, one) for one in both], [one.parts for one in lacking]

    left, lacking = await database.write(deed)

    # « Gaëlle », alone, is the name of the only host who is called so: the contact is theirs.
    assert left == [("12 rue du Port", "Devant le porche", CODE, "", "")] * 2
    assert lacking == [{Lack.CONTACT}] * 2


async def test_a_place_of_their_own_is_gone_from_what_is_over_and_from_drafts(
    database: SqlDatabase,
):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        place = offered(store, gaelle)
        past = meeting(store, place=place, starts_at=NOW - timedelta(days=2), ends_at=NOW)
        draft = meeting(store, place=place, status=Status.DRAFT)
        lacking = store.members.forget(gaelle.id, at=NOW)
        there = [store.gatherings.get(one.id).place for one in (past, draft)]
        return draft.id, there, store.gatherings.places(), lacking

    draft, there, places, (lacking,) = await database.write(deed)

    assert (there, places) == ([None, None], [])
    assert (lacking.gathering_id, lacking.parts) == (draft, {Lack.PLACE})


async def test_who_comes_there_finds_it_until_it_is_over_and_nobody_chooses_it_any_more(
    database: SqlDatabase,
):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        coming = meeting(store, place=offered(store, gaelle))
        (lacking,) = store.members.forget(gaelle.id, at=NOW)
        store.expiry.homes(now=LATER)
        during = store.gatherings.get(coming.id).place
        choosable = store.gatherings.places()
        store.expiry.homes(now=LATER + timedelta(hours=3))
        return lacking.parts, during, choosable, store.gatherings.get(coming.id).place

    parts, during, choosable, afterwards = await database.write(deed)

    assert parts == {Lack.CONSENT}
    assert (during.name, during.access, choosable) == ("Salon de Gaëlle", CODE, [])
    assert afterwards is None


async def test_a_visit_that_they_would_have_received_there_loses_it_at_once(
    database: SqlDatabase,
):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        made = received(store, [gaelle])
        store.gatherings.save(replace(made, place=offered(store, gaelle), place_note=""))
        lacking = store.members.forget(gaelle.id, at=NOW)
        parts = frozenset().union(*(one.parts for one in lacking))
        return store.gatherings.get(made.id).place, Lack.PLACE in parts

    assert await database.write(deed) == (None, True)


async def test_what_an_organisation_or_somebody_else_offers_stays(database: SqlDatabase):
    def deed(store: Store):
        gaelle, yves = member(store, "Gaëlle Simon"), member(store, "Yves Le Guen")
        farm = store.organisations.add("La Ferme")
        offered(store, gaelle, "La grange, 1 route du Lac", organisation_id=farm.id)
        shared = offered(store, gaelle, "Le hangar, 2 route du Lac")
        also_offered(store, yves, shared, "Le hangar")
        lacking = store.members.forget(gaelle.id, at=NOW)
        return [(one.name, one.access) for one in store.gatherings.places()], lacking

    places, lacking = await database.write(deed)

    assert places == [("La grange", CODE), ("Le hangar", CODE)]
    assert lacking == []


async def test_of_a_place_that_was_known_before_only_their_words_go(database: SqlDatabase):
    def deed(store: Store):
        gaelle = member(store, "Gaëlle Simon")
        hall = store.gatherings.add_place("La salle", address="3 quai Sud", access=CODE)
        also_offered(store, gaelle, hall, "La salle")
        coming = meeting(store, place=hall)
        (lacking,) = store.members.forget(gaelle.id, at=NOW)
        (left,) = store.gatherings.places()
        return left, lacking == (lacking.__class__(coming.id, frozenset({Lack.ACCESS})))

    left, is_told = await database.write(deed)

    assert (left.name, left.address, left.access) == ("La salle", "3 quai Sud", "")
    assert is_told
