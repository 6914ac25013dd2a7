"""Replies: sent in order after the commit, tried again where right, crossed out in bulk."""

from typing import Any

import pytest

from bot.calls import Screen, redraw, say, toast
from bot.outcomes import (
    Gone,
    Later,
    NoRights,
    NotSent,
    Outcome,
    Reason,
    Refused,
    Stale,
    TokenRefused,
    Unchanged,
    Unknown,
)
from bot.ports import Database
from tests.intake.waiting import until
from tests.post.desk import (
    DOUBT,
    HELLO,
    Wire,
    all_paid,
    answered,
    owed,
    pay,
    replies,
    restart,
    take_up,
)


async def test_the_calls_of_one_answer_keep_their_order(database: Database):
    wire = Wire()

    await pay(wire, database, toast("1", "a"), say(101, Screen("b")), say(101, Screen("c")))

    assert wire.texts() == ["a", "b", "c"]


async def test_one_person_s_answers_keep_their_order_and_others_pass(database: Database):
    wire = Wire([NotSent("away")] * 6)
    desk = replies(wire, database)
    first, then = toast("1", "a"), toast("1", "b")
    seqs = [await answered(database, call) for call in (first, then)]
    hello = await answered(database, HELLO, person=102)

    for seq, call in zip(seqs, (first, then), strict=True):
        desk.owe(101, seq, [call])
    desk.owe(102, hello, [HELLO])

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
    await take_up(after, database)
    await until(all_paid(database))

    assert wire.texts() == []


async def test_taking_up_twice_what_is_owed_sends_it_once(database: Database):
    await answered(database, HELLO)
    wire = Wire()
    wire.gate.clear()
    desk = replies(wire, database)
    await take_up(desk, database)
    await take_up(desk, database)
    wire.gate.set()

    await until(all_paid(database))

    assert wire.texts() == ["Bonjour"]


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
