"""A message to many leaves evenly, and nobody who asks something waits behind it."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.delivery import Kind, State
from tests.house.house import GROUP, House
from tests.house.letters import NEW, all_over, copies, crowd, on_monday, owe, states


@pytest.fixture
async def slow_and_simple(sqlite_url: str) -> AsyncIterator[House]:
    """Return the same on SQLite alone."""
    house = await on_monday(sqlite_url, per_second=10)
    yield house
    await house.close()


@pytest.fixture
async def slow(database_url: str) -> AsyncIterator[House]:
    """Return a house that may write ten messages a second."""
    house = await on_monday(database_url, per_second=10)
    yield house
    await house.close()


async def test_an_answer_overtakes_a_broadcast(slow: House):
    people = await crowd(slow, 25)
    nadia = slow.somebody("m01")
    before = len(slow.calls("sendMessage"))
    await owe(slow, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await slow.until_called("sendMessage", times=before + 5)

    asked = len(slow.calls("sendMessage"))
    await nadia.say("/menu")
    await nadia.say("/aide")

    readers = [call.params["chat_id"] for call in slow.calls("sendMessage")[asked:]]
    answers = [place for place, chat_id in enumerate(readers) if str(chat_id) == str(nadia.id)]
    assert len(answers) == 2
    # What left meanwhile is what had its place already, or was sent while she read and typed.
    assert answers[-1] <= 12
    assert State.PLANNED in await slow.look(states)
    await all_over(slow)
    assert [await copies(one, NEW) for one in people] == [1] * 25


async def test_a_flood_of_all_chats_loses_nothing_and_taps_go_on(slow_and_simple: House):
    slow = slow_and_simple
    people = await crowd(slow, 14)
    await slow.post("limits", per_second=4)
    await owe(slow, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await slow.until(lambda: len(slow.calls("sendMessage")) > 14 + 8)

    toast = await slow.somebody("m06").there(GROUP).tap("Je ne peux pas")

    await all_over(slow)
    assert "Merci" in toast.text
    assert [await copies(one, NEW) for one in people] == [1] * 14
    assert (await slow.look(states)).count(State.SENT) == 14
