"""Where updates are brought, silence is no absence; that nobody was there to take them is one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.intake.keeping import LAST_GOOD_POLL
from bot.ports import Store
from storage.database import SqlDatabase
from tests.hook.keepers import NOON, keeper

MINUTE = timedelta(minutes=1)


@dataclass
class Notices:
    """What the groups would be told."""

    told: list[tuple[datetime, datetime]] = field(default_factory=list)

    def __call__(self, _: Store, since: datetime, until: datetime) -> None:
        self.told.append((since, until))


async def test_a_time_without_any_of_us_is_told_once(database: SqlDatabase):
    notices = Notices()
    evening = keeper(database)
    for minutes in (0, 1):
        await evening.note_presence(at=NOON + minutes * MINUTE)

    morning = keeper(database, on_outage=notices)
    for minutes in (9, 10):
        await morning.note_presence(at=NOON + minutes * MINUTE)

    assert notices.told == [(NOON + MINUTE, NOON + 9 * MINUTE)]


@pytest.mark.parametrize("others", [["one"], []])
async def test_who_slept_was_absent_unless_another_of_us_was_there(
    database: SqlDatabase, others: list[str]
):
    notices, seconds = Notices(), [0.0]
    sleeper = keeper(database, on_outage=notices, uptime=lambda: seconds[-1])
    await sleeper.note_presence(at=NOON)

    for _ in others:
        await keeper(database).note_presence(at=NOON + 9 * MINUTE)
    seconds.append(600.0)
    await sleeper.note_presence(at=NOON + 10 * MINUTE)

    assert notices.told == ([] if others else [(NOON, NOON + 10 * MINUTE)])


async def test_a_notice_that_fails_comes_later(database: SqlDatabase):
    def fail(_store: Store, _since: datetime, _until: datetime) -> None:
        raise LookupError("no words")

    await keeper(database).note_presence(at=NOON)

    await keeper(database, on_outage=fail).note_presence(at=NOON + 60 * MINUTE)

    noted = await database.read(lambda store: store.memos.get(LAST_GOOD_POLL))
    assert noted == NOON.isoformat()
