"""Of the places that were offered to a meeting, organisers choose one."""

import pytest

from bot.domain.offer import OfferChanged, OfferState
from bot.domain.place import Format
from bot.domain.place_call import CallOver
from bot.ports import Store
from bot.services import offers, offers_settling
from storage.database import SqlDatabase
from tests.services.calling import WHOLE, answered, called, retain, thanked
from tests.services.changing import MONDAY
from tests.services.community import GAELLE, YVES, agreed, organiser


async def test_the_chosen_place_is_set_and_the_others_are_thanked_once(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        chosen = answered(store, gathering)
        other = answered(store, gathering, YVES, "La grange")
        answered(store, gathering, YVES, "La cave")
        retain(store, chosen)
        return store.gatherings.get(gathering.id), chosen, other, thanked(store)

    after, chosen, other, told = await database.write(deed)

    assert after.place.name == "Salle du port"
    assert after.format is Format.IN_PERSON
    assert told == [other.member_id]
    kept = await database.read(lambda store: store.offers.get(other.id))
    settled = await database.read(lambda store: store.offers.get(chosen.id))
    assert (kept.state, settled.state) == (OfferState.PROPOSED, OfferState.ACCEPTED)
    assert kept.call_at == after.starts_at


async def test_a_place_that_was_accepted_before_can_still_be_chosen(database: SqlDatabase):
    def deed(store: Store):
        gathering = called(store)
        offer = answered(store, gathering)
        known = offers_settling.accept(
            store, organiser(store), offer_id=offer.id, version=offer.version, now=MONDAY
        )
        retain(store, known.offer)
        return store.gatherings.get(gathering.id), thanked(store)

    after, told = await database.write(deed)

    assert after.place.name == "Salle du port"
    assert told == []


async def test_who_looked_before_somebody_else_acted_chooses_nothing(database: SqlDatabase):
    def outdated(store: Store):
        retain(store, answered(store, called(store)), version=7)

    def second(store: Store):
        gathering = called(store)
        first, other = answered(store, gathering), answered(store, gathering, YVES, "La grange")
        retain(store, first)
        retain(store, other)

    def no_answer(store: Store):
        host = agreed(store, GAELLE)
        retain(store, offers.make(store, host, WHOLE, now=MONDAY))

    for deed, refusal in ((outdated, OfferChanged), (second, CallOver), (no_answer, CallOver)):
        with pytest.raises(refusal):
            await database.write(deed)
