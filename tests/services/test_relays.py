"""Who reads a message to the project group, and who may reply in its name."""

from dataclasses import replace

import pytest

from bot.domain.member import Member, NotAnOrganiser, Person, Role, Status
from bot.ports import Store
from bot.services import members, relays
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NADIA, NOW, YVES, agreed, organiser

INES = Person(105, "Inès", "fr")


def another(store: Store, person: Person = INES) -> Member:
    member = agreed(store, person)
    store.members.grant(member.id, Role.PROJECT_GROUP)
    return store.members.get(member.id)


async def test_every_organiser_with_an_open_chat_reads_it_but_not_its_author(
    database: SqlDatabase,
):
    def deed(store: Store):
        nadia, ines = organiser(store), another(store)
        lost = another(store, Person(106, "Malik"))
        members.lose(store, lost)
        everybody = relays.listeners(store, now=NOW)
        return everybody, relays.listeners(store, now=NOW, but=nadia.id), ines

    everybody, others, ines = await database.write(deed)

    assert [o.telegram_id for o in everybody] == [NADIA.telegram_id, INES.telegram_id]
    assert [o.id for o in others] == [ines.id]


async def test_an_organiser_who_pauses_is_left_alone_unless_nobody_else_is_there(
    database: SqlDatabase,
):
    def deed(store: Store):
        nadia, ines = organiser(store), another(store)
        store.members.save(replace(nadia, status=Status.PAUSED))
        one = relays.listeners(store, now=NOW)
        store.members.save(replace(ines, status=Status.PAUSED))
        return [o.name for o in one], len(relays.listeners(store, now=NOW))

    assert await database.write(deed) == (["Inès"], 2)


async def test_a_reply_is_noted_without_a_word_of_it(database: SqlDatabase):
    def deed(store: Store):
        nadia, ines, gaelle = organiser(store), another(store), agreed(store, GAELLE)
        replying = relays.reply(store, nadia, chat_id=GAELLE.telegram_id, now=NOW)
        return replying, ines, gaelle, store.audit.page(start=0, size=9)

    replying, ines, gaelle, entries = await database.write(deed)

    assert (replying.to, replying.others) == (gaelle, [ines])
    assert [(e.action, e.subject, e.facts) for e in entries] == [
        ("relay.reply", f"member:{gaelle.id}", "")
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_GROUP}))
async def test_no_other_role_replies_in_the_name_of_the_group(database: SqlDatabase, role: Role):
    def deed(store: Store):
        yves = agreed(store, YVES)
        store.members.grant(yves.id, role)
        relays.reply(store, yves, chat_id=GAELLE.telegram_id, now=NOW)

    with pytest.raises(NotAnOrganiser):
        await database.write(deed)


async def test_a_right_that_was_taken_meanwhile_is_gone(database: SqlDatabase):
    def deed(store: Store):
        nadia = organiser(store)
        store.team.revoke(nadia.id, Role.PROJECT_GROUP)
        relays.reply(store, nadia, chat_id=GAELLE.telegram_id, now=NOW)

    with pytest.raises(NotAnOrganiser):
        await database.write(deed)


async def test_somebody_who_left_the_chat_is_not_written_to(database: SqlDatabase):
    def deed(store: Store):
        nadia, gaelle = organiser(store), agreed(store, GAELLE)
        members.lose(store, gaelle)
        replying = relays.reply(store, nadia, chat_id=GAELLE.telegram_id, now=NOW)
        return replying.is_lost, store.audit.count()

    assert await database.write(deed) == (True, 0)


async def test_a_pause_outlasts_a_block(database: SqlDatabase):
    def deed(store: Store):
        gaelle = agreed(store, GAELLE)
        store.members.save(paused := replace(gaelle, status=Status.PAUSED))
        members.lose(store, paused)
        back = members.open_chat(store, store.members.get(gaelle.id))
        return back.status, back.chat_id

    assert await database.write(deed) == (Status.PAUSED, GAELLE.telegram_id)
