"""The first organisers are appointed at each start, and once; never is nobody left."""

import pytest

from bot.domain.invitation import NoSuchLink
from bot.domain.member import Role, Status
from bot.domain.team import LastOrganiser
from bot.ports import Store
from bot.services import members, team
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NADIA, NOW, YVES, agreed, organiser


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


async def test_somebody_without_telegram_is_not_the_one_who_stays(database: SqlDatabase):
    def deed(store: Store):
        nadia = organiser(store)
        lucienne = store.members.add("Lucienne", telegram_id=None, status=Status.INVITED, at=NOW)
        team.hand_over(store, member=nadia, to_id=lucienne.id, now=NOW)

    with pytest.raises(LastOrganiser):
        await database.write(deed)


async def test_who_leaves_the_project_group_leaves_no_open_link_behind(database: SqlDatabase):
    def deed(store: Store):
        nadia, yves = organiser(store), agreed(store, YVES)
        store.members.grant(yves.id, Role.PROJECT_GROUP)
        token = team.invite(store, member=yves, role=Role.PROJECT_GROUP, now=NOW)
        role = Role.PROJECT_GROUP
        team.take(store, member=nadia, from_id=yves.id, role=role, now=NOW)
        return token

    token = await database.write(deed)

    with pytest.raises(NoSuchLink):
        await database.write(
            lambda store: team.accept(store, token=token, person=GAELLE, member=None, now=NOW)
        )
