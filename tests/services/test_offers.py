"""What members offer, and what becomes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.directory import Account
from bot.domain.draft import TooLate
from bot.domain.gathering import Status
from bot.domain.member import NotAnOrganiser
from bot.domain.offer import (
    AlreadyAnnounced,
    DateGone,
    DateOutdated,
    NoSuchOffer,
    OfferChanged,
    OfferKind,
    OfferSettled,
    OfferState,
)
from bot.domain.offering import Offering
from bot.ports import Store
from bot.services import merges, offers, offers_agreeing, offers_letters, offers_settling
from bot.services.reading import Reading
from storage.database import SqlDatabase
from tests.services.community import GAELLE, YVES, agreed, meeting, organiser
from tests.services.digesting import EVENING, MONDAY, begun, read
from tests.services.offering import NOW, THURSDAY, agree, made, settle, suggested


async def test_a_visit_is_told_at_the_first_meeting_after_it(database: SqlDatabase):
    def deed(store: Store):
        told_at = meeting(store)
        assert told_at.starts_at
        early = told_at.starts_at - timedelta(days=2)
        offer = agree(store, suggested(store, made(store), at=early), at=early)
        return told_at.id, store.visits.of(offer.gathering_id or 0)

    told_at, visit = await database.write(deed)

    assert (visit.told_at, visit.told_next) == (told_at, False)


async def test_another_date_may_be_agreed_on_while_the_visit_is_a_draft(database: SqlDatabase):
    def deed(store: Store):
        first = agree(store, suggested(store, made(store)))
        later = THURSDAY + timedelta(days=7)
        again = agree(store, suggested(store, store.offers.get(first.id), at=later), at=later)
        return first, again, store.gatherings.get(again.gathering_id or 0).starts_at

    first, again, starts_at = await database.write(deed)

    assert first.gathering_id == again.gathering_id
    assert starts_at == THURSDAY + timedelta(days=7)


async def test_so_few_places_ask_for_no_more_than_there_are(database: SqlDatabase):
    def deed(store: Store):
        return store.places.of(settle(store, made(store)).gathering_id or 0)

    places = await database.write(deed)

    assert (places.capacity, places.minimum) == (2, 2)


async def test_a_yes_counts_once_and_only_for_the_date_that_stands(database: SqlDatabase):
    def deed(store: Store):
        offer = suggested(store, made(store))
        with pytest.raises(DateOutdated):
            agree(store, offer, at=THURSDAY + timedelta(days=1))
        with pytest.raises(DateGone):
            agree(store, offer, now=THURSDAY)
        agree(store, offer)
        with pytest.raises(DateOutdated):
            agree(store, offer)
        return store.gatherings.waiting(0, start=0, most=9)

    assert len(await database.write(deed)) == 1


async def test_who_saw_an_older_state_changes_nothing(database: SqlDatabase):
    def deed(store: Store):
        offer = made(store)
        suggested(store, offer)
        with pytest.raises(OfferChanged):
            settle(store, offer)
        with pytest.raises(OfferChanged):
            offers_settling.decline(
                store, organiser(store), offer_id=offer.id, version=offer.version, now=NOW
            )
        return store.offers.get(offer.id)

    offer = await database.write(deed)

    assert (offer.state, offer.proposed_at) == (OfferState.PROPOSED, THURSDAY)


async def test_nobody_else_acts_on_an_offer(database: SqlDatabase):
    def deed(store: Store):
        offer, other = made(store), agreed(store, YVES)
        with pytest.raises(NotAnOrganiser):
            offers_settling.look(store, other, offer.id)
        with pytest.raises(NotAnOrganiser):
            offers_settling.ask(store, other, offer_id=offer.id, text="Quand ?", now=NOW)
        with pytest.raises(NoSuchOffer):
            offers.write(store, other, offer_id=offer.id, text="Demain", now=NOW)
        with pytest.raises(NoSuchOffer):
            offers_agreeing.withdraw(store, other, offer_id=offer.id, now=NOW)
        return store.offers.get(offer.id).state

    assert await database.write(deed) is OfferState.PROPOSED


async def test_what_was_settled_is_not_settled_again(database: SqlDatabase):
    def deed(store: Store):
        offer = made(store)
        offers_agreeing.withdraw(store, agreed(store, GAELLE), offer_id=offer.id, now=NOW)
        gone = store.offers.get(offer.id)
        for deed_ in (settle, suggested):
            with pytest.raises(OfferSettled):
                deed_(store, gone)
        with pytest.raises(OfferSettled):
            offers_agreeing.withdraw(store, agreed(store, GAELLE), offer_id=offer.id, now=NOW)
        return gone.state

    assert await database.write(deed) is OfferState.WITHDRAWN


async def test_a_date_that_is_past_is_not_suggested(database: SqlDatabase):
    def deed(store: Store):
        with pytest.raises(TooLate):
            suggested(store, made(store), at=NOW)
        return store.offers.count_waiting()

    assert await database.write(deed) == 1


async def test_from_an_announced_visit_nobody_withdraws_by_a_button(database: SqlDatabase):
    def deed(store: Store):
        offer = settle(store, made(store))
        draft = store.gatherings.get(offer.gathering_id or 0)
        announced = replace(draft, status=Status.ANNOUNCED)
        store.gatherings.save(announced)
        with pytest.raises(AlreadyAnnounced):
            offers_agreeing.withdraw(store, agreed(store, GAELLE), offer_id=offer.id, now=NOW)
        return store.gatherings.get(announced.id).status

    assert await database.write(deed) is Status.ANNOUNCED


async def test_an_offer_waits_again_when_its_draft_is_thrown_away(database: SqlDatabase):
    def deed(store: Store):
        offer = settle(store, made(store))
        before = store.offers.count_waiting()
        store.gatherings.delete_draft(offer.gathering_id or 0)
        again = settle(store, store.offers.get(offer.id))
        return before, again.state, store.offers.count_waiting()

    assert await database.write(deed) == (0, OfferState.ACCEPTED, 0)


async def test_a_place_whose_seats_are_known_is_the_same_wherever_it_is_read(
    database: SqlDatabase,
):
    def deed(store: Store):
        chosen = store.gatherings.add_place("La salle du port", seats=30)
        there = meeting(store, place=chosen)
        return chosen.seats, chosen == store.gatherings.get(there.id).place

    assert await database.write(deed) == (30, True)


async def test_an_offer_follows_its_host_when_two_records_are_merged(database: SqlDatabase):
    def deed(store: Store):
        offer, other = made(store), agreed(store, YVES)
        merges.merge(
            store,
            by=organiser(store),
            kept_id=other.id,
            gone_id=offer.member_id or 0,
            account=Account.KEPT,
            now=NOW,
        )
        return store.offers.get(offer.id).member_id, other.id

    host, kept = await database.write(deed)

    assert host == kept


@pytest.mark.parametrize(("is_moved", "thanked"), [(False, ["Gaëlle"]), (True, [])])
async def test_who_offered_a_place_is_thanked_unless_it_is_held_elsewhere_by_now(
    database: SqlDatabase, *, is_moved: bool, thanked: list[str]
):
    place = Offering(OfferKind.PLACE, "La salle du port", "", "le soir", "une", 30, equipment="un")

    def deed(store: Store):
        offer = settle(store, made(store, offering=place))
        there = next(one for one in store.gatherings.places() if one.id == offer.place_id)
        elsewhere = store.gatherings.add_place("Chez Rosa", address="1 rue secrète")
        used = meeting(store, place=there)
        offers_letters.promise(store, used, now=NOW)
        if is_moved:
            store.gatherings.save(replace(used, place=elsewhere))
        due = store.deliveries.claim(now=NOW, most=9)
        reading = Reading(store, due, now=NOW)
        found = [offers_letters.about(reading, one, reading.member(one.member_id)) for one in due]
        return [one.member.name for one in found if one]

    assert await database.write(deed) == thanked


async def test_organisers_read_in_the_evening_what_waits_for_longer_than_a_week(database):
    def deed(store: Store):
        begun(store)
        made(store, now=EVENING - timedelta(days=7, minutes=5))
        made(store, now=MONDAY)
        return read(store, now=EVENING)["Nadia"].news.offers

    waiting = await database.write(deed)

    assert (waiting.count, waiting.is_news) == (1, True)
