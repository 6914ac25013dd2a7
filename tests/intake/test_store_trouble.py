"""What the intake does when the database takes nothing, or does not say what it took."""

from typing import Any

import structlog

from bot.ports import Deed, StoreUnavailable
from storage.database import SqlDatabase
from tests.intake.house import YVES, House
from tests.intake.waiting import until

ANSWER = "answerCallbackQuery"


class Faltering:
    """A database that can be told to take nothing."""

    def __init__(self, database: SqlDatabase) -> None:
        self._database = database
        self.is_down = self.is_silent = False
        self.is_shared = database.is_shared
        self.act_as, self.keep_cards = database.act_as, database.keep_cards

    async def write(self, deed: Deed[Any]) -> Any:
        if self.is_down:
            raise StoreUnavailable("disk full")
        return await self._database.write(deed)

    async def urgent(self, deed: Deed[Any]) -> Any:
        if self.is_silent:
            raise StoreUnavailable("no answer")
        return await self._database.urgent(deed)

    async def read(self, deed: Deed[Any]) -> Any:
        if self.is_silent:
            raise StoreUnavailable("no answer")
        return await self._database.read(deed)


async def test_while_nothing_can_be_written_people_hear_it_once(house: House):
    house.database = faltering = Faltering(house.database)  # type: ignore[arg-type]  # has one
    async with house.bot():
        await house.tap("first")
        faltering.is_down = True
        sorry = await house.tap("yes")
        await until(lambda: polled_again(house, 4))
        faltering.is_down = False
        answer = await house.tap("no", person=YVES, wait=9)
        await until(lambda: written(house, "yes"))

    assert (sorry["toast"], answer["toast"]) == ("sorry", "noted no")
    assert sum(c["params"].get("text") == "sorry" for c in await house.calls(ANSWER)) == 1


async def test_a_batch_stored_in_a_commit_that_seemed_to_fail_is_worked_on(house: House):
    database = house.database

    class Ambiguous(Faltering):
        async def write(self, deed: Deed[Any]) -> Any:
            result = await database.write(deed)
            if self.is_down and isinstance(result, list) and result:
                self.is_down = False
                raise StoreUnavailable("the line was cut in the commit")
            return result

    house.database = cut = Ambiguous(database)  # type: ignore[arg-type]  # has one
    cut.is_down = True
    async with house.bot():
        await house.tap("yes", wait=0)
        await until(lambda: written(house, "yes"))

    assert await house.effects() == ["yes"]


async def test_an_effect_whose_commit_seemed_to_fail_is_not_made_twice(house: House):
    database = house.database

    class Ambiguous(Faltering):
        async def write(self, deed: Deed[Any]) -> Any:
            result = await database.write(deed)
            if self.is_down and "whole" in deed.__name__:
                self.is_down = False
                raise StoreUnavailable("the line was cut in the commit")
            return result

    house.database = cut = Ambiguous(database)  # type: ignore[arg-type]  # has one
    cut.is_down = True
    async with house.bot():
        await house.tap("yes", wait=0)
        await until(lambda: answered(house, "noted yes"))

    assert await house.effects() == ["yes"]


async def answered(house: House, text: str) -> bool:
    return any(call["params"].get("text") == text for call in await house.calls(ANSWER))


async def polled_again(house: House, times: int) -> bool:
    return len(await house.calls("getUpdates")) >= times


async def written(house: House, line: str) -> bool:
    return line in await house.effects()


async def test_a_start_while_the_database_is_away_waits_for_it(house: House):
    house.database = faltering = Faltering(house.database)  # type: ignore[arg-type]  # has one
    faltering.is_silent = True
    with structlog.testing.capture_logs() as logs:
        async with house.bot():
            await until(lambda: [line for line in logs if line["event"] == "cannot_resume_yet"])
            faltering.is_silent = False
            answer = await house.tap("yes")

    assert answer["toast"] == "noted yes"


async def test_trouble_in_the_middle_of_a_tap_is_not_the_tap_s_fault(house: House):
    database = house.database

    class Once(Faltering):
        failures = 5

        async def write(self, deed: Deed[Any]) -> Any:
            if "whole" in deed.__name__ and self.failures:
                self.failures -= 1
                raise StoreUnavailable("locked")
            return await database.write(deed)

    house.database = Once(database)  # type: ignore[arg-type]  # has one
    async with house.bot():
        sorry = await house.tap("yes", wait=9)
        await until(lambda: written(house, "yes"))

    assert sorry["toast"] == "sorry"
    assert await database.read(lambda store: store.inbox.dead()) == []
