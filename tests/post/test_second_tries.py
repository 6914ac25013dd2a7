"""Second tries: what surely did not arrive does not count, what may have arrived does."""

from bot.calls import Screen, say
from bot.outcomes import NotSent, TokenRefused
from bot.ports import Database
from tests.intake.waiting import until
from tests.post.desk import (
    DOUBT,
    HELLO,
    MESSAGE,
    Wire,
    all_paid,
    answered,
    in_vain,
    owed,
    replies,
    restart,
)


async def test_a_reply_outlives_three_restarts_while_telegram_is_away(database: Database):
    await answered(database, HELLO)
    for _ in range(3):
        await in_vain(database)
    wire = Wire()

    await restart(wire, database)

    assert wire.texts() == ["Bonjour"]
    assert await owed(database) == []


async def test_a_late_reply_that_arrives_after_vain_tries_is_not_tried_again(database: Database):
    await answered(database, HELLO)
    cut_off = Wire([NotSent("away"), NotSent("away"), TokenRefused()])
    await restart(cut_off, database)
    wire = Wire()

    await restart(wire, database)

    assert len(cut_off.texts()) == 3
    assert wire.texts() == []


async def test_a_vain_try_after_one_in_doubt_leaves_one_more(database: Database):
    wire = Wire([DOUBT, NotSent("away"), DOUBT, MESSAGE])
    desk = replies(wire, database)

    desk.owe(101, await answered(database, HELLO), [HELLO])
    await until(all_paid(database))

    await desk.close(within=1)
    assert wire.texts() == ["Bonjour"] * 3


async def test_no_part_of_a_late_reply_goes_out_a_third_time(database: Database):
    await answered(database, HELLO, say(101, Screen("Ensuite")))
    cut_off = Wire([MESSAGE, NotSent("away"), TokenRefused()])
    await restart(cut_off, database)
    wire = Wire()

    await restart(wire, database)

    assert cut_off.texts() == ["Bonjour", "Ensuite", "Ensuite"]
    assert wire.texts() == []
