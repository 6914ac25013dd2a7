"""The house notices when a group reads a name, for it does so at the end of every journey."""

import asyncio

import pytest

from bot.sandbox.calls import Call
from storage.database import SqlDatabase
from tests.house.discretion import names_told
from tests.storage import given

GROUP, SOMEBODY = -100200, 100006


def said(chat_id: int, text: str) -> Call:
    params = {"chat_id": str(chat_id), "text": text}
    return Call(1, 0.0, 1, "sendMessage", params, {}, 200, None, 1.0, unknown=False, fault=None)


@pytest.mark.parametrize("text", ["Nadia R. vient", "Merci Nadia !", "(Nadia)"])
async def test_a_name_in_a_group_is_noticed(database: SqlDatabase, database_url: str, text: str):
    await database.write(given.member)

    told = await asyncio.to_thread(names_told, database_url, [said(GROUP, text)])

    assert "sendMessage (call 1): Nadia" in told


async def test_numbers_public_words_and_private_chats_are_let_pass(
    database: SqlDatabase, database_url: str
):
    await database.write(given.member)
    await database.write(lambda store: given.meeting(store, tellers="Nadia et Rosa"))
    calls = [
        said(GROUP, "Je viens : 9 (Nadiane non plus)"),
        said(GROUP, "Récit par Nadia et Rosa"),
        said(SOMEBODY, "Bonjour Nadia R."),
    ]

    assert await asyncio.to_thread(names_told, database_url, calls) == []
