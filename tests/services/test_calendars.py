"""Personal calendar addresses: secret, one at a time, and gone with the person."""

import pytest

from bot.domain.gathering import NoSuchGathering
from bot.services import calendars
from storage.tables import metadata
from tests.services.community import GAELLE, NOW, YVES, agreed, meeting
from tests.storage.rows import rows_of


async def test_a_member_finds_their_meeting_with_their_own_answer(database):
    def deed(store):
        made = meeting(store)
        taken = calendars.take(store, gathering_id=made.id, member=agreed(store), now=NOW)
        assert (taken.seen.gathering, taken.starts_at) == (made, made.starts_at)
        with pytest.raises(NoSuchGathering):
            calendars.take(store, gathering_id=99, member=None, now=NOW)

    await database.write(deed)


async def test_an_address_leads_to_its_member_and_only_its_hash_is_kept(database, database_url):
    def deed(store):
        yves, gaelle = agreed(store, YVES), agreed(store, GAELLE)
        tokens = [calendars.open_feed(store, member, now=NOW) for member in (yves, gaelle)]
        assert [calendars.member_of(store, token) for token in tokens] == [yves, gaelle]
        assert calendars.member_of(store, "x" * 22) is None
        assert calendars.member_of(store, "\ud800") is None
        return tokens

    tokens = await database.write(deed)

    kept = str(rows_of(database_url, metadata.tables["feeds"]))
    assert len(set(tokens)) == 2
    assert all(len(token) == 22 and token not in kept for token in tokens)


async def test_a_new_address_closes_the_one_before(database):
    def deed(store):
        yves = agreed(store)
        first, second = (calendars.open_feed(store, yves, now=NOW) for _ in range(2))
        assert calendars.member_of(store, first) is None
        assert calendars.member_of(store, second) == yves

    await database.write(deed)


async def test_a_revoked_address_leads_nowhere(database):
    def deed(store):
        yves = agreed(store)
        token = calendars.open_feed(store, yves, now=NOW)
        assert calendars.revoke(store, yves, now=NOW)
        assert calendars.member_of(store, token) is None
        assert not calendars.revoke(store, yves, now=NOW)

    await database.write(deed)


async def test_an_address_goes_with_the_person(database, database_url):
    def deed(store):
        yves = agreed(store)
        token = calendars.open_feed(store, yves, now=NOW)
        store.members.forget(yves.id, at=NOW)
        assert calendars.member_of(store, token) is None

    await database.write(deed)

    assert rows_of(database_url, metadata.tables["feeds"]) == []
