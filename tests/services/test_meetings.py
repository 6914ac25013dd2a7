"""Members look at a meeting: the next one, or the one that a link is about."""

from datetime import timedelta

import pytest

from bot.callbacks.grammar import base36
from bot.domain.gathering import NoSuchGathering, NotAnnounced, Status
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import meetings
from storage.database import SqlDatabase
from tests.services.community import ENDS, GAELLE, NOW, STARTS, agreed, answer, draft, meeting


async def test_the_next_meeting_comes_with_counts_and_ones_own_answer(database: SqlDatabase):
    def deed(store: Store):
        made, yves = meeting(store), agreed(store)
        answer(store, made, Answer.YES)
        answer(store, made, Answer.NO, by=GAELLE)
        return made, meetings.upcoming(store, member=yves, now=NOW)

    made, seen = await database.write(deed)

    assert seen.gathering == made
    assert seen.rsvp.answer is Answer.YES
    assert seen.counts.people == {Answer.YES: 1, Answer.NO: 1}


async def test_somebody_unknown_has_no_answer(database: SqlDatabase):
    await database.write(meeting)

    seen = await database.read(lambda s: meetings.upcoming(s, member=None, now=NOW))

    assert seen is not None
    assert seen.rsvp is None


async def test_the_nearest_meeting_is_the_next(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, starts_at=STARTS + timedelta(days=30), ends_at=ENDS + timedelta(days=30))
        return meeting(store), meetings.upcoming(store, member=None, now=NOW)

    nearest, seen = await database.write(deed)

    assert seen.gathering == nearest


@pytest.mark.parametrize("now", [STARTS, ENDS - timedelta(seconds=1)])
async def test_a_meeting_under_way_is_still_the_next(database: SqlDatabase, now):
    made = await database.write(meeting)

    seen = await database.read(lambda s: meetings.upcoming(s, member=None, now=now))

    assert seen is not None
    assert seen.gathering == made


@pytest.mark.parametrize(
    ("facts", "now"), [({}, ENDS), ({"status": Status.CANCELLED}, NOW), ({"ends_at": NOW}, NOW)]
)
async def test_what_is_over_or_cancelled_is_not_the_next(database: SqlDatabase, facts, now):
    await database.write(lambda store: meeting(store, **facts))

    seen = await database.read(lambda s: meetings.upcoming(s, member=None, now=now))

    assert seen is None


async def test_a_link_leads_to_its_meeting(database: SqlDatabase):
    made = await database.write(meeting)

    seen = await database.read(
        lambda s: meetings.by_link(s, payload=f"r_{base36(made.id)}", member=None)
    )

    assert seen.gathering == made


async def test_a_link_to_a_draft_leads_nowhere(database: SqlDatabase):
    made = await database.write(draft)

    with pytest.raises(NotAnnounced):
        await database.read(
            lambda s: meetings.by_link(s, payload=f"r_{base36(made.id)}", member=None)
        )


async def test_a_wrong_link_leads_nowhere(database: SqlDatabase):
    wrong = ["", "r", "r_", "r_-1", "x_1", "r_ 1", "r_1_1", "r_é", "r_٣", "r_" + "z" * 13]
    far = ["r_zzzzzzzzzzzz", "r_zzzz"]

    def deed(store: Store):
        for payload in (*wrong, *far):
            with pytest.raises(NoSuchGathering):
                meetings.by_link(store, payload=payload, member=None)
        return store.gatherings.next_meeting(now=NOW)

    assert await database.read(deed) is None
