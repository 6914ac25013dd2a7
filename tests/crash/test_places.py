"""Few places, many who want one, four processes: nobody too many, nobody forgotten."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.places import NoPlaceLeft
from tests.crash.options import USUAL_KILLS
from tests.crash.places_careless import CHECKS_FIRST, UNLOCKED
from tests.crash.places_ground import uncheck
from tests.crash.places_judge import Findings
from tests.crash.places_post import ALL_FAIL, MARKS_FIRST
from tests.crash.places_rush import MOST_KILLS, Rush
from tests.crash.processes import Surroundings

MANY, FEW = 5_000, 600
ENOUGH_TO_KILL = 2_400  # wishes: they last until many were killed
EVERY_SECOND, OFTEN = 1.0, 0.2
SEVERAL, PEOPLE = 4, 60
ENOUGH_TO_FAIL = 250
BURSTS = 5
MANY_KILLS = 20
HOUR = 3600

pytestmark = [pytest.mark.crash, pytest.mark.timeout(HOUR)]


@pytest.fixture
def around(database_url: str, tmp_path: Path, compiled: Path) -> Surroundings:
    return Surroundings("", database_url, tmp_path, compiled)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The short run does without the peaceful one: who is killed had some peace before."""
    if "pace" in metafunc.fixturenames:
        is_long = metafunc.config.getoption("--crash-kills") > USUAL_KILLS
        metafunc.parametrize("pace", ["in_peace", "killed"] if is_long else ["killed"])


async def test_nobody_is_too_many_and_no_place_stays_empty(
    around: Surroundings, kills: int, seed: int, tell: Callable[..., None], pace: str
):
    is_long, is_deadly = kills > USUAL_KILLS, pace == "killed"
    rush = Rush(around, MANY if is_long else FEW, seed)
    await rush.lay(visits=SEVERAL if is_long else 1, people=PEOPLE)

    every = EVERY_SECOND if is_long else OFTEN
    most = MOST_KILLS if is_long else USUAL_KILLS // 2
    await rush.run(kill_every=every if is_deadly else None, most=most)
    await rush.settle()

    found = await rush.findings()
    looks = [*rush.looks, await rush.look()]
    overbooked = sum(one.excess for one in looks)
    tell(**figures(rush, found), overbooked=overbooked, idle=looks[-1].idle)
    assert (overbooked, found.duplicates, looks[-1].idle) == (0, 0, 0)
    assert (found.untold, found.too_often, found.lost) == (0, 0, 0)
    assert is_deadly or found.twice == 0
    assert not any(one.misstated for one in looks)
    assert found.promoted > SEVERAL
    assert (rush.kills > 0) is is_deadly


def figures(rush: Rush, found: Findings) -> Mapping[str, object]:
    return {
        "wishes": rush.number,
        "kills": rush.kills,
        "duplicates": found.duplicates,
        "promoted": found.promoted,
        "untold": found.untold,
        "twice": found.twice,
        "lost": found.lost,
        "looks": len(rush.looks),
        "troubles": rush.troubles,
        "seconds": round(rush.seconds, 1),
        "seed": rush.seed,
    }


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_without_a_lock_there_are_too_many(
    around: Surroundings, seed: int, tell: Callable[..., None]
):
    uncheck(around.database_url)

    overbooked, _ = await failing(around, UNLOCKED, seed, tell)

    assert overbooked > 0


async def test_who_looks_first_and_takes_then_lets_too_many_in(
    around: Surroundings, seed: int, tell: Callable[..., None]
):
    overbooked, _ = await failing(around, CHECKS_FIRST, seed, tell)

    assert overbooked > 0


@pytest.mark.parametrize("post", [ALL_FAIL, MARKS_FIRST])
async def test_letters_that_do_not_arrive_are_missed(
    around: Surroundings, seed: int, tell: Callable[..., None], post: str
):
    wishes = FEW if post == ALL_FAIL else ENOUGH_TO_KILL
    rush = Rush(around, wishes, seed, post=post)
    await rush.lay(visits=1, people=PEOPLE)
    await rush.run(kill_every=OFTEN if post == MARKS_FIRST else None, most=MANY_KILLS)
    await rush.settle()

    found = await rush.findings()
    tell(post=post, **figures(rush, found))
    assert found.promoted > 0
    assert found.untold > 0


async def failing(
    around: Surroundings, habit: str, seed: int, tell: Callable[..., None]
) -> tuple[int, int]:
    rush = Rush(around, ENOUGH_TO_FAIL, seed, habit)
    await rush.lay(visits=BURSTS, people=PEOPLE)
    await rush.run(kill_every=None)
    with suppress(NoPlaceLeft):  # too many are there already
        await rush.settle()
    at_last = await rush.look()
    overbooked = max(one.excess for one in [*rush.looks, at_last])
    tell(habit=habit, overbooked=overbooked, idle=at_last.idle, troubles=rush.troubles, seed=seed)
    return overbooked, at_last.idle
