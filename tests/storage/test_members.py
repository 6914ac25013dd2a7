"""The shelf of members."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.member import Channel, Directory, Role, Status
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import consents, members
from tests.storage.given import LATER, NOW, member
from tests.storage.rows import begun

LARGEST_TELEGRAM_ID = 2**52 - 1


async def test_a_member_comes_back_as_added(database: SqlDatabase):
    def deed(store: Store):
        return store.members.add(
            "Gaëlle S.",
            telegram_id=LARGEST_TELEGRAM_ID,
            status=Status.INVITED,
            at=NOW,
            language="fr",
            channel=Channel.PHONE,
        )

    added = await database.write(deed)

    found = await database.read(lambda store: store.members.by_telegram_id(LARGEST_TELEGRAM_ID))
    assert found == added
    assert (added.name, added.language, added.channel) == ("Gaëlle S.", "fr", Channel.PHONE)


async def test_a_member_comes_back_as_saved(database: SqlDatabase):
    added = await database.write(member)
    changed = replace(
        added,
        name="Karim A.",
        telegram_id=7,
        chat_id=-LARGEST_TELEGRAM_ID,
        language="en",
        status=Status.PAUSED,
        directory=Directory.ORGANISATION,
    )

    await database.write(lambda store: store.members.save(changed))

    assert await database.read(lambda store: store.members.get(added.id)) == changed


async def test_a_member_nobody_knows_is_not_found(database: SqlDatabase):
    assert await database.read(lambda store: store.members.by_telegram_id(4)) is None
    with pytest.raises(LookupError):
        await database.read(lambda store: store.members.get(4))


async def test_the_project_group_are_the_organisers(database: SqlDatabase):
    def deed(store: Store):
        organiser, author = member(store), member(store, "Yves L.")
        store.members.grant(organiser.id, Role.PROJECT_GROUP)
        store.members.grant(organiser.id, Role.PROJECT_GROUP)
        store.members.grant(author.id, Role.AUTHOR)
        return organiser

    organiser = await database.write(deed)

    organisers = await database.read(lambda store: store.members.organisers())
    assert organisers == [replace(organiser, is_organiser=True)]


async def test_two_members_cannot_share_a_telegram_account(database: SqlDatabase):
    await database.write(lambda store: member(store, telegram_id=5))

    with pytest.raises(Exception, match=r"(?i)unique"):
        await database.write(lambda store: member(store, "Yves L.", telegram_id=5))


async def test_a_consent_is_kept_with_the_words_it_was_given_to(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store):
        who = store.members.add("Nadia R.", telegram_id=1, status=Status.INVITED, at=NOW)
        for version, at in (("1", NOW), ("2", LATER)):
            store.members.agree(who.id, purpose="service", text_version=version, at=at)

    await database.write(deed)

    with begun(database_url) as connection:
        given = select(consents.c.text_version, consents.c.given_at).order_by(consents.c.id)
        assert list(connection.execute(given)) == [("1", NOW), ("2", LATER)]
        joined = select(members.c.joined_at, members.c.last_sign_at)
        assert list(connection.execute(joined)) == [(NOW, LATER)]


async def test_text_loses_what_a_database_cannot_hold(database: SqlDatabase):
    added = await database.write(lambda store: member(store, "Na\x00dia \ud83d R."))

    found = await database.read(lambda store: store.members.get(added.id))
    assert found.name == "Nadia ? R."


async def test_a_moment_without_a_zone_is_refused(database: SqlDatabase):
    def deed(store: Store):
        store.members.add(
            "Nadia R.", telegram_id=1, status=Status.ACTIVE, at=NOW.replace(tzinfo=None)
        )

    with pytest.raises(ValueError, match="time zone"):
        await database.write(deed)
    assert await database.read(lambda store: store.members.by_telegram_id(1)) is None
