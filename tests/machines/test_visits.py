"""The whole life of a visit, thousands of times: the house does what a list on paper does."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import create_engine

from storage.engine import parse
from tests.crash.figures import kills, tell
from tests.crash.options import USUAL_KILLS
from tests.machines.machine import POST
from tests.machines.sabotage import BUGS, OF_THE_POST
from tests.machines.visit import House
from tests.machines.whole import RARE_AT_LAST, SmallLife, WholeLife

__all__ = ["kills", "tell"]

STEPS = 50
MANY, FEW = 300, 8  # lives; the many take over 10,000 steps
ENOUGH_TO_FAIL = 2_000  # lives: the first in which it shows ends them
HOUR = 3600

pytestmark = [pytest.mark.timeout(HOUR)]


@pytest.fixture
def machine(database_url: str) -> Iterator[type[WholeLife]]:
    house, engine = House.open(database_url), create_engine(parse(database_url))
    yield type("Life", (WholeLife,), {"house": house, "engine": engine})
    engine.dispose()
    house.close()


@pytest.mark.crash
def test_a_visit_goes_as_on_paper(machine: type[WholeLife], kills: int, tell: Callable[..., None]):
    lives = MANY if kills > USUAL_KILLS else FEW

    run_state_machine_as_test(machine, settings=lived(lives))

    tell(lives=lives, steps=machine.steps, over=machine.ends, told=machine.told)
    assert machine.steps >= lives


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("bug", BUGS)
def test_a_house_that_keeps_another_list_is_found_out(
    machine: type[WholeLife], bug: str, monkeypatch: pytest.MonkeyPatch
):
    BUGS[bug](monkeypatch)
    spared = RARE_AT_LAST if bug in OF_THE_POST else (*RARE_AT_LAST, *POST)
    simple = type("Simple", (SmallLife, machine), dict.fromkeys(spared))

    with pytest.raises(AssertionError):
        run_state_machine_as_test(simple, settings=as_ever(lived(ENOUGH_TO_FAIL)))


def lived(lives: int) -> settings:
    """Live so many lives; what fails is not made smaller: that would take longest of all."""
    return settings(
        max_examples=lives,
        stateful_step_count=STEPS,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        report_multiple_bugs=False,
    )


def as_ever(chosen: settings) -> settings:
    """Live the same lives each time: how soon they fail is then not luck."""
    return settings(chosen, derandomize=True)
