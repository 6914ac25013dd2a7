"""Replies: sent in order after the commit, tried again where right, crossed out in bulk."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.calls import Call, Screen, redraw, say, toast
from bot.domain.member import Status
from bot.outcomes import (
    Gone,
    Later,
    Migrated,
    NoRights,
    NotSent,
    Outcome,
    PerhapsSent,
    Reason,
    Refused,
    Sent,
    Stale,
    TargetLost,
    TokenRefused,
    Unchanged,
    Unknown,
)
from bot.ports import Database, Store
from bot.post import delivery
from bot.post.replies import Replies
from tests.intake.house import until

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GROUP, NEW_GROUP = -42, -1000000000042
DOUBT = PerhapsSent("cut")
MESSAGE = Sent({"message_id": 9, "chat": {"id": 101}})
HELLO = say(101, Screen("Bonjour"))


@dataclass
class Wire:
    """Records calls; `outcomes` are given one by one, then everything is sent."""

    outcomes: list[Outcome] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def send(self, call: Call) -> Outcome:
        await self.gate.wait()
        self.calls.append(call)
        return self.outcomes.pop(0) if self.outcomes else MESSAGE

    def texts(self) -> list[Any]:
        return [call.fields.get("text", "") for call in self.calls]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_SHORTEST", 0.001)


async def answered(database: Database, *calls: Call, person: int = 101) -> int:
    """Put an update in the inbox and answer it with these calls; return its sequence number."""

    def deed(store: Store) -> int:
        number = int(store.memos.get("number") or "0") + 1
        store.memos.put("number", str(number))
        [arrival] = store.inbox.keep([(person, {"update_id": number})], offset=1, at=NOW)
        store.inbox.settle(arrival.seq, calls)
        return arrival.seq

    return await database.write(deed)


async def owed(database: Database) -> Sequence[Any]:
    return await database.read(lambda store: store.inbox.owed())


def all_paid(database: Database) -> Callable[[], Awaitable[bool]]:
    async def is_paid() -> bool:
        return not await owed(database)

    return is_paid


def replies(wire: Wire, database: Database) -> Replies:
    return Replies(wire, database, now=lambda: NOW)


async def pay(wire: Wire, database: Database, *calls: Call) -> None:
    """Owe these calls and wait until they are crossed out."""
    desk = replies(wire, database)
    desk.owe(101, await answered(database, *calls), calls)
    await until(all_paid(database))
    await desk.close(within=1)


async def restart(wire: Wire, database: Database) -> None:
    """Take up what an earlier process left, as far as it goes."""
    desk = replies(wire, database)
    await desk.resume()
    await until(lambda: not desk.waiting)
    await desk.close(within=1)


async def test_the_calls_of_one_answer_keep_their_order(database: Database):
    wire = Wire()

    await pay(wire, database, toast("1", "a"), say(101, Screen("b")), say(101, Screen("c")))

    assert wire.texts() == ["a", "b", "c"]


async def test_one_person_s_answers_keep_their_order_and_others_pass(database: Database):
    wire = Wire([NotSent("away")] * 6)
    desk = replies(wire, database)
    for text in ("a", "b"):
        call = toast("1", text)
        desk.owe(101, await answered(database, call), [call])
    desk.owe(102, await answered(database, HELLO, person=102), [HELLO])

    await until(all_paid(database))

    texts = wire.texts()
    assert texts.index("b") > max(place for place, text in enumerate(texts) if text == "a")
    assert texts.index("Bonjour") < texts.index("b")


@pytest.mark.parametrize("fault", [NotSent("away"), Later(0.01), DOUBT, Unknown("new words")])
async def test_what_may_be_tried_again_is(database: Database, fault: Outcome):
    wire = Wire([fault])

    await pay(wire, database, toast("1", "a"))

    assert wire.texts() == ["a", "a"]


@pytest.mark.parametrize(
    "fault", [Unchanged(), Stale(), NoRights("x"), Refused("x"), Gone(Reason.NEVER_STARTED)]
)
async def test_what_is_settled_is_not_tried_again(database: Database, fault: Outcome):
    wire = Wire([fault])

    await pay(wire, database, HELLO)

    assert wire.texts() == ["Bonjour"]


async def test_a_new_message_in_doubt_is_sent_once_more_and_never_again(database: Database):
    wire = Wire([DOUBT] * 9)

    await pay(wire, database, HELLO)

    assert wire.texts() == ["Bonjour"] * 2


async def test_an_edit_in_doubt_is_repeated_freely(database: Database):
    wire = Wire([DOUBT] * 4)

    await pay(wire, database, redraw(101, 5, Screen("b")))

    assert wire.texts() == ["b"] * 5


async def test_unknown_words_are_given_up_after_three_tries(database: Database):
    wire = Wire([Unknown("new words")] * 9)

    await pay(wire, database, HELLO)

    assert wire.texts() == ["Bonjour"] * 3


async def test_a_restart_sends_what_is_owed_again_but_not_a_third_time(database: Database):
    await answered(database, HELLO, toast("1", "a"))
    wire = Wire([TokenRefused()])  # breaks off, as a crash would, after the first call

    for _ in range(3):
        await restart(wire, database)

    assert wire.texts() == ["Bonjour", "a"]
    assert await owed(database) == []


async def test_a_second_try_counts_across_restarts(database: Database):
    desk = replies(Wire([DOUBT, TokenRefused()]), database)
    desk.owe(101, await answered(database, HELLO), [HELLO])
    await until(lambda: not desk.waiting)
    await desk.close(within=1)
    wire = Wire()

    after = replies(wire, database)
    await after.resume()
    await until(all_paid(database))

    assert wire.texts() == []


async def test_a_refused_token_crosses_nothing_out(database: Database):
    desk = replies(Wire([TokenRefused()]), database)
    desk.owe(101, await answered(database, HELLO), [HELLO])

    await until(lambda: not desk.waiting)
    await desk.close(within=1)

    assert len(await owed(database)) == 1


async def test_closing_leaves_what_is_not_sent_in_the_inbox(database: Database):
    wire = Wire()
    wire.gate.clear()
    desk = replies(wire, database)
    desk.owe(101, await answered(database, HELLO), [HELLO])

    await desk.close(within=0.05)

    assert len(await owed(database)) == 1


async def test_a_debt_in_hand_is_not_taken_twice(database: Database):
    wire = Wire()
    wire.gate.clear()
    desk = replies(wire, database)
    seq = await answered(database, HELLO)
    desk.owe(101, seq, [HELLO])
    desk.owe(101, seq, [HELLO])
    wire.gate.set()

    await until(all_paid(database))

    assert wire.texts() == ["Bonjour"]


async def test_a_person_who_blocked_the_bot_is_noted_as_unreachable(database: Database):
    def arrive(store: Store) -> None:
        store.members.add("Nadia R.", telegram_id=101, status=Status.ACTIVE, at=NOW)

    await database.write(arrive)

    await pay(Wire([Gone(Reason.BLOCKED)]), database, HELLO)

    member = await database.read(lambda store: store.members.by_telegram_id(101))
    assert member is not None
    assert member.status is Status.UNREACHABLE


async def test_a_group_that_moved_is_followed_and_noted(database: Database):
    await database.write(lambda s: s.spaces.open(GROUP, thread_id=None, title="P", at=NOW))
    wire = Wire([Migrated(NEW_GROUP)])

    await pay(wire, database, say(GROUP, Screen("Bonjour")))

    spaces = await database.read(lambda store: store.spaces.all())
    assert [call.fields["chat_id"] for call in wire.calls] == [GROUP, NEW_GROUP]
    assert [space.chat_id for space in spaces] == [NEW_GROUP]


async def test_a_screen_that_is_gone_is_shown_anew(database: Database):
    wire = Wire([TargetLost()])

    await pay(wire, database, redraw(101, 5, Screen("b")))

    assert [call.method for call in wire.calls] == ["editMessageText", "sendMessage"]
    assert "message_id" not in wire.calls[1].fields


async def test_a_message_that_shows_a_gathering_becomes_a_card(database: Database):
    def draft(store: Store) -> int:
        by = store.members.add("Nadia R.", telegram_id=101, status=Status.ACTIVE, at=NOW)
        return store.gatherings.add_draft(created_by=by.id, at=NOW).id

    gathering_id = await database.write(draft)

    await pay(Wire(), database, say(101, Screen("Mardi"), card_of=gathering_id))

    [card] = await database.read(lambda store: store.cards.of(gathering_id))
    assert (card.chat_id, card.message_id) == (101, 9)


async def test_many_answers_are_crossed_out_in_one_commit(database: Database):
    commits = 0

    class Counting:
        async def write(self, deed: Any) -> Any:
            nonlocal commits
            commits += 1
            return await database.write(deed)

        read = database.read

    seqs = [await answered(database, HELLO, person=person) for person in range(90)]
    desk = replies(Wire(), Counting())
    for person, seq in enumerate(seqs):
        desk.owe(person, seq, [HELLO])

    await until(all_paid(database))

    assert commits <= 3
