"""The menus beside the line: hung once, and tried until they hang."""

from collections.abc import Sequence

import pytest

from bot.calls import Call
from bot.outcomes import NotSent, Outcome
from bot.ports import Database
from bot.post.menus import MenuBoard
from storage.database import SqlDatabase
from tests.intake.waiting import until
from tests.post.cards import Moody
from tests.post.desk import Wire

CALLS = [Call("setMyCommands", {"commands": []}), Call("setMyCommands", {"language_code": "en"})]


async def looked_at(board: MenuBoard) -> None:
    """Look around until the menus hang."""

    def is_hung() -> bool:
        board.hang()
        return board.is_hung

    await until(is_hung)


@pytest.mark.parametrize("outcomes", [[], [NotSent("away")], [NotSent("away")] * 5])
async def test_menus_are_tried_until_they_hang(database: Database, outcomes: Sequence[Outcome]):
    wire = Wire(list(outcomes))

    await looked_at(MenuBoard(wire, database, CALLS))

    tries = (len(outcomes) + 1) // 2 + 1
    assert wire.calls == CALLS * tries


async def test_menus_hang_after_trouble_with_the_store(database: SqlDatabase):
    moody = Moody(database, refusals=1)

    await looked_at(MenuBoard(Wire(), moody, CALLS))

    assert moody.refusals == 0


async def test_menus_that_hang_are_left_alone_by_the_next_process(database: Database):
    await looked_at(MenuBoard(Wire(), database, CALLS))
    wire = Wire()

    await looked_at(MenuBoard(wire, database, CALLS))

    assert wire.calls == []
