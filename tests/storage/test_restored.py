"""A backup that is put back sends nothing by itself: much of it may have left since."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.delivery import Kind, Promise, State
from bot.domain.mailing import Group, MailingKind, MailingState, Segment
from storage.backup import backup, restore
from storage.database import open_database
from tests.storage.given import meeting, member

NOW = datetime(2026, 1, 12, 10, tzinfo=UTC)  # long ago, whenever this is run
FAR = datetime(2999, 1, 12, 10, tzinfo=UTC)


def _owe(store):
    """Have a mailing under way, a message in the air, one that is due and one for later."""
    made, one = meeting(store), member(store, "Gaëlle")
    mailing = store.mailings.add(
        MailingKind.MESSAGE, Segment((Group.EVERYONE,)), by=one.id, at=NOW
    )
    store.mailings.save(replace(mailing, state=MailingState.RUNNING, confirmed_at=NOW))
    of_many = {"mailing_id": mailing.id}
    for key, due_at, more in (
        ("in the air", NOW - timedelta(minutes=1), {}),
        ("due", NOW, {}),
        ("later", FAR, {}),
        ("of many", NOW, of_many),
        ("of many, later", FAR, of_many),
    ):
        kind = Kind.MESSAGE if more else Kind.CHANGED
        store.deliveries.plan([Promise(key, kind, one.id, made.id, due_at, **more)], at=NOW)
    (claimed,) = store.deliveries.claim(now=NOW, most=1)
    store.deliveries.begin(claimed, now=NOW)
    store.cards.owe(made.id, chat_id=-42, thread_id=None)
    return made.id


def _found(store, gathering_id):
    keys = ("in the air", "due", "later", "of many", "of many, later")
    states = {key: store.deliveries.find(key).state for key in keys}
    return states, store.mailings.get(1).state, store.cards.of(gathering_id)


async def test_nothing_that_was_due_leaves_by_itself_after_a_restore(
    sqlite_url: str, tmp_path: Path
):
    with closing(open_database(sqlite_url)) as database:
        made = await database.write(_owe)
    copy = tmp_path / "copy.db"
    backup(sqlite_url, copy)

    restore(sqlite_url, copy, backups=tmp_path)

    with closing(open_database(sqlite_url)) as database:
        states, mailing, cards = await database.read(lambda store: _found(store, made))
    assert states == {
        "in the air": State.UNCERTAIN,
        "due": State.UNCERTAIN,
        "later": State.PLANNED,
        "of many": State.DROPPED,
        "of many, later": State.DROPPED,
    }
    assert mailing is MailingState.STOPPED
    assert cards == []  # none is owed: an organiser may post it again


def test_a_backup_of_a_version_without_these_tables_can_be_put_back(tmp_path: Path):
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as opened:
        opened.execute("CREATE TABLE alembic_version (version_num TEXT)")
    url = f"sqlite:///{tmp_path / 'bot.db'}"

    assert restore(url, old, backups=tmp_path) is None
