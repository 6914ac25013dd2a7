"""One database, and the bot it belongs to."""

from datetime import UTC, datetime

from bot.services import identity

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


async def test_another_bot_on_the_same_database_is_heard_from_its_first_update(database):
    await database.write(lambda store: identity.take_up(store, bot_id=7))
    update = (1, {"update_id": 5})
    await database.write(lambda store: store.inbox.keep([update], offset=6, at=NOW))

    is_another = await database.write(lambda store: identity.take_up(store, bot_id=8))

    assert is_another
    assert await database.read(lambda store: store.inbox.offset()) == 0
    assert await database.write(lambda store: store.inbox.keep([update], offset=6, at=NOW))


async def test_the_same_bot_goes_on_where_it_was(database):
    await database.write(lambda store: identity.take_up(store, bot_id=7))
    await database.write(lambda store: store.inbox.keep([], offset=6, at=NOW))

    is_another = await database.write(lambda store: identity.take_up(store, bot_id=7))

    assert not is_another
    assert await database.read(lambda store: store.inbox.offset()) == 6
