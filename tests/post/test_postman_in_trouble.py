"""The postman in trouble: what Telegram says costs nobody their message, nor a third copy."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from bot.calls import Call, Screen
from bot.domain.delivery import Kind, State
from bot.domain.member import Status as MemberStatus
from bot.outcomes import (
    Gone,
    Later,
    NotSent,
    Outcome,
    PerhapsSent,
    Reason,
    Refused,
    TokenRefused,
    Unknown,
)
from bot.ports import Store
from bot.post.postman import IN_FLIGHT, IN_HAND
from bot.services import deliveries
from bot.services.letters import Letter
from tests.intake.waiting import until
from tests.post.bag import (
    FIRST,
    MONDAY,
    PATIENCE,
    all_over,
    announced,
    at_work,
    carrier,
    crowd,
    end_leases,
    owe_everybody,
    postman,
    promised,
    readers,
    so_many,
    state_of,
    states,
    words,
)
from tests.post.desk import Wire

CUT = PerhapsSent("cut")


class Blocked(Wire):
    """A wire on which the first person has blocked us."""

    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome:
        sent = await super().send(call, has_turn=has_turn)
        return Gone(Reason.BLOCKED) if call.fields["chat_id"] == FIRST else sent


async def test_a_message_that_perhaps_arrived_goes_once_more_and_no_third_time(database):
    wire, ticks = Wire([CUT] * 9), count()
    await owe_everybody(database, 1)

    def now() -> datetime:
        return MONDAY + timedelta(seconds=next(ticks))

    await at_work(postman(wire, database, now=now), until_so=all_over(database))

    assert readers(wire) == [0, 0]
    assert await state_of(database, 0) == "uncertain cut"


async def test_who_was_given_up_between_writing_and_sending_leaves_the_letter_to_others(database):
    wire = Wire(is_ours=False)
    await owe_everybody(database, 1)
    [claimed] = await database.write(lambda store: deliveries.claim(store, now=MONDAY, most=1))
    await carrier(wire, database).carry(claimed)

    assert wire.calls == []
    assert await states(database) == ["sending"]


async def test_telegram_away_or_too_fast_costs_nobody_their_message(database):
    hindered: list[Outcome] = [NotSent("away"), Later(2.0), NotSent("away"), Later(1.0)]
    wire, ticks = Wire(list(hindered)), count()
    await owe_everybody(database, 6)

    def now() -> datetime:
        return MONDAY + timedelta(seconds=next(ticks))

    await at_work(postman(wire, database, now=now), until_so=all_over(database))

    assert len(wire.calls) == 6 + len(hindered)
    assert sorted(set(readers(wire))) == list(range(6))


async def test_a_clock_that_jumps_takes_no_letter_out_of_our_own_hand(database):
    wire = Wire()
    wire.gate.clear()
    await owe_everybody(database, 12)
    one = postman(wire, database)
    working = asyncio.create_task(one.run())
    await until(so_many(database, State.SENDING, IN_FLIGHT), within=PATIENCE)

    await database.write(end_leases)
    await one.look_around()
    wire.gate.set()
    await until(all_over(database), within=PATIENCE)
    working.cancel()
    await one.close(within=1)

    assert sorted(readers(wire)) == list(range(12))


async def test_who_blocked_us_is_unreachable_and_the_others_get_theirs(database):
    wire = Blocked()

    def deed(store: Store) -> None:
        gathering, later = announced(store), MONDAY + timedelta(days=1)
        people = crowd(store, 3)
        store.deliveries.plan([promised(gathering, one) for one in people], at=MONDAY)
        more = promised(gathering, people[0], kind=Kind.MOVED, due_at=later, key="more")
        store.deliveries.plan([more], at=MONDAY)

    await database.write(deed)
    await at_work(postman(wire, database), until_so=all_over(database))

    lost = await database.read(lambda store: store.members.by_telegram_id(FIRST))
    more = await database.read(lambda store: store.deliveries.find("more"))
    assert (lost.status, lost.chat_id) == (MemberStatus.UNREACHABLE, None)
    assert await state_of(database, 0) == "failed blocked"
    assert (more.state, more.reason) == (State.DROPPED, "unreachable")
    assert sorted(readers(wire)) == [0, 1, 2]


async def test_what_telegram_refuses_hinders_nobody_else(database):
    wire = Wire([Refused("message is too long")])
    await owe_everybody(database, 3)

    await at_work(postman(wire, database), until_so=all_over(database))

    assert len(wire.calls) == 3
    assert sorted(await states(database)) == [State.FAILED, State.SENT, State.SENT]


def read_in_english(store: Store, number: int) -> None:
    member = store.members.by_telegram_id(FIRST + number)
    assert member
    store.members.save(replace(member, language="en"))


async def test_a_message_that_we_cannot_write_is_given_up_and_the_others_leave(database):
    wire, ticks = Wire(), count()
    await owe_everybody(database, 3)
    await database.write(lambda store: read_in_english(store, 1))

    def draw(letter: Letter) -> Screen:
        if letter.member.language == "en":
            raise KeyError("no such place")
        return words(letter)

    def now() -> datetime:
        return MONDAY + timedelta(minutes=next(ticks))

    await at_work(postman(wire, database, draw=draw, now=now), until_so=all_over(database))

    assert sorted(readers(wire)) == [0, 2]
    assert await state_of(database, 1) == "failed KeyError"


async def test_words_that_nobody_taught_us_are_tried_again(database):
    wire, ticks = Wire([Unknown("what?")]), count()
    await owe_everybody(database, 1)

    def now() -> datetime:
        return MONDAY + timedelta(minutes=next(ticks))

    await at_work(postman(wire, database, now=now), until_so=all_over(database))

    assert len(wire.calls) == 2
    assert await state_of(database, 0) == "sent"


async def test_a_refused_token_writes_nobody_off(database):
    wire = Wire([TokenRefused()] * 50)
    await owe_everybody(database, 30)

    await at_work(postman(wire, database), until_so=lambda: wire.calls)

    assert len(wire.calls) <= IN_HAND
    assert await state_of(database, 0) == "planned"
    assert await state_of(database, 29) == "planned"
