"""PostgreSQL falls and comes back again and again while many are written to."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.crash.mail import NO_QUIET, Mail
from tests.crash.options import USUAL_KILLS
from tests.crash.processes import Nursery
from tests.crash.town import Town
from tests.databases import new_database
from tests.postgres import OwnServer, own_server

PEOPLE = 60
PER_SECOND = 12
RESTARTS, FEW = 8, 3
LONGEST_LIFE = 1.5  # seconds
SIDE_BY_SIDE = 2
HOUR = 3600


@pytest.fixture
def server() -> Iterator[OwnServer]:
    """Return a server that nobody else uses, and that keeps what it has confirmed."""
    with own_server(keeps_word=True) as server:
        yield server


@pytest.fixture
async def town(server: OwnServer) -> AsyncIterator[Town]:
    town = await Town.build(new_database(server.url, "restarts"))
    yield town
    await town.close()


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_a_database_that_falls_again_and_again_loses_nobody(
    server, town, surroundings, kills, chance, tell
):
    surroundings.settings.update({**NO_QUIET, "TELEGRAM__PER_SECOND": str(PER_SECOND)})
    restarts = RESTARTS if kills > USUAL_KILLS else FEW
    mail = await Mail.owed(town, people=PEOPLE)
    nurseries = [await Nursery.open(surroundings) for _ in range(SIDE_BY_SIDE)]
    for nursery in nurseries:
        await nursery.start()

    for _ in range(restarts):
        await mail.until_more(sum(mail.copies))
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        await asyncio.to_thread(server.restart)
    await mail.until_over(within=180)
    for nursery in nurseries:
        await nursery.close()

    tell(restarts=restarts, **mail.figures)
    assert set(mail.copies) <= {1, 2}
