"""Whatever Telegram says to one message of many, what is documented becomes of it, and no more."""

from datetime import timedelta

import pytest

from bot.domain.delivery import Kind, State
from bot.domain.gathering import Status
from bot.domain.letter import BEFORE
from bot.domain.member import Status as Standing
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.sandbox.server import serve
from tests.house.house import House
from tests.house.letters import NEW, all_over, copies, crowd, on_monday, owe, states
from tests.house.mishaps import MISHAPS, End, Mishap
from tests.house.people import Somebody, plain

MOVED = "change de date"
OFF = "n’aura pas lieu"
A_WHILE = timedelta(minutes=5, seconds=1)  # after which strange words are asked about again
EXIT_TOKEN_REFUSED = 78
FEW = 6


@pytest.fixture
async def hasty(database_url):
    house = await on_monday(database_url, call_seconds=1.0)
    yield house
    await house.close()


@pytest.fixture
async def monday(sqlite_url):
    house = await on_monday(sqlite_url)
    yield house
    await house.close()


async def test_every_error_leads_where_it_is_documented_and_hinders_nobody_else(hasty):
    people = dict(zip(MISHAPS, await crowd(hasty, len(MISHAPS)), strict=True))
    for name, somebody in people.items():
        await hasty.fault(method="sendMessage", chat_id=somebody.id, **MISHAPS[name].fault)

    made = await owe(hasty, Kind.ANNOUNCEMENT, dict.fromkeys(people.values()))
    await hasty.at_rest()
    await a_while_passes(hasty)
    await a_while_passes(hasty)
    await hasty.until(lambda: calls_about(hasty, people["silence"], NEW) > 1)  # heard at its end

    ends = {n: await end_of(hasty, made.id, who, MISHAPS[n]) for n, who in people.items()}
    assert ends == {name: mishap.end for name, mishap in MISHAPS.items()}


async def test_who_comes_back_is_written_to_again_and_what_was_missed_is_not_sent_late(hasty):
    blocked, deactivated, other = await crowd(hasty, 3)
    await blocked.do("block")
    await hasty.fault("deactivated", "sendMessage", chat_id=deactivated.id)
    await owe(hasty, Kind.ANNOUNCEMENT, dict.fromkeys((blocked, deactivated, other)))
    await hasty.at_rest()

    await blocked.do("unblock")
    await deactivated.start()
    await hasty.until_so(lambda s: all(has_chat(s, one) for one in (blocked, deactivated)))
    off = dict.fromkeys((blocked, deactivated, other), Answer.YES)
    await owe(hasty, Kind.CANCELLED, off, status=Status.CANCELLED)
    await hasty.at_rest()

    assert [await copies(one, OFF) for one in off] == [1, 1, 1]
    assert [await copies(one, NEW) for one in off] == [0, 0, 1]


async def test_a_letter_that_cannot_be_written_hinders_no_other(hasty):
    poisoned, *others = await crowd(hasty, FEW)
    await owe(hasty, Kind.MOVED, {poisoned: None}, facts={BEFORE: "no date at all"})
    await owe(hasty, Kind.ANNOUNCEMENT, dict.fromkeys(others))

    await hasty.at_rest()
    assert [await copies(one, NEW) for one in others] == [1] * len(others)

    await a_while_passes(hasty)
    await a_while_passes(hasty)
    assert sorted(await hasty.look(states)) == [State.FAILED, *[State.SENT] * len(others)]
    assert await copies(poisoned, MOVED) == 0


async def test_telegram_away_for_a_while_costs_nobody_their_letter_nor_a_copy(hasty):
    people = await crowd(hasty, FEW)
    await hasty.server.close()
    await owe(hasty, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await hasty.until_so(lambda store: has_been_put_back(store, hasty))

    hasty.server = await serve(hasty.sandbox, port=hasty.server.port)
    await a_while_passes(hasty)
    await all_over(hasty)

    assert [await copies(one, NEW) for one in people] == [1] * FEW


async def test_a_refused_token_ends_the_bot_and_leaves_the_letters_to_the_next(monday):
    people = await crowd(monday, FEW)
    before = len(monday.calls("sendMessage"))
    await monday.fault("unauthorised", "getUpdates", times=None)
    await monday.fault("unauthorised", "sendMessage", times=None)
    await owe(monday, Kind.ANNOUNCEMENT, dict.fromkeys(people))

    await people[0].do("say", text="/menu")  # the poll that waits ends, and another begins

    assert await monday.end() == EXIT_TOKEN_REFUSED
    assert len(monday.calls("sendMessage")) - before <= FEW
    assert set(await monday.look(states)) == {State.PLANNED}

    monday.sandbox.faults.remove()
    await monday.start()
    await a_while_passes(monday)
    await all_over(monday)
    assert [await copies(one, NEW) for one in people] == [1] * FEW


async def a_while_passes(house: House) -> None:
    await house.clock(forward_seconds=A_WHILE.total_seconds())


def has_been_put_back(store: Store, house: House) -> bool:
    due = store.deliveries.next_due()
    return due is not None and due > house.plan.now()


def has_chat(store: Store, somebody: Somebody) -> bool:
    member = store.members.by_telegram_id(somebody.id)
    return bool(member and member.chat_id and member.status is Standing.ACTIVE)


async def end_of(house: House, meeting_id: int, somebody: Somebody, mishap: Mishap) -> End:
    """Look at what became of an announcement, in the words of the table."""

    def deed(store: Store) -> tuple[State, str, Standing, bool]:
        member = store.members.by_telegram_id(somebody.id)
        assert member
        found = store.deliveries.find(f"announcement:{meeting_id}:{member.id}")
        assert found
        return found.state, found.reason, member.status, member.chat_id is not None

    state, reason, reader, has_a_chat = await house.look(deed)
    expected = mishap.end.why
    return End(
        state=state,
        why=expected if expected and expected in reason else reason,
        reader=reader,
        has_chat=has_a_chat,
        calls=calls_about(house, somebody, NEW),
        copies=await copies(somebody, NEW),
    )


def calls_about(house: House, somebody: Somebody, words: str) -> int:
    asked = [call.params for call in house.calls("sendMessage")]
    chat = str(somebody.id)
    return sum(one.get("chat_id") == chat and plain(one["text"]).find(words) >= 0 for one in asked)
