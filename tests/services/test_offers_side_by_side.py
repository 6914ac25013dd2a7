"""A host and an organiser write about the same visit at once: both are read afterwards."""

from dataclasses import replace

import pytest

from bot.domain.gathering import Status
from bot.domain.section import Section
from bot.ports import Store
from bot.services import offers_agreeing, privacy, visits
from storage.database import SqlDatabase, open_database
from storage.gatherings import SAVE
from storage.visits import PUT
from tests.services.community import GAELLE, agreed, organiser
from tests.services.offering import NOW, agree, made, suggested
from tests.services.test_side_by_side import Crossing


@pytest.fixture
def crossing(postgres_url: str):
    """Return two deeds to be, where several write."""
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


async def prepared(database: SqlDatabase):
    return await database.write(lambda store: agree(store, suggested(store, made(store))))


@pytest.mark.parametrize("is_host_first", [True, False])
async def test_the_hosts_entry_and_the_organisers_line_both_stay(crossing, is_host_first):
    offer = await prepared(crossing.database)

    def host(store: Store):
        gaelle, text = agreed(store, GAELLE), "Sonnez deux fois"
        offers_agreeing.note_entry(store, gaelle, offer_id=offer.id, text=text, now=NOW)

    def organise(store: Store):
        hand = visits.take(
            store,
            gathering_id=offer.gathering_id,
            is_live=False,
            member=organiser(store),
            now=NOW,
        )
        visits.write(store, hand, section=Section.MEETING_POINT, text="Devant la gare", now=NOW)

    both = (host, organise) if is_host_first else (organise, host)
    await crossing.cross(*both, before=PUT)

    visit = await crossing.database.read(lambda store: store.visits.of(offer.gathering_id))
    assert (visit.meeting_point, visit.access) == ("Devant la gare", "Sonnez deux fois")


async def test_an_entry_that_crosses_the_announcement_changes_nothing_for_visitors(crossing):
    offer = await prepared(crossing.database)

    def announce(store: Store):
        hand = visits.take(
            store,
            gathering_id=offer.gathering_id,
            is_live=False,
            member=organiser(store),
            now=NOW,
        )
        store.gatherings.save(replace(hand.gathering, status=Status.ANNOUNCED))

    def host(store: Store):
        gaelle, text = agreed(store, GAELLE), "Sonnez deux fois"
        offers_agreeing.note_entry(store, gaelle, offer_id=offer.id, text=text, now=NOW)

    await crossing.cross(announce, host, before=SAVE)

    visit = await crossing.database.read(lambda store: store.visits.of(offer.gathering_id))
    kept = await crossing.database.read(lambda store: store.offers.get(offer.id))
    assert (visit.access, kept.access) == ("", "Sonnez deux fois")


async def test_what_goes_with_a_host_is_not_brought_back_by_who_writes_meanwhile(crossing):
    offer = await prepared(crossing.database)

    def organise(store: Store):
        hand = visits.take(
            store,
            gathering_id=offer.gathering_id,
            is_live=False,
            member=organiser(store),
            now=NOW,
        )
        visits.write(store, hand, section=Section.TOPIC, text="Le four", now=NOW)

    def erase(store: Store):
        privacy.erase(store, agreed(store, GAELLE), now=NOW)

    await crossing.database.write(
        lambda store: store.visits.put(
            replace(store.visits.of(offer.gathering_id), access="Sonnez deux fois")
        )
    )
    await crossing.cross(organise, erase, before=PUT)

    visit = await crossing.database.read(lambda store: store.visits.of(offer.gathering_id))
    assert (visit.topic, visit.access, visit.host_ids) == ("Le four", "", [])
