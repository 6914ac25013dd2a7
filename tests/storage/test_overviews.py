"""Overviews: the right people on the right list, and as few questions for many as for one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.board import PAGE, Listing, Order, Scope
from bot.domain.gathering import Status as GatheringStatus
from bot.domain.member import Channel, Role, Status
from bot.domain.rsvp import Answer, Readers, Rsvp, Via
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.counting import questions
from tests.storage.given import LATER, NOW, answer, meeting, member

SECOND = timedelta(seconds=1)


def scope(gathering, now=NOW):
    return Scope.of(gathering, now)


def reachable(store: Store, name: str, number: int):
    one = member(store, name, telegram_id=number)
    store.members.save(replace(one, chat_id=number))
    return one


def names(store: Store, gathering, listing, *, order=Order.PERSON, start=0, size=99):
    found = store.overviews.listed(scope(gathering), listing, order=order, start=start, size=size)
    return [named.name for named in found]


def put(store: Store, gathering, who, said=Answer.YES, **facts):
    store.rsvps.put(Rsvp(gathering.id, who.id, said, **{"answered_at": NOW, **facts}))


async def test_everybody_is_on_the_list_of_what_they_said(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        said = [("Zoé", Answer.YES), ("Ana", Answer.YES), ("Éva", Answer.NO), ("Bo", Answer.MAYBE)]
        for name, word in said:
            answer(store, gathering, member(store, name), word)
        put(store, gathering, member(store, "Lin"), to_confirm=True)
        return {listing: names(store, gathering, listing) for listing in Listing}

    lists = await database.write(deed)

    assert lists == {
        Listing.COMING: ["Ana", "Zoé"],
        Listing.EXCUSED: ["Éva"],
        Listing.UNSURE: ["Bo"],
        Listing.TO_CONFIRM: ["Lin"],
        Listing.SILENT: ["Yves L."],
        Listing.OTHERWISE: ["Lin", "Yves L."],
    }


async def test_nobody_calls_who_left_sleeps_or_only_observes(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        for name, changes in (
            ("Parti", {"status": Status.LEFT}),
            ("Pause", {"status": Status.PAUSED, "paused_until": LATER}),
            ("Pause sans fin", {"status": Status.PAUSED}),
            ("Samira", {"status": Status.PAUSED, "paused_until": NOW - SECOND}),
            ("Bloqué", {"status": Status.UNREACHABLE, "chat_id": 7}),
        ):
            store.members.save(replace(member(store, name), **changes))
        reachable(store, "Joignable", 8)
        store.members.grant(member(store, "Claire").id, Role.FUNDER_OBSERVER)
        both = Listing.SILENT, Listing.OTHERWISE
        return [names(store, gathering, listing) for listing in both]

    silent, otherwise = await database.write(deed)

    assert silent == ["Bloqué", "Joignable", "Samira", "Yves L."]
    assert otherwise == ["Bloqué", "Claire", "Samira", "Yves L."]


async def test_when_it_is_called_off_those_who_meant_to_come_are_called(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store, status=GatheringStatus.CANCELLED)
        for name, word in (("Oui", Answer.YES), ("Non", Answer.NO), ("Qui sait", Answer.MAYBE)):
            answer(store, gathering, member(store, name), word)
        answer(store, gathering, reachable(store, "Joignable", 9))
        return names(store, gathering, Listing.OTHERWISE)

    assert await database.write(deed) == ["Oui", "Qui sait"]


async def test_after_a_gathering_nobody_is_called_until_its_report_is_there_for_everybody(
    database: SqlDatabase,
):
    def deed(store: Store):
        gathering = meeting(store, starts_at=NOW - 2 * SECOND, ends_at=NOW - SECOND)
        answer(store, gathering, member(store, "Oui"))
        answer(store, gathering, member(store, "Non"), Answer.NO)
        answer(store, gathering, reachable(store, "Joignable", 9))
        store.members.save(replace(member(store, "Parti"), status=Status.LEFT))
        over = names(store, gathering, Listing.OTHERWISE)
        told = replace(gathering, status=GatheringStatus.REPORTED)
        count = store.overviews.totals(scope(told)).otherwise
        return over, names(store, told, Listing.OTHERWISE), count

    assert await database.write(deed) == ([], ["Non", "Oui", "Yves L."], 3)


async def test_a_list_by_organisation_keeps_its_people_together(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        jardins, amap = (store.organisations.add(name) for name in ("Les Jardins", "AMAP"))
        for name, organisation in (("Ana", jardins), ("Bo", amap), ("Cy", jardins), ("Di", None)):
            one = member(store, name)
            if organisation:
                store.organisations.affiliate(one.id, organisation.id)
            answer(store, gathering, one)
        return names(store, gathering, Listing.COMING, order=Order.ORGANISATION)

    assert await database.write(deed) == ["Bo", "Ana", "Cy", "Di"]


async def test_a_person_is_described_with_all_that_a_list_says(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        nadia, lucienne = member(store), member(store, "Lucienne V.")
        note = replace(lucienne, channel=Channel.PHONE, contact_note="après 18 h")
        store.members.save(note)
        amap = store.organisations.add("AMAP")
        store.organisations.affiliate(lucienne.id, amap.id)
        whole = Rsvp(gathering.id, lucienne.id, Answer.YES, 2, NOW, guest_names="Paul, Léa")
        kept = replace(whole, listens=True, word="Bravo", entered_by=nadia.id, via=Via.PHONE)
        store.rsvps.put(kept)
        return kept, store.overviews.one(scope(gathering), lucienne.id)

    kept, named = await database.write(deed)

    assert named is not None
    assert named.rsvp == kept
    assert (named.name, named.organisations, named.noted_by) == ("Lucienne V.", "AMAP", "Nadia R.")
    assert (named.channel, named.contact_note) == (Channel.PHONE, "après 18 h")
    assert (named.is_first, named.is_reachable) == (True, False)


async def test_who_came_before_is_not_a_first_timer(database: SqlDatabase):
    def deed(store: Store):
        past = meeting(store, starts_at=NOW - timedelta(days=30), ends_at=NOW - timedelta(days=30))
        dropped = meeting(store, starts_at=NOW - SECOND, status=GatheringStatus.CANCELLED)
        now = meeting(store)
        ana, bo, cy = (member(store, name) for name in ("Ana", "Bo", "Cy"))
        for gathering, who, word in (
            (past, ana, Answer.YES),
            (past, bo, Answer.NO),
            (dropped, cy, Answer.YES),
            *((now, one, Answer.YES) for one in (ana, bo, cy)),
        ):
            answer(store, gathering, who, word)
        listed = store.overviews.listed(
            scope(now), Listing.COMING, order=Order.PERSON, start=0, size=9
        )
        first = [named.name for named in listed if named.is_first]
        return first, store.overviews.totals(scope(now)).first_timers

    assert await database.write(deed) == (["Bo", "Cy"], 2)


@pytest.mark.parametrize("typed", ["GAELLE", "gaël", "la gaëlle", "jardins", "les jardins"])
async def test_people_are_found_by_a_part_of_their_name_or_organisation(
    database: SqlDatabase, typed: str
):
    def deed(store: Store):
        gathering = meeting(store)
        gaelle = member(store, "Gaëlle S.")
        store.organisations.affiliate(gaelle.id, store.organisations.add("Les Jardins").id)
        return store.overviews.like(scope(gathering), typed, start=0, size=9)

    assert [named.name for named in await database.write(deed)] == ["Gaëlle S."]


def crowd(store: Store, gathering, number: int):
    for i in range(number):
        answer(store, gathering, member(store, f"Personne {i}"), list(Answer)[i % 3])


def screens(store: Store, gathering):
    """Ask for everything that overviews tell; return how long the longest list is."""
    seen, overviews = scope(gathering), store.overviews
    overviews.totals(seen)
    found = [
        overviews.listed(seen, listing, order=order, start=0, size=PAGE + 1)
        for listing in Listing
        for order in Order
    ]
    overviews.like(seen, "personne", start=0, size=PAGE + 1)
    overviews.news(gathering.id, since=NOW - SECOND, besides=0, size=PAGE)
    overviews.words(gathering.id, readers=set(Readers), start=0, size=PAGE)
    return max(map(len, found))


async def test_ten_times_as_many_people_take_no_more_questions(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        crowd(store, gathering, 6)
        few = questions(store, lambda counted: screens(counted, gathering))
        crowd(store, gathering, 60)
        return few, questions(store, lambda counted: screens(counted, gathering))

    (few, first), (many, then) = await database.write(deed)

    assert few < many == PAGE + 1
    assert first == then == 3 + len(Listing) * len(Order) + 3
