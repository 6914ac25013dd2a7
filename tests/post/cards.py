"""A keeper of cards over a real store, with a line that does as it is told."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.calls import Call, Screen
from bot.domain.card import Card, CardState
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Status as MemberStatus
from bot.domain.rsvp import Answer, Rsvp
from bot.outcomes import Outcome, Sent
from bot.ports import Deed, Result, Store, StoreUnavailable
from bot.post.cards import CardKeeper
from bot.services.meetings import Seen
from bot.services.place_calls import Called
from storage.database import SqlDatabase, open_database
from tests.intake.waiting import until

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GROUP, OTHER_GROUP, SUPERGROUP = -42, -43, -1000000000042


def draw(seen: Seen | Called, language: str | None = None) -> Screen:
    """Put a meeting into words; raises ValueError for one without a title."""
    if not seen.gathering.title:
        raise ValueError(seen.gathering.id)
    if isinstance(seen, Called):
        return Screen(f"Who hosts {seen.gathering.title}?")
    title = " ".join(filter(None, (language, seen.gathering.title)))
    return Screen(f"{title}: {seen.counts.of(Answer.YES)}")


@dataclass
class Line:
    """Remembers every call; `outcomes` are given one by one, then everything is sent."""

    outcomes: list[Outcome] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    turn: asyncio.Event = field(default_factory=asyncio.Event)
    ids: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.gate.set()
        self.turn.set()

    async def turn_of(self, call: Call) -> None:
        await self.turn.wait()

    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome:
        self.calls.append(call)
        await self.gate.wait()
        return self.outcomes.pop(0) if self.outcomes else Sent({"message_id": next(self.ids)})

    def texts(self, method: str) -> list[Any]:
        return [call.fields["text"] for call in self.calls if call.method == method]

    @property
    def posts(self) -> list[Any]:
        return self.texts("sendMessage")

    @property
    def edits(self) -> list[Any]:
        return self.texts("editMessageText")


@dataclass
class Moody:
    """The database, which refuses the next `refusals` deeds with `trouble`."""

    inner: SqlDatabase
    refusals: int = 0
    trouble: Exception = field(default_factory=StoreUnavailable)

    async def write(self, deed: Deed[Result]) -> Result:
        self._refuse()
        return await self.inner.write(deed)

    async def read(self, deed: Deed[Result]) -> Result:
        self._refuse()
        return await self.inner.read(deed)

    def _refuse(self) -> None:
        if self.refusals:
            self.refusals -= 1
            raise self.trouble


class House:
    """One keeper at work after another, over the same store."""

    def __init__(self, url: str) -> None:
        self._keeper: CardKeeper | None = None
        self._task: asyncio.Task[None] | None = None
        self._people = count(1000)
        self.database = open_database(url, on_touched=self._hear)
        self.moody = Moody(self.database)
        self.line = Line()
        self.leap = 1000  # seconds between two looks at the clock: no pause is ever waited for

    def start(self) -> None:
        """Begin to keep cards."""
        clock = count(step=self.leap)
        self._keeper = CardKeeper(
            self.line,
            self.moody,
            draw=draw,
            now=lambda: NOW,
            monotonic=lambda: float(next(clock)),
            gap=0.0,
        )
        self._task = asyncio.create_task(self._keeper.run())

    async def stop(self) -> None:
        """End as a process does that is killed: what is under way is cut off."""
        if self._task and self._keeper:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            await self._keeper.close(within=0)
        self._task = None

    async def close(self) -> None:
        await self.stop()
        self.database.close()

    async def meeting(self, *chats: int, ends_in: timedelta = timedelta(days=9)) -> Gathering:
        """Announce a meeting and owe its card to some chats."""

        def deed(store: Store) -> Gathering:
            author = store.members.add("Nadia", telegram_id=None, status=_ACTIVE, at=NOW)
            made = store.gatherings.add_draft(created_by=author.id, at=NOW)
            ends_at = NOW + ends_in
            whole = replace(made, title="Repas", status=Status.ANNOUNCED, ends_at=ends_at)
            store.gatherings.save(whole)
            for chat in chats:
                store.cards.owe(whole.id, chat_id=chat, thread_id=None)
            store.touch(whole.id)
            return whole

        return await self.database.write(deed)

    async def posted(self, *chats: int) -> Gathering:
        """Announce a meeting and wait until its cards stand in their chats."""
        before = len(self.line.posts)
        made = await self.meeting(*(chats or (GROUP,)))
        await until(lambda: self.are(made, CardState.LIVE))
        assert len(self.line.posts) == before + len(chats or (GROUP,))
        return made

    async def come(self, gathering: Gathering) -> None:
        """Let one more person say that they come."""

        def deed(store: Store) -> None:
            person = next(self._people)
            member = store.members.add("Yves", telegram_id=person, status=_ACTIVE, at=NOW)
            rsvp = Rsvp(gathering.id, member.id, Answer.YES, answered_at=NOW)
            store.rsvps.put(rsvp)
            store.touch(gathering.id)

        await self.database.write(deed)

    async def touch(self, gathering: Gathering) -> None:
        await self.database.write(lambda store: store.touch(gathering.id))

    async def quiet(self) -> None:
        """Wait until everything touched so far was looked at: a later touch is served later."""
        last = await self.posted(OTHER_GROUP)
        self.line.calls = [c for c in self.line.calls if c.fields["chat_id"] != OTHER_GROUP]
        await self.database.write(lambda store: _retire(store, last))

    async def cards(self, gathering: Gathering) -> Sequence[Card]:
        return await self.database.read(lambda store: store.cards.of(gathering.id))

    async def are(self, gathering: Gathering, state: CardState) -> bool:
        return {card.state for card in await self.cards(gathering)} == {state}

    def _hear(self, touched: frozenset[int]) -> None:
        if self._keeper and self._task:
            self._keeper.touch(touched)


_ACTIVE = MemberStatus.ACTIVE


def _retire(store: Store, gathering: Gathering) -> None:
    for card in store.cards.of(gathering.id):
        store.cards.save(replace(card, state=CardState.LOST))
