"""Where a host who was erased received people, nobody meets by a change or a copy."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.change import Staged
from bot.domain.gathering import Kind
from bot.domain.offer import Offer, OfferKind, OfferState
from bot.domain.place import Place, PlaceLeft
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import changes, drafts, privacy
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    agreed,
    call_off,
    draft,
    meeting,
    organiser,
)


def home(store: Store) -> Place:
    """Make somebody's home a place that is known because they offered it."""
    place = store.gatherings.add_place("Chez moi", address="4 rue du Four", access="code 12")
    offer = Offer(0, OfferKind.PLACE, agreed(store, GAELLE).id, "Chez moi, 4 rue du Four", NOW)
    kept = replace(store.offers.add(offer), state=OfferState.ACCEPTED, place_id=place.id)
    store.offers.save(kept)
    return place


async def test_a_change_to_a_home_that_left_is_refused_and_the_old_place_stays(database):
    def refused(store: Store) -> Place | None:
        chosen = home(store)
        hall = store.gatherings.add_place("Maison des associations", address="1 place du Marché")
        made = meeting(store, place=hall)
        staged = Staged(made.id, made.revision, place_id=chosen.id)
        privacy.erase(store, agreed(store, GAELLE), now=NOW)
        with pytest.raises(PlaceLeft):
            changes.make(store, staged, member=organiser(store), community=COMMUNITY, now=NOW)
        return store.gatherings.get(made.id).place

    place = await database.write(refused)

    assert place is not None
    assert place.name == "Maison des associations"


async def test_a_copy_of_the_last_meeting_leaves_out_a_home_that_left(database):
    def copied(store: Store) -> tuple[str, Place | None]:
        made = meeting(store, place=home(store), announced_at=NOW)
        privacy.erase(store, agreed(store, GAELLE), now=NOW)
        editor = drafts.open_draft(store, gathering_id=draft(store).id, member=organiser(store))
        copy = drafts.copy_last(store, editor)
        store.expiry.homes(now=STARTS + timedelta(days=30))
        return made.title, store.gatherings.get(copy.id).place

    title, place = await database.write(copied)

    assert title
    assert place is None


async def test_organisers_hear_what_is_missing_of_a_visit_that_is_called_off(database):
    def missing(store: Store) -> int:
        host = agreed(store, GAELLE)
        made = meeting(store, kind=Kind.VISIT, ordinal=None, place_note="12 rue du Port")
        store.places.put(Places(made.id, 4))
        store.visits.put(Visit(made.id, None, [host.id], meeting_point="Devant", access="code"))
        call_off(store, made)
        return len(privacy.erase(store, host, now=NOW).bereft)

    assert await database.write(missing) == 1
