"""Databases of every age are brought up to date, all or nothing."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Column, MetaData, Table, inspect, select

from storage.engine import migration_engine
from storage.faults import DatabaseNewer, DatabaseUnusable
from storage.tables import inbox, memos, metadata
from storage.types import Json, UtcDateTime
from storage.upgrade import HEAD, MIGRATIONS, REVISIONS, check, migrate, upgrade
from tests.storage.given import NOW
from tests.storage.rows import begun

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without any table, one kind after the other."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    url: str = request.getfixturevalue("bare_postgres_url")
    return url


def up(url: str, folder: Path, *, kept: int = 3) -> str:
    return upgrade(url, backups=folder / "backups", kept=kept)


def value_for(column: Column[Any]) -> Any:
    """Make up a value; every id and every reference is 1."""
    if isinstance(column.type, UtcDateTime):
        return NOW
    if isinstance(column.type, Json):
        return {"one": [1, None, "é"]}
    if isinstance(column.type, Boolean):
        return True
    return 1 if column.type.python_type in {int, float} else "yes"


def old_tables(url: str) -> list[tuple[Table, list[Column[Any]]]]:
    """Return our tables and columns as far as a database has them."""
    with begun(url) as connection:
        present = MetaData()
        present.reflect(connection)
    return [
        (table, [column for column in table.c if column.name in present.tables[table.name].c])
        for table in metadata.sorted_tables
        if table.name in present.tables
    ]


def populate(url: str) -> None:
    tables = old_tables(url)
    with begun(url) as connection:
        for table, columns in tables:
            connection.execute(table.insert().values({c.name: value_for(c) for c in columns}))


def rows_of(url: str, tables: list[tuple[Table, list[Column[Any]]]]) -> Rows:
    with begun(url) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(*columns))]
            for table, columns in tables
        }


def differences(url: str) -> list[Any]:
    with begun(url) as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        found: list[Any] = compare_metadata(context, metadata)
    return found


def test_the_newest_revision_is_the_head_of_the_scripts():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_empty_database_gets_the_tables_the_code_knows(bare_url: str, tmp_path: Path):
    assert up(bare_url, tmp_path) == HEAD

    assert differences(bare_url) == []
    assert check(bare_url) == f"database ok, at revision {HEAD}"


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_older_database_keeps_all_its_rows(bare_url: str, tmp_path: Path, revision: str):
    migrate(bare_url, to=revision)
    populate(bare_url)
    tables = old_tables(bare_url)
    before = rows_of(bare_url, tables)

    up(bare_url, tmp_path)

    assert all(len(rows) == 1 for rows in before.values())
    assert rows_of(bare_url, tables) == before
    assert differences(bare_url) == []


def test_what_was_tried_for_the_second_time_is_noted_in_its_row(bare_url: str, tmp_path: Path):
    migrate(bare_url, to="0003")
    populate(bare_url)
    with begun(bare_url) as connection:
        connection.execute(memos.insert().values(name="post.second_tries", value="[1, 7]"))

    up(bare_url, tmp_path)

    with begun(bare_url) as connection:
        assert connection.execute(select(inbox.c.seq, inbox.c.second_try)).all() == [(1, True)]
        assert "post.second_tries" not in connection.scalars(select(memos.c.name)).all()


def answered(url: str, rows: list[dict[str, Any]]) -> None:
    """Let others answer too, each with what the first answer says unless a row says otherwise."""
    columns_of = {table.name: (table, columns) for table, columns in old_tables(url)}
    with begun(url) as connection:
        for name, own in (("members", "id"), ("rsvps", "member_id")):
            table, columns = columns_of[name]
            first = dict(connection.execute(select(*columns)).mappings().one())
            for which, row in enumerate(rows, 2):
                said = row if name == "rsvps" else {"telegram_id": None}
                connection.execute(table.insert().values({**first, own: which, **said}))


def test_whoever_came_to_a_visit_before_there_were_places_has_one(bare_url: str, tmp_path: Path):
    migrate(bare_url, to="0005")
    populate(bare_url)
    coming = [{"answer": "yes", "guests": guests, "stand_ins": 0} for guests in (0, 3, 1)]
    answered(bare_url, [*coming, {"answer": "no", "guests": 0, "stand_ins": 2}])

    up(bare_url, tmp_path)

    places = metadata.tables["visit_places"].c
    with begun(bare_url) as connection:
        assert connection.execute(select(places.capacity, places.taken)).all() == [(11, 11)]


def test_every_table_of_today_can_hold_a_row(database_url: str):
    populate(database_url)

    rows = rows_of(database_url, old_tables(database_url))
    assert {name: len(found) for name, found in rows.items()} == dict.fromkeys(metadata.tables, 1)


def test_a_migration_that_fails_changes_nothing(bare_url: str, tmp_path: Path):
    migrate(bare_url, to="0001")
    with begun(bare_url) as connection:
        connection.exec_driver_sql("CREATE TABLE cards (in_the_way INTEGER)")
        before = set(inspect(connection).get_table_names())

    with pytest.raises(Exception, match="already exists"):
        up(bare_url, tmp_path)

    with begun(bare_url) as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("gatherings")}
        assert set(inspect(connection).get_table_names()) == before
        assert "revision" not in columns


def test_a_database_of_the_future_is_refused(database_url: str, tmp_path: Path):
    with begun(database_url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(DatabaseNewer, match="9999"):
        up(database_url, tmp_path)
    with pytest.raises(DatabaseNewer, match="newer version"):
        check(database_url)


async def test_two_processes_may_upgrade_at_once(bare_url: str, tmp_path: Path):
    script = (
        "import sys; from pathlib import Path; from storage.upgrade import upgrade\n"
        "upgrade(sys.argv[1], backups=Path(sys.argv[2]), kept=1)"
    )
    both = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", script, bare_url, str(tmp_path))
        for _ in range(2)
    ]

    assert await asyncio.wait_for(asyncio.gather(*(one.wait() for one in both)), 90) == [0, 0]

    assert differences(bare_url) == []


def test_an_older_file_is_backed_up_first(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    migrate(url, to="0001")
    populate(url)
    before = rows_of(url, old_tables(url))

    up(url, tmp_path)
    up(url, tmp_path)

    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.startswith("old-0001-")
    assert rows_of(f"sqlite:///{backup}", old_tables(f"sqlite:///{backup}")) == before


def test_a_new_database_is_for_our_eyes_only(tmp_path: Path):
    up(f"sqlite:///{tmp_path / 'new.db'}", tmp_path)

    assert (tmp_path / "new.db").stat().st_mode & 0o077 == 0


def test_only_the_last_backups_are_kept(tmp_path: Path):
    url, backups = f"sqlite:///{tmp_path / 'old.db'}", tmp_path / "backups"
    backups.mkdir()
    for hour in range(4):
        (backups / f"old-0001-20200101T0{hour}0000Z.db").touch()
    (backups / "of-somebody-else.db").touch()
    migrate(url, to="0001")

    up(url, tmp_path, kept=2)

    names = sorted(one.name for one in backups.iterdir())
    assert len(names) == 3
    assert names[0] == "of-somebody-else.db"
    assert not names[2].startswith("old-0001-2020")


def test_a_new_database_needs_no_backup(tmp_path: Path):
    up(f"sqlite:///{tmp_path / 'new.db'}", tmp_path)

    assert not (tmp_path / "backups").exists()


def test_rows_that_would_point_nowhere_stop_the_upgrade(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    migrate(url, to="0001")
    with migration_engine(url).begin() as unchecked:
        unchecked.exec_driver_sql("INSERT INTO visit_hosts (visit_id, member_id) VALUES (4, 4)")

    with pytest.raises(DatabaseUnusable, match="nowhere"):
        up(url, tmp_path)

    assert "revision 0001" in check(url)
