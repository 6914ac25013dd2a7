"""Somebody who opens their doors wants to be forgotten: so is the way to them."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.offer import Offer, OfferKind, OfferState
from bot.domain.visit import Visit
from bot.ports import Store
from tests.house.hosted import CODE, POINT, TITLE, hosted
from tests.house.publishing import written_to
from tests.house.telling import member_of

MISSING = "Ce qui menait chez elle l’est aussi."


async def erased(somebody):
    await somebody.say("/mes_donnees")
    await somebody.tap("Tout effacer")
    await somebody.tap("Oui, tout effacer")
    await somebody.reads("C’est effacé.")


async def test_organisers_read_which_visit_lacks_its_way_in_and_nobody_is_named(monday):
    nadia, yves, coming, host = await written_to(monday, "m01", "m02", "m06", "m10")
    made = await hosted(monday, [host], coming=[coming])

    await erased(host)

    told = await nadia.reads(MISSING)
    assert (await yves.reads(MISSING)).text == told.text
    assert f"{TITLE}, jeudi 11 mars" in told.text
    assert "qui accueille, le lieu, le point de rendez-vous, l’accès, le contact" in told.text
    assert "Rosa" not in told.text
    assert CODE not in told.text
    board = await nadia.tap_in(TITLE, TITLE)
    visit = await monday.look(lambda store: store.visits.of(made.id))
    assert visit == Visit(made.id, host_ids=[])
    assert "Places retenues : 1 sur 4" in board.text


async def test_with_another_host_the_visit_keeps_its_door(sqlite_monday):
    nadia, gaelle, host = await written_to(sqlite_monday, "m01", "m06", "m10")
    made = await hosted(sqlite_monday, [host, gaelle])

    await erased(host)

    told = await nadia.reads(MISSING)
    visit = await sqlite_monday.look(lambda store: store.visits.of(made.id))
    assert told.text.splitlines()[-1].endswith(" : le contact sur place")
    assert (visit.meeting_point, visit.access, visit.contact_name) == (POINT, CODE, "")


async def test_an_organiser_erases_a_host_and_all_hear_what_is_missing(sqlite_monday):
    nadia, yves, host = await written_to(sqlite_monday, "m01", "m02", "m10")
    await hosted(sqlite_monday, [host])

    found = await nadia.say("/membres rosa")
    await nadia.tap_in(found.labels[0], "Moyen de contact")
    await nadia.tap_in("Effacer", "Effacer tout ce qui nomme")
    await nadia.tap("Oui, tout effacer")

    await nadia.reads(MISSING)
    await yves.reads(MISSING)


async def test_a_place_at_home_is_chosen_no_more_and_goes_once_the_meeting_is_over(sqlite_monday):
    house = sqlite_monday
    nadia, host = await written_to(house, "m01", "m10")

    def offer(store: Store):
        made = store.gatherings.next_meeting(now=house.plan.now())
        assert made
        place = store.gatherings.add_place("Chez moi", address="4 rue du Four", access=CODE)
        who = member_of(store, host).id
        blank = Offer(0, OfferKind.PLACE, who, "Chez moi, 4 rue du Four", house.plan.now())
        kept = replace(store.offers.add(blank), state=OfferState.ACCEPTED, place_id=place.id)
        store.offers.save(kept)
        store.gatherings.save(replace(made, place=place))
        return made

    meeting = await house.cellar.change(offer)
    await erased(host)
    told = await nadia.reads(MISSING)
    choosable = await house.look(lambda store: store.gatherings.places())
    there = await house.look(lambda store: store.gatherings.get(meeting.id).place)
    after = meeting.ends_at + timedelta(hours=1)
    await house.cellar.change(lambda store: store.expiry.homes(now=after))
    gone = await house.look(lambda store: store.gatherings.get(meeting.id).place)

    assert "la confirmation du lieu" in told.text
    assert "4 rue du Four" not in told.text
    assert "Chez moi" not in [one.name for one in choosable]
    assert (there.access, gone) == (CODE, None)
