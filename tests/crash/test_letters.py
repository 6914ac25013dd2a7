"""What is owed to many survives any crash: nobody is forgotten, nobody hears a third time."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.post.postman import IN_FLIGHT
from tests.crash.mail import NO_QUIET, Mail, kill_often
from tests.crash.options import USUAL_KILLS
from tests.crash.processes import Nursery, Surroundings

FEW, MANY = 60, 1000
FEW_KILLS = 6
SIDE_BY_SIDE = 4
HOUR = 3600


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
async def test_kills_in_the_middle_of_writing_to_many_lose_nobody(
    town, surroundings, kills, chance, seed, tell
):
    people, rounds = (MANY, kills) if kills > USUAL_KILLS else (FEW, FEW_KILLS)
    per_second = hold_back(surroundings, people=people, kills=rounds)
    mail = await Mail.owed(town, people=people)
    nurseries = await bots(surroundings)

    killed = await kill_often(mail, nurseries, kills=rounds, chance=chance)
    await mail.until_over(within=120 + 2 * people / per_second)
    await asyncio.gather(*(nursery.close() for nursery in nurseries))

    tell(kills=killed, processes=len(nurseries), **mail.figures, seed=seed)
    assert set(mail.copies) <= {1, 2}
    assert mail.figures["doubled"] <= killed * IN_FLIGHT


@pytest.mark.crash
@pytest.mark.timeout(HOUR)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_bot_that_marks_a_letter_as_sent_before_it_is_sent_is_caught_losing_some(
    town, surroundings, chance, seed, tell
):
    hold_back(surroundings, people=FEW, kills=FEW_KILLS)
    mail = await Mail.owed(town, people=FEW)
    nursery = await Nursery.open(surroundings, "optimistic")

    killed = await kill_often(mail, [nursery], kills=FEW_KILLS, chance=chance)
    await mail.until_over(within=120)
    await mail.until_nothing_moves()
    await nursery.close()

    tell(optimistic_kills=killed, **mail.figures, seed=seed)
    assert mail.figures["lost"] > 0


async def bots(surroundings: Surroundings) -> Sequence[Nursery]:
    """Return as many as can share a database: one on SQLite."""
    number = 1 if surroundings.database_url.startswith("sqlite") else SIDE_BY_SIDE
    return await asyncio.gather(*(Nursery.open(surroundings) for _ in range(number)))


def hold_back(surroundings: Surroundings, *, people: int, kills: int) -> float:
    """Let letters leave so slowly that there is somebody to write to at every kill."""
    per_second = people / kills
    surroundings.settings.update({**NO_QUIET, "TELEGRAM__PER_SECOND": str(per_second)})
    return per_second
