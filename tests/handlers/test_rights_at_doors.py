"""A button or a line from somebody whom it is not, or no longer, for."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.callbacks.people import RsvpTap
from bot.callbacks.relays import GuessTap
from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.domain.delivery import Kind
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import NotAnnounced
from bot.domain.member import Role
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import members
from storage.database import SqlDatabase, open_database
from tests.services.bell import Bell
from tests.services.community import NOW, STARTS, YVES, agreed, draft, meeting, organiser

THE_DAY_BEFORE = STARTS - timedelta(hours=20)


@pytest.fixture
def database(sqlite_url: str) -> Iterator[SqlDatabase]:
    """Return one database: nothing here has to do with its kind."""
    opened = open_database(sqlite_url)
    yield opened
    opened.close()


async def test_nobody_reads_a_draft_by_a_forged_button(database):
    made = await database.write(lambda store: (agreed(store, YVES), draft(store))[1])
    effect = await Bell(NOW).taps(YVES, OwnTap(made.id, OwnStep.CARD))

    with pytest.raises(NotAnnounced):
        await database.write(effect)


async def test_who_left_the_project_group_is_asked_nothing_more(database):
    def begin(store: Store):
        made = draft(store)
        yves = agreed(store, YVES)
        store.dialogues.put(Dialogue(YVES.telegram_id, Step.DRAFT_TITLE, NOW, {"draft": made.id}))
        return yves

    await database.write(begin)
    effect = await Bell(NOW).says(YVES, "Un titre")

    calls = await database.write(effect)

    assert [call.method for call in calls] == ["sendMessage"]
    assert await database.read(lambda store: store.dialogues.of(YVES.telegram_id)) is None


@pytest.mark.parametrize("tap", [RsvpTap, lambda which, said: GuessTap(which, said, 0)])
async def test_somebody_awaited_who_cannot_come_is_told_of_at_once_however_they_say_it(
    database, tap
):
    def begin(store: Store):
        made = meeting(store)
        yves = agreed(store, YVES)
        store.members.grant(yves.id, Role.FACILITATOR)
        return made, members.open_chat(store, organiser(store))

    made, nadia = await database.write(begin)
    bell = Bell(THE_DAY_BEFORE)
    await database.write(await bell.taps(YVES, tap(made.id, Answer.YES)))

    await database.write(await bell.taps(YVES, tap(made.id, Answer.NO)))

    told = await database.read(lambda store: store.audiences.waiting(made.id, Kind.LATE_NO))
    assert set(told) == {nadia.id}
