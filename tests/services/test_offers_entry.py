"""What a host says of how to get in: kept with the visit while it is prepared, and passed on."""

from dataclasses import replace

import pytest

from bot.domain.gathering import Status
from bot.ports import Store
from bot.services import offers_agreeing
from storage.database import SqlDatabase
from tests.services.community import GAELLE, agreed
from tests.services.offering import NOW, agree, made, suggested


@pytest.mark.parametrize(
    ("status", "visitors_read"),
    [(Status.DRAFT, "Sonnez deux fois"), (Status.ANNOUNCED, "Code 12")],
)
async def test_what_is_announced_is_not_changed_behind_the_back_of_who_has_a_place(
    database: SqlDatabase, status: Status, visitors_read: str
):
    def deed(store: Store):
        offer = agree(store, suggested(store, made(store)))
        which = offer.gathering_id or 0
        visit = store.visits.of(which)
        assert visit
        store.visits.put(replace(visit, access="Code 12"))
        store.gatherings.save(replace(store.gatherings.get(which), status=status))
        said = offers_agreeing.note_entry(
            store, agreed(store, GAELLE), offer_id=offer.id, text="Sonnez deux fois", now=NOW
        )
        kept = store.visits.of(which)
        return said.text, kept and kept.access, store.offers.get(offer.id).access

    told, access, offered = await database.write(deed)

    assert (told, offered) == ("Sonnez deux fois", "Sonnez deux fois")
    assert access == visitors_read
