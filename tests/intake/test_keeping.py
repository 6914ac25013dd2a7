"""What is kept of a batch, and how an absence is noticed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.intake.keeping import LAST_GOOD_POLL, Keeper
from bot.ports import Database, Store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GROUP = {"id": -42, "type": "group"}


def tap(update_id: int, *, person: int = 101) -> dict[str, Any]:
    return {"update_id": update_id, "callback_query": {"id": "1", "from": {"id": person}}}


def talk(update_id: int) -> dict[str, Any]:
    message = {"message_id": 1, "text": "secret", "from": {"id": 101}, "chat": GROUP}
    return {"update_id": update_id, "message": message}


@dataclass
class Notices:
    """Records what the groups would be told; may fail as often as it is told to."""

    told: list[tuple[datetime, datetime]] = field(default_factory=list)
    failures: int = 0

    def __call__(self, _: Store, since: datetime, until: datetime) -> None:
        if self.failures:
            self.failures -= 1
            raise LookupError("no words")
        self.told.append((since, until))


@dataclass
class Uptime:
    """Seconds that pass when a test says so."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def keeper(
    database: Database, notices: Notices | None = None, uptime: Uptime | None = None
) -> Keeper:
    return Keeper(
        database,
        bot_id=7,
        bot_username="passerelle_bot",
        on_outage=notices or Notices(),
        uptime=uptime or Uptime(),
    )


async def test_a_batch_and_its_offset_are_kept_together(database: Database):
    kept = await keeper(database).keep([tap(5), tap(6, person=102)], at=NOON)

    assert [(arrival.update_id, arrival.person_key) for arrival in kept] == [(5, 101), (6, 102)]
    assert await keeper(database).offset() == 7


async def test_what_is_not_ours_is_confirmed_without_being_kept(database: Database):
    kept = await keeper(database).keep([talk(5), talk(6)], at=NOON)

    assert list(kept) == []
    assert await keeper(database).offset() == 7
    assert await database.read(lambda store: store.inbox.waiting()) == []


async def test_a_batch_that_comes_again_is_not_new(database: Database):
    await keeper(database).keep([tap(5)], at=NOON)

    again = await keeper(database).keep([tap(5), tap(6)], at=NOON)

    assert [arrival.update_id for arrival in again] == [6]


async def test_the_first_poll_ever_is_no_outage(database: Database):
    notices = Notices()

    await keeper(database, notices).keep([], at=NOON)

    assert notices.told == []


async def test_an_absence_longer_than_a_tap_lives_is_told_once(database: Database):
    notices = Notices()
    await keeper(database).keep([], at=NOON)

    after = keeper(database, notices)
    for minutes in (5, 6, 7):
        await after.keep([], at=NOON + minutes * MINUTE)

    assert notices.told == [(NOON, NOON + 5 * MINUTE)]


async def test_polls_that_were_empty_are_no_absence(database: Database):
    notices, uptime = Notices(), Uptime()
    polling = keeper(database, notices, uptime)

    for seconds in range(0, 1200, 20):
        uptime.seconds = seconds
        await polling.keep([], at=NOON + timedelta(seconds=seconds))

    assert notices.told == []


async def test_an_absence_in_the_midst_of_work_is_told_once(database: Database):
    notices, uptime = Notices(), Uptime()
    polling = keeper(database, notices, uptime)

    for minutes in (0, 1, 9, 10):
        uptime.seconds = minutes * 60
        await polling.keep([], at=NOON + minutes * MINUTE)

    assert notices.told == [(NOON + MINUTE, NOON + 9 * MINUTE)]


async def test_a_clock_that_is_set_is_no_absence(database: Database):
    notices, uptime = Notices(), Uptime()
    polling = keeper(database, notices, uptime)

    for day in (0, 7, 3):
        uptime.seconds += 40
        await polling.keep([], at=NOON + timedelta(days=day))

    noted = await database.read(lambda store: store.memos.get(LAST_GOOD_POLL))
    assert (notices.told, noted) == ([], (NOON + timedelta(days=3)).isoformat())


async def test_the_time_is_written_no_more_often_than_needed(database: Database):
    polling = keeper(database)
    for seconds in (0, 10, 20):
        await polling.keep([], at=NOON + timedelta(seconds=seconds))

    noted = await database.read(lambda store: store.memos.get(LAST_GOOD_POLL))

    assert noted == NOON.isoformat()


async def test_a_notice_that_fails_is_told_later_and_loses_no_update(database: Database):
    notices = Notices(failures=1)
    await keeper(database).keep([], at=NOON)
    after = keeper(database, notices)

    kept = await after.keep([tap(5)], at=NOON + 5 * MINUTE)
    await after.keep([], at=NOON + 6 * MINUTE)

    assert len(kept) == 1
    assert notices.told == [(NOON, NOON + 6 * MINUTE)]


async def test_one_update_that_cannot_be_stored_does_not_take_others_with_it(database: Database):
    class Picky:
        read = database.read

        async def write(self, deed: Any) -> Any:
            def checked(store: Store) -> Any:
                result = deed(store)
                if any(arrival.update_id == 6 for arrival in result or ()):
                    raise OverflowError
                return result

            return await database.write(checked)

    kept = await keeper(Picky()).keep([tap(5), tap(6), tap(7)], at=NOON)

    assert [arrival.update_id for arrival in kept] == [5, 7]
    assert await keeper(database).offset() == 8
