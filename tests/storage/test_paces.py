"""One rate for several processes: the row gives no place twice, whatever their clocks say."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import psycopg
import pytest

from bot.wire.turns import Lane, Turns
from storage.paces import AHEAD_OF_MANY, BLOCK, SharedPlaces

RATE = 200.0
GAP = 1 / RATE


def places(url: str, *, wrong_by: float = 0.0, rate: float = RATE) -> SharedPlaces:
    return SharedPlaces(
        url, name="messages", per_second=rate, monotonic=lambda: time.monotonic() + wrong_by
    )


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[SharedPlaces, SharedPlaces]]:
    """Two processes that share a database."""
    made = places(postgres_url), places(postgres_url)
    yield made
    for one in made:
        await one.close()


async def test_no_place_is_given_twice(two: Sequence[SharedPlaces]):
    grants = await asyncio.gather(*(one.reserve(3, for_many=False) for one in [*two, *two]))

    moments = sorted(moment for grant in grants for moment in grant.moments())
    assert len(moments) == 12
    # Two processes tell the time of the database to a few milliseconds.
    assert moments[-1] - moments[0] >= 10 * GAP


async def test_a_block_is_small(two: Sequence[SharedPlaces]):
    grant = await two[0].reserve(1000, for_many=False)

    assert grant.number == RATE * BLOCK


async def test_messages_to_many_leave_room_for_whoever_asks(two: Sequence[SharedPlaces]):
    broadcast, other = two
    refused = await broadcast.reserve(10, for_many=True)
    while refused.number:
        refused = await broadcast.reserve(10, for_many=True)

    answer = await other.reserve(1, for_many=False)

    assert answer.number == 1
    assert answer.first - time.monotonic() <= AHEAD_OF_MANY + BLOCK + GAP


async def test_a_rest_saves_nothing_up(two: Sequence[SharedPlaces], postgres_url: str):
    with psycopg.connect(postgres_url, autocommit=True) as session:
        session.execute("INSERT INTO paces (name, next_at) VALUES ('messages', 12)")
    before = time.monotonic()

    grant = await two[0].reserve(10, for_many=False)

    assert grant.first >= before - 0.01
    moments = grant.moments()
    assert moments[-1] - moments[0] == pytest.approx(9 * GAP)


async def test_a_moment_far_ahead_is_not_waited_for(
    two: Sequence[SharedPlaces], postgres_url: str
):
    with psycopg.connect(postgres_url, autocommit=True) as session:
        session.execute("INSERT INTO paces VALUES ('messages', extract(epoch FROM now()) + 3600)")

    grant = await two[0].reserve(1, for_many=True)

    assert grant.number == 1
    assert grant.first < time.monotonic() + 1


async def test_a_flood_shuts_out_messages_to_many_in_every_process(
    two: Sequence[SharedPlaces],
):
    await two[0].shut(30.0)

    many = await two[1].reserve(1, for_many=True)
    answer = await two[1].reserve(1, for_many=False)

    assert many.number == 0
    assert 25 < many.first - time.monotonic() <= 30
    assert answer.number == 1


async def test_two_processes_hold_one_rate_though_a_clock_is_wrong(postgres_url: str):
    clocks = [time.monotonic, lambda: time.monotonic() + 600]
    made = [
        SharedPlaces(postgres_url, name="messages", per_second=RATE, monotonic=clock)
        for clock in clocks
    ]
    lines = [Turns(one, monotonic=clock) for one, clock in zip(made, clocks, strict=True)]
    for line in lines:
        await line.wait(Lane.ANSWERS)  # the line to the database stands
    left: list[float] = []

    async def send(line: Turns) -> None:
        await line.wait(Lane.MANY)
        left.append(time.monotonic())

    await asyncio.gather(*(send(line) for line in lines for _ in range(100)))

    took = max(left) - min(left)
    assert took >= 199 * GAP * 0.95
    for line in lines:
        await line.close()


async def test_without_the_database_answers_go_on_slowly_and_many_wait():
    alone = places("postgresql://nobody@127.0.0.1:1/nothing")

    answers = [await alone.reserve(5, for_many=False) for _ in range(3)]
    many = await alone.reserve(5, for_many=True)

    assert [answer.number for answer in answers] == [1, 1, 1]
    assert answers[2].first - answers[0].first >= 2 * GAP
    assert many.number == 0
    assert many.first > time.monotonic() + 1
    await alone.close()


async def test_the_row_is_found_again_after_the_line_was_cut(
    two: Sequence[SharedPlaces], postgres_url: str
):
    shared = two[0]
    await shared.reserve(1, for_many=True)
    with psycopg.connect(postgres_url, autocommit=True) as session:
        session.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )

    cut = await shared.reserve(1, for_many=True)
    again = await shared.reserve(1, for_many=True)

    assert [cut.number, again.number] == [0, 1]
