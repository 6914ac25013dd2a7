"""How fast the house may speak, read from the settings."""

from dataclasses import replace

import pytest

from bot.app import pacing
from bot.app.plan import Plan
from bot.config import Config, Database, Telegram
from bot.domain.delivery import Delivery, Kind
from bot.post.postman import MOST_IN_FLIGHT, in_flight
from bot.wire.messenger import Messenger
from bot.wire.places import Evenly
from bot.wire.request import AiohttpRequest
from storage.paces import SharedPlaces
from tests.bench.planning import COMMUNITY, NOW

ONE = Delivery(1, Kind.MESSAGE, 7, None, NOW)
OF_A_MAILING = replace(ONE, mailing_id=3)


def plan(url: str = "sqlite:///var/x.db", **telegram: float) -> Plan:
    config = Config(telegram=Telegram(**telegram), database=Database(url=url))  # type: ignore[arg-type]  # each test knows
    return Plan(config=config, token="", base_url="", community=COMMUNITY, organisers=())


@pytest.mark.parametrize(
    ("per_second", "number"), [(1, 3), (30, 3), (100, 8), (1000, 75), (2000, MOST_IN_FLIGHT)]
)
def test_as_many_are_under_way_as_the_rate_needs(per_second: float, number: int):
    assert in_flight(per_second) == number


def test_the_faster_of_two_rates_decides():
    assert pacing.width(plan(per_second=30, paid_per_second=500)) == in_flight(500)


def test_nothing_is_paid_for_unless_it_is_asked_for():
    assert not pacing.is_paid(plan(), OF_A_MAILING)


def test_only_what_organisers_write_to_many_is_paid_for():
    paying = plan(paid_per_second=500)

    assert [pacing.is_paid(paying, one) for one in (ONE, OF_A_MAILING)] == [False, True]


@pytest.mark.parametrize(
    ("url", "kind"), [("sqlite:///var/x.db", Evenly), ("postgresql://a@b/c", SharedPlaces)]
)
async def test_processes_that_share_a_database_share_a_rate(url: str, kind: type):
    line = pacing.messenger(plan(url), AiohttpRequest())

    assert isinstance(line, Messenger)
    assert isinstance(line._turns._places, kind)
    assert line._turns is line._paid
    await line.close()


async def test_a_hundredth_of_the_rate_is_left_free():
    line = pacing.messenger(plan(per_second=100, paid_per_second=1000), AiohttpRequest())

    gaps = [
        (await turns._places.reserve(1, for_many=True)).gap for turns in (line._turns, line._paid)
    ]

    assert gaps == pytest.approx([1 / 99, 1 / 990])
    await line.close()
