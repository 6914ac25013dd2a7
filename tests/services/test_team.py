"""The first organisers are appointed at each start, and once."""

from bot.domain.member import Status
from bot.ports import Store
from bot.services import members, team
from storage.database import SqlDatabase
from tests.services.community import NADIA, NOW, YVES, agreed


def appoint(store: Store):
    team.appoint(store, telegram_ids=[NADIA.telegram_id, YVES.telegram_id], now=NOW)
    return list(store.members.organisers())


async def test_who_is_named_may_organise(database: SqlDatabase):
    organisers = await database.write(appoint)

    assert [organiser.telegram_id for organiser in organisers] == [101, 102]


async def test_appointing_again_changes_nothing(database: SqlDatabase):
    first = await database.write(appoint)

    assert await database.write(appoint) == first


async def test_who_is_known_keeps_their_name(database: SqlDatabase):
    await database.write(agreed)

    organisers = await database.write(appoint)

    assert ("Yves", Status.ACTIVE) in [(one.name, one.status) for one in organisers]


async def test_an_organiser_has_not_agreed_to_anything_yet(database: SqlDatabase):
    organisers = await database.write(appoint)

    assert {organiser.has_agreed for organiser in organisers} == {False}


async def test_an_organiser_who_says_hello_gets_their_own_name(database: SqlDatabase):
    await database.write(appoint)

    nadia = await database.write(lambda store: members.agree(store, person=NADIA, now=NOW))

    assert nadia.is_organiser
    assert nadia.name == "Nadia"
