"""What a reply teaches about a chat is written down with it."""

from bot.calls import Screen, redraw, say
from bot.domain.member import Status
from bot.outcomes import (
    Gone,
    Migrated,
    Reason,
    TargetLost,
)
from bot.ports import Database, Store
from tests.post.desk import GROUP, HELLO, NEW_GROUP, NOW, Wire, pay


async def test_a_person_who_blocked_the_bot_is_noted_as_unreachable(database: Database):
    def arrive(store: Store) -> None:
        store.members.add("Nadia R.", telegram_id=101, status=Status.ACTIVE, at=NOW)

    await database.write(arrive)

    await pay(Wire([Gone(Reason.BLOCKED)]), database, HELLO)

    member = await database.read(lambda store: store.members.by_telegram_id(101))
    assert member is not None
    assert member.status is Status.UNREACHABLE


async def test_a_group_that_moved_is_followed_and_noted(database: Database):
    await database.write(lambda s: s.spaces.open(GROUP, thread_id=None, title="P", at=NOW))
    wire = Wire([Migrated(NEW_GROUP)])

    await pay(wire, database, say(GROUP, Screen("Bonjour")))

    spaces = await database.read(lambda store: store.spaces.all())
    assert [call.fields["chat_id"] for call in wire.calls] == [GROUP, NEW_GROUP]
    assert [space.chat_id for space in spaces] == [NEW_GROUP]


async def test_a_screen_that_is_gone_is_shown_anew(database: Database):
    wire = Wire([TargetLost()])

    await pay(wire, database, redraw(101, 5, Screen("b")))

    assert [call.method for call in wire.calls] == ["editMessageText", "sendMessage"]
    assert "message_id" not in wire.calls[1].fields


async def test_a_message_that_shows_a_gathering_becomes_a_card(database: Database):
    def draft(store: Store) -> int:
        by = store.members.add("Nadia R.", telegram_id=101, status=Status.ACTIVE, at=NOW)
        return store.gatherings.add_draft(created_by=by.id, at=NOW).id

    gathering_id = await database.write(draft)

    await pay(Wire(), database, say(101, Screen("Mardi"), card_of=gathering_id))

    [card] = await database.read(lambda store: store.cards.of(gathering_id))
    assert (card.chat_id, card.message_id) == (101, 9)
