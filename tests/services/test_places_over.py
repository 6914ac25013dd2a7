"""What is left open of a visit that took place is ended, however late somebody looks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import Status
from storage.database import SqlDatabase
from tests.services.community import ENDS
from tests.services.visiting import free, full, ring, stand


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.HELD, Status.REPORTED])
async def test_an_offer_that_nobody_ended_in_time_ends_after_the_visit(
    database: SqlDatabase, status: Status
):
    def deed(store):
        made = full(store, "Chloé", coming=("Anna",))
        free(store, made)
        before = len(stand(store, made).offered)
        store.gatherings.save(replace(store.gatherings.get(made.id), status=status))
        ring(store, now=ENDS + timedelta(hours=1))
        after = stand(store, made)
        return before, len(after.offered), after.places.taken

    assert await database.write(deed) == (1, 0, 0)
