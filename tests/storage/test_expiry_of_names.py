"""Whose an answer is goes after a year, and who was there after two."""

from typing import Any

from bot.domain.gathering import Gathering, Status
from bot.domain.rsvp import Answer, Via
from bot.ports import Store
from bot.services import attendances
from storage.database import SqlDatabase
from storage.tables import attendances as seats, audit, hushes, members, rsvp_history, rsvps
from tests.storage.given import NOW, member
from tests.storage.rows import count_of, rows_of
from tests.storage.seasons import END, YEAR, came, cleaned, held, of_members, says, season, taken


async def test_an_answer_keeps_its_name_for_a_year_and_a_presence_for_two(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> None:
        made, who = held(store, 0), member(store)
        says(store, made, who, Answer.YES)
        came(store, made, who)
        taken(store, made)

    await database.write(deed)
    kept = []
    for days in (YEAR, YEAR + 1, 2 * YEAR, 2 * YEAR + 1):
        await cleaned(database, days=days)
        kept.append([of_members(database_url, table) for table in (rsvps, rsvp_history, seats)])

    assert kept == [[1, 1, 1], [0, 0, 1], [0, 0, 1], [0, 0, 0]]


async def test_nothing_leads_from_an_answer_without_a_name_to_anybody(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> None:
        made, who, by = held(store, 0), member(store), member(store, "Yves L.")
        says(store, made, who, Answer.YES, entered_by=by.id, counted_by=by.id, via=Via.PHONE)
        says(store, made, by, Answer.NO)
        came(store, made, who)
        taken(store, made)

    await database.write(deed)
    await cleaned(database, days=2 * YEAR + 1)

    for table in (rsvps, rsvp_history):
        names = [column.name for column in table.columns]
        rows = [dict(zip(names, row, strict=True)) for row in rows_of(database_url, table)]
        moments = [
            row[name] for row in rows for name in names if name.endswith("at") and row[name]
        ]
        assert [(row["entered_by"], row.get("counted_by")) for row in rows] == [(None, None)] * 2
        assert {(at.hour, at.minute, at.second, at.microsecond) for at in moments} == {(0,) * 4}
    assert count_of(database_url, seats, seats.c.recorded_by.is_not(None)) == 0


async def test_the_journal_forgets_for_whom_and_a_wish_for_silence_ends(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> None:
        who = member(store)
        for made in (held(store, 0), held(store, 9)):
            store.hushes.put(who.id, made.id)
            subject, facts = f"gathering:{made.id}", f"member:{who.id}"
            store.audit.note("behalf.answer", by=who.id, subject=subject, at=NOW, facts=facts)
            store.audit.note("meeting.publish", by=who.id, subject=subject, at=NOW, facts="3")

    await database.write(deed)
    await cleaned(database, days=YEAR + 1)

    kept = sorted(row[-1].partition(":")[0] for row in rows_of(database_url, audit))
    assert kept == ["", "3", "3", "member"]
    assert count_of(database_url, hushes) == 1


async def test_the_same_few_nobodies_stand_in_for_everybody(
    database: SqlDatabase, database_url: str
):
    await database.write(season)
    await cleaned(database, days=END)
    await cleaned(database, days=END)

    assert count_of(database_url, members, members.c.id < 0) == 6
    assert count_of(database_url, members, (members.c.id < 0) & (members.c.status != "left")) == 0


async def test_nobody_is_shown_their_answer_or_presence_of_long_ago(database: SqlDatabase):
    def deed(store: Store) -> tuple[int, Gathering]:
        made, who = held(store, 0), member(store)
        says(store, made, who, Answer.YES)
        came(store, made, who)
        taken(store, made)
        return who.id, made

    who, made = await database.write(deed)

    def shown(store: Store) -> Any:
        portrait = store.portraits.of(who)
        mine = [
            len(portrait.get(name, ())) for name in ("answers", "answers_over_time", "presences")
        ]
        files = store.exports.answers(made.id), store.exports.presences(made.id)
        named = [any(line.name for line in lines) for lines in files]
        return mine, store.listings.count_answers(who), named, [len(lines) for lines in files]

    before = await database.read(shown)
    await cleaned(database, days=2 * YEAR + 1)
    after = await database.read(shown)

    assert before == ([1, 1, 1], 1, [True, True], [1, 2])
    assert after == ([0, 0, 0], 0, [False, False], [1, 2])


async def test_of_a_list_that_nobody_ended_answers_count_once(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store) -> Gathering:
        made, seen, ticked = held(store, 0), member(store), member(store, "Yves L.")
        for who in (seen, ticked):
            says(store, made, who, Answer.YES)
        came(store, made, ticked)
        return made

    made = await database.write(deed)
    before = await database.read(lambda store: attendances.of(store, made).presence.total)
    await cleaned(database, days=YEAR + 1)
    after = await database.read(lambda store: attendances.of(store, made).presence.total)

    assert (before, after) == (2, 2)
    assert count_of(database_url, seats) == 0


async def test_a_meeting_to_come_keeps_its_names(database: SqlDatabase, database_url: str):
    def deed(store: Store) -> None:
        made = held(store, 3 * YEAR, status=Status.ANNOUNCED)
        says(store, made, member(store), Answer.YES)

    await database.write(deed)
    await cleaned(database, days=3 * YEAR)

    assert of_members(database_url, rsvps) == of_members(database_url, rsvp_history) == 1
