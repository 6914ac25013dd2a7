"""The clock of one machine is wrong by ten minutes: whose letter it is, is told by another."""

from collections.abc import Sequence

import pytest

from tests.crash.mail import NO_QUIET, Mail
from tests.crash.processes import Nursery, Surroundings
from tests.crash.town import Town

PEOPLE = 60
PER_SECOND = 6
ANSWER = 1.0  # seconds: somebody always has letters in the air
ONCE_UNDER_WAY = 6
HOUR = 3600

pytestmark = [
    pytest.mark.crash,
    pytest.mark.timeout(HOUR),
    pytest.mark.parametrize("database_url", ["postgresql"], indirect=True),
]


async def test_a_clock_ten_minutes_ahead_takes_no_letter_from_the_others(town, surroundings, tell):
    mail = await written_with(town, surroundings, "ahead")

    tell(ahead_minutes=10, **mail.figures)
    assert set(mail.copies) == {1}


async def written_with(town: Town, surroundings: Surroundings, *habits: str) -> Mail:
    """Write to everybody; somebody with these habits joins when the others are at it."""
    surroundings.settings.update({**NO_QUIET, "TELEGRAM__PER_SECOND": str(PER_SECOND)})
    mail = await Mail.owed(town, people=PEOPLE, answer=ANSWER)
    habits_of_each = [(), (), habits]
    nurseries: Sequence[Nursery] = [
        await Nursery.open(surroundings, *one) for one in habits_of_each
    ]
    *others, odd = nurseries
    for nursery in others:
        await nursery.start()
    await mail.until_more(ONCE_UNDER_WAY)

    await odd.start()
    await mail.until_over(within=120)

    for nursery in nurseries:
        await nursery.close()
    return mail
