"""The groups hear that we were away: each of them, once, whatever hinders the word."""

from datetime import timedelta

from bot.calls import Screen
from bot.outcomes import Gone, NotSent, Reason
from bot.ports import Database, Store
from bot.post.notices import OutageNotice
from bot.services import outages
from tests.post.desk import DOUBT, GROUP, NOW, Wire

OTHER_GROUP = -43


async def absence(database: Database, *, minutes: int = 5) -> None:
    """Note an absence of which two groups have not heard."""

    def deed(store: Store) -> None:
        for chat_id in (GROUP, OTHER_GROUP):
            store.spaces.open(chat_id, thread_id=None, title="Les jardins", at=NOW)
        outages.note(store, NOW, NOW + timedelta(minutes=minutes))

    await database.write(deed)


def notice(wire: Wire, database: Database) -> OutageNotice:
    return OutageNotice(
        wire, database, draw=lambda _: Screen("J’étais là."), now=lambda: NOW, first_pause=0.001
    )


def told(wire: Wire) -> list[int]:
    return [call.fields["chat_id"] for call in wire.calls]


async def test_every_group_is_told_once(database: Database):
    wire = Wire()
    await absence(database)

    for _ in range(2):
        await notice(wire, database).tell()

    assert told(wire) == [GROUP, OTHER_GROUP]


async def test_a_word_that_surely_did_not_arrive_is_said_again(database: Database):
    wire = Wire(outcomes=[NotSent("no line")])
    await absence(database)

    await notice(wire, database).tell()

    assert told(wire) == [GROUP, GROUP, OTHER_GROUP]


async def test_a_word_that_perhaps_arrived_is_not_repeated(database: Database):
    wire = Wire(outcomes=[DOUBT])
    await absence(database)

    await notice(wire, database).tell()

    assert told(wire) == [GROUP, OTHER_GROUP]


async def test_a_group_that_is_gone_is_closed_and_the_others_hear(database: Database):
    wire = Wire(outcomes=[Gone(Reason.NOT_IN_CHAT)])
    await absence(database)

    await notice(wire, database).tell()

    spaces = await database.read(lambda store: store.spaces.all())
    assert [space.chat_id for space in spaces] == [OTHER_GROUP]
    assert told(wire) == [GROUP, OTHER_GROUP]


async def test_an_absence_noted_while_another_is_told_is_told_too(database: Database):
    class Meanwhile(Wire):
        async def send(self, call, *, has_turn=False):
            if not self.calls:
                await absence(database, minutes=60)
            return await super().send(call, has_turn=has_turn)

    wire = Meanwhile()
    await absence(database)

    for _ in range(2):
        await notice(wire, database).tell()

    assert told(wire) == [GROUP, OTHER_GROUP] * 2
