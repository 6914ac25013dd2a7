"""What is brought is stored before Telegram hears of it, and in order; or it must come again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.calls import Call, toast
from bot.domain.arrival import Arrival
from bot.intake.apologising import Apologiser
from bot.intake.prompt import PromptDebts
from bot.intake.pulse import Pulse
from bot.intake.receiving import Receiver
from bot.outcomes import Outcome, Sent
from bot.ports import Deed, StoreUnavailable
from storage.database import SqlDatabase
from tests.hook.keepers import NOON, keeper
from tests.hook.test_prompt import Debts
from tests.intake.neighbours import Sorry
from tests.intake.waiting import until

NADIA, YVES = 101, 102


def tap(update_id: int, *, person: int = NADIA) -> dict[str, Any]:
    return {"update_id": update_id, "callback_query": {"id": "1", "from": {"id": person}}}


def words(update_id: int, *, chat: str = "private") -> dict[str, Any]:
    sender, place = {"id": NADIA}, {"id": NADIA, "type": chat}
    return {"update_id": update_id, "message": {"text": "secret", "from": sender, "chat": place}}


@dataclass
class Faltering:
    """A database that can be told to take nothing, or to take its time."""

    database: SqlDatabase
    is_down: bool = False
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def write(self, deed: Deed[Any]) -> Any:
        await self.gate.wait()
        if self.is_down:
            raise StoreUnavailable("disk full")
        return await self.database.write(deed)

    async def read(self, deed: Deed[Any]) -> Any:
        return await self.database.read(deed)


@dataclass
class Door:
    """Who is behind the door, as the street would know it."""

    receiver: Receiver | None = None

    def open_for(self, receiver: Receiver) -> None:
        self.receiver = receiver

    def shut(self) -> None:
        self.receiver = None


@dataclass
class Line:
    sent: list[Call] = field(default_factory=list)

    async def send(self, call: Call) -> Outcome:
        self.sent.append(call)
        return Sent(True)


@dataclass
class Desk:
    """A receiver at work, and what it passed on."""

    database: Faltering
    receiver: Receiver
    door: Door
    line: Line
    debts: PromptDebts
    pulse: Pulse
    taken: list[Arrival]

    async def waiting(self) -> Sequence[int]:
        arrivals = await self.database.read(lambda store: store.inbox.waiting())
        return [arrival.update_id for arrival in arrivals]


OnTaken = Callable[["Desk", Arrival], None]


@asynccontextmanager
async def receiving(
    database: SqlDatabase, *, on_taken: OnTaken = lambda _desk, _arrival: None, room: bool = True
) -> AsyncIterator[Desk]:
    """Take in until the end of the block; `on_taken` plays the worker."""
    faltering, door, line, pulse = Faltering(database), Door(), Line(), Pulse(lambda: 0.0)
    faltering.gate.set()
    debts = PromptDebts(Debts(), patience=0.05)

    def take(arrivals: Sequence[Arrival]) -> None:
        desk.taken += arrivals
        for arrival in arrivals:
            on_taken(desk, arrival)

    receiver = Receiver(
        keeper=keeper(faltering),
        take=take,
        has_room=lambda: room,
        debts=debts,
        apologiser=Apologiser(Sorry(), line),
        reception=door,
        pulse=pulse,
        now=lambda: NOON,
    )
    desk = Desk(faltering, receiver, door, line, debts, pulse, [])
    running = asyncio.create_task(receiver.run())
    try:
        yield desk
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_when_telegram_hears_of_it_it_is_stored(database: SqlDatabase):
    async with receiving(database) as desk:
        answer = await desk.receiver.receive(words(5))

        assert answer is None
        assert await desk.waiting() == [5]
        assert [arrival.update_id for arrival in desk.taken] == [5]


async def test_the_answer_to_a_tap_travels_back(database: SqlDatabase):
    def work(desk: Desk, arrival: Arrival) -> None:
        desk.debts.owe(NADIA, arrival.seq, [toast("1", "C’est noté")])

    async with receiving(database, on_taken=work) as desk:
        assert await desk.receiver.receive(tap(5)) == toast("1", "C’est noté")


async def test_what_is_brought_side_by_side_is_taken_in_its_order(database: SqlDatabase):
    async with receiving(database) as desk:
        desk.database.gate.clear()
        first = asyncio.create_task(desk.receiver.receive(words(3)))
        await asyncio.sleep(0)
        others = [asyncio.create_task(desk.receiver.receive(words(n))) for n in (9, 5, 7)]
        await asyncio.sleep(0)
        desk.database.gate.set()
        await asyncio.gather(first, *others)

        assert [arrival.update_id for arrival in desk.taken] == [3, 5, 7, 9]
        seqs = [arrival.seq for arrival in desk.taken]
        assert seqs == sorted(seqs)


async def test_what_is_brought_again_changes_nothing(database: SqlDatabase):
    async with receiving(database) as desk:
        await desk.receiver.receive(tap(5))

        at_once = asyncio.gather(*(desk.receiver.receive(tap(5)) for _ in range(3)))

        assert await at_once == [None, None, None]
        assert [arrival.update_id for arrival in desk.taken] == [5]


async def test_what_others_say_in_a_group_is_confirmed_and_not_stored(database: SqlDatabase):
    async with receiving(database) as desk:
        assert await desk.receiver.receive(words(5, chat="supergroup")) is None
        assert await desk.waiting() == []
        assert desk.taken == []


async def test_no_offset_is_kept_for_telegram_counts_for_itself(database: SqlDatabase):
    async with receiving(database) as desk:
        await desk.receiver.receive(words(5))

        assert await database.read(lambda store: store.inbox.offset()) == 0


async def test_what_cannot_be_stored_must_come_again_and_the_person_hears_so(
    database: SqlDatabase,
):
    async with receiving(database) as desk:
        desk.database.is_down = True
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                await desk.receiver.receive(tap(5))
        with pytest.raises(StoreUnavailable):
            await desk.receiver.receive(words(6))
        desk.database.is_down = False
        await desk.receiver.receive(tap(5))

        assert [call.fields["text"] for call in desk.line.sent] == ["sorry"]
        assert await desk.waiting() == [5]


async def test_what_is_on_its_way_when_the_bot_goes_must_come_again(database: SqlDatabase):
    async with receiving(database) as desk:
        await desk.receiver.receive(words(4))
        desk.database.gate.clear()
        brought = [asyncio.create_task(desk.receiver.receive(words(n))) for n in (5, 6)]
        await asyncio.sleep(0)

    results = await asyncio.gather(*brought, return_exceptions=True)
    assert [type(result) for result in results] == [StoreUnavailable] * 2
    assert desk.door.receiver is None


async def test_who_has_their_hands_full_takes_nothing(database: SqlDatabase):
    async with receiving(database, room=False) as desk:
        with pytest.raises(StoreUnavailable):
            await desk.receiver.receive(words(5))
        assert await desk.waiting() == []


async def test_the_pulse_beats_though_nothing_is_brought(database: SqlDatabase):
    async with receiving(database) as desk:
        await until(lambda: desk.pulse.last_good_poll_at is not None)

        assert desk.pulse.last_update_at is None
