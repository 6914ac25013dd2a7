"""Two deeds at the same moment, where several write: the later one sees the other."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import pytest

from bot.domain.delivery import Kind
from bot.domain.directory import Account, MergeKind, SameRecord
from bot.domain.member import NotAnOrganiser, Role, Status
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import calling_off, companions, members, merges, privacy, team, words
from storage.database import SqlDatabase, open_database
from storage.line import Line
from storage.members import SAVE
from storage.merges import REWRITE
from storage.rsvps import PUT
from storage.statement import Row, Statement
from storage.store import SqlStore
from storage.team import REVOKE
from tests.services.changing import MONDAY, THERESE, answered, moved, waiting
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    organiser,
)
from tests.services.records import on_paper

GRACE = 0.5  # seconds for another deed to end, if nothing holds it


@dataclass
class Slowly:
    """Stands before a line, and lets another deed end, if it can, before something is written."""

    line: Line
    before: Statement
    is_there: Event
    other_ended: Event

    def run(self, statement: Statement, /, **values: Any) -> int:
        self._wait(statement)
        return self.line.run(statement, **values)

    def row(self, statement: Statement, /, **values: Any) -> Row | None:
        self._wait(statement)
        return self.line.row(statement, **values)

    def rows(self, statement: Statement, /, **values: Any) -> Sequence[Row]:
        self._wait(statement)
        return self.line.rows(statement, **values)

    def _wait(self, statement: Statement) -> None:
        if statement is self.before:
            self.is_there.set()
            self.other_ended.wait(GRACE)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)


@dataclass
class Crossing:
    """A slow deed, and another that begins while the first is about to write."""

    database: SqlDatabase
    is_there: Event = field(default_factory=Event)
    other_ended: Event = field(default_factory=Event)

    async def cross(
        self,
        slow: Callable[[Store], Any],
        other: Callable[[Store], Any],
        *,
        before: Statement = PUT,
    ) -> Any:
        def slowly(store: Store) -> Any:
            assert isinstance(store, SqlStore)
            line: Any = Slowly(store._line, before, self.is_there, self.other_ended)
            return slow(SqlStore(line))

        first = asyncio.create_task(self.database.write(slowly))
        assert await asyncio.to_thread(self.is_there.wait, 5)
        try:
            return await self.database.write(other)
        finally:
            self.other_ended.set()
            await first


@pytest.fixture
def crossing(postgres_url):
    """Return two deeds to be, where several write."""
    database = open_database(postgres_url)
    yield Crossing(database)
    database.close()


async def test_a_word_left_while_the_date_moves_confirms_nothing(crossing):
    made = await crossing.database.write(answered)

    def leave(store: Store):
        yves = agreed(store, YVES)
        words.leave(store, gathering_id=made.id, member=yves, text="Un mot", now=MONDAY)
        return yves.id

    await crossing.cross(leave, lambda store: moved(store, made.id, STARTS.replace(day=12)))

    kept = await crossing.database.read(
        lambda store: store.rsvps.of(made.id, store.members.by_telegram_id(YVES.telegram_id).id)
    )
    assert (kept.word, kept.to_confirm) == ("Un mot", True)


async def test_a_first_yes_while_it_is_called_off_is_told_so(crossing):
    made = await crossing.database.write(answered)
    rosa = type(YVES)(501, "Rosa", "fr")
    await crossing.database.write(lambda store: agreed(store, rosa))

    def cancel(store: Store):
        return calling_off.cancel(
            store,
            gathering_id=made.id,
            reason="",
            member=organiser(store),
            community=COMMUNITY,
            now=MONDAY,
        )

    await crossing.cross(lambda store: answer(store, made, Answer.YES, by=rosa), cancel)

    told = await crossing.database.read(lambda store: waiting(store, made.id, Kind.CANCELLED))
    assert "Rosa" in told


async def test_a_guest_who_answers_alone_is_not_brought_back_by_a_word(crossing):
    def begin(store: Store):
        made = answered(store)
        house = store.organisations.add("La Maison")
        for person in (YVES, GAELLE):
            store.organisations.affiliate(agreed(store, person).id, house.id)
        yves = agreed(store, YVES)
        companions.bring(store, gathering_id=made.id, member=yves, guests=2, now=MONDAY)
        answer(store, made, Answer.YES, by=GAELLE, now=MONDAY)
        answer(store, made, Answer.YES, by=THERESE, now=MONDAY)
        return made, yves

    made, yves = await crossing.database.write(begin)

    def leave(store: Store):
        return words.leave(store, gathering_id=made.id, member=yves, text="Un mot", now=MONDAY)

    def counted(store: Store):
        gaelle = agreed(store, GAELLE)
        return companions.was_counted(
            store, gathering_id=made.id, member=gaelle, host_id=yves.id, now=MONDAY
        )

    is_done = await crossing.cross(leave, counted)

    kept = await crossing.database.read(lambda store: store.rsvps.of(made.id, yves.id))
    assert (kept.guests, kept.word, is_done) == (1, "Un mot", True)


async def test_two_organisers_merge_two_records_into_each_other_and_one_is_told(crossing):
    def begin(store: Store):
        organiser(store)
        return on_paper(store), on_paper(store)

    one, other = await crossing.database.write(begin)

    def merging(kept_id: int, gone_id: int):
        def merge(store: Store):
            merges.merge(
                store,
                by=organiser(store),
                kept_id=kept_id,
                gone_id=gone_id,
                account=Account.ONLY,
                now=NOW,
            )

        return merge

    with pytest.raises(SameRecord):
        await crossing.cross(
            merging(one.id, other.id),
            merging(other.id, one.id),
            before=REWRITE[MergeKind.MEMBER],
        )

    assert (await crossing.database.read(lambda store: store.members.get(other.id))).id == one.id


async def test_a_name_given_while_one_is_erased_is_not_kept(crossing):
    yves = await crossing.database.write(lambda store: agreed(store, YVES))

    await crossing.cross(
        lambda store: members.take_name(store, yves, text="Yves Le Guen"),
        lambda store: privacy.erase(store, yves, now=NOW),
        before=SAVE,
    )

    left = await crossing.database.read(lambda store: store.members.get(yves.id))
    assert (left.name, left.telegram_id, left.status) == ("", None, Status.LEFT)


async def test_who_leaves_the_team_while_they_wait_their_turn_acts_no_more(crossing):
    made = await crossing.database.write(answered)
    yves = await crossing.database.write(lambda store: agreed(store, YVES))
    await crossing.database.write(lambda s: s.members.grant(yves.id, Role.PROJECT_GROUP))

    def take(store: Store):
        nadia, role = organiser(store), Role.PROJECT_GROUP
        return team.take(store, member=nadia, from_id=yves.id, role=role, now=MONDAY)

    def cancel(store: Store):
        facts = {"gathering_id": made.id, "reason": "", "community": COMMUNITY}
        return calling_off.cancel(store, member=yves, now=MONDAY, **facts)

    with pytest.raises(NotAnOrganiser):
        await crossing.cross(take, cancel, before=REVOKE)
