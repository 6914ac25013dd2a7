"""Answers: kept once, changed at will, refused in time."""

from datetime import timedelta

import pytest

from bot.domain.gathering import (
    GatheringCancelled,
    GatheringOver,
    NoSuchGathering,
    NotAnnounced,
    Status as GatheringStatus,
)
from bot.domain.member import Status
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from storage.database import SqlDatabase
from tests.services.community import (
    ENDS,
    GAELLE,
    NADIA,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    draft,
    meeting,
)

SECOND = timedelta(seconds=1)


async def counts(database, gathering):
    return (await database.read(lambda store: store.rsvps.headcount(gathering.id))).people


async def test_a_first_answer_is_kept_and_announced(database: SqlDatabase, touched):
    gathering = await database.write(meeting)

    answered = await database.write(lambda store: answer(store, gathering, Answer.YES))

    assert (answered.before, answered.is_same, answered.is_under_way) == (None, False, False)
    assert await counts(database, gathering) == {Answer.YES: 1}
    assert touched == [{gathering.id}]


async def test_the_same_answer_again_writes_nothing(database: SqlDatabase, touched):
    gathering = await database.write(meeting)
    await database.write(lambda store: answer(store, gathering, Answer.YES))
    later = NOW + timedelta(hours=1)

    again = await database.write(lambda store: answer(store, gathering, Answer.YES, now=later))

    kept = await database.read(lambda store: store.rsvps.of(gathering.id, again.member.id))
    assert again.is_same
    assert kept is not None
    assert kept.answered_at == NOW
    assert touched == [{gathering.id}]


async def test_a_change_replaces_the_answer_before(database: SqlDatabase, touched):
    gathering = await database.write(meeting)
    await database.write(lambda store: answer(store, gathering, Answer.YES))

    changed = await database.write(lambda store: answer(store, gathering, Answer.NO))

    assert changed.before is Answer.YES
    assert await counts(database, gathering) == {Answer.NO: 1}
    assert touched == [{gathering.id}] * 2


async def test_somebody_unknown_is_kept_with_their_answer(database: SqlDatabase):
    gathering = await database.write(meeting)

    answered = await database.write(
        lambda store: answer(store, gathering, Answer.MAYBE, by=GAELLE)
    )

    assert answered.member.name == "Gaëlle"
    assert answered.member.status is Status.INVITED
    assert answered.member.chat_id is None
    assert await counts(database, gathering) == {Answer.MAYBE: 1}


async def test_somebody_unknown_is_one_person_however_often_they_answer(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        for said in (Answer.YES, Answer.NO, Answer.MAYBE, Answer.YES):
            answer(store, gathering, said, by=GAELLE)
        return gathering

    gathering = await database.write(deed)

    assert await counts(database, gathering) == {Answer.YES: 1}


async def test_everybody_counts_with_their_guests(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        yves = agreed(store)
        with_two = Rsvp(gathering.id, yves.id, Answer.YES, 2, NOW, via=Via.PHONE)
        store.rsvps.put(with_two)
        answer(store, gathering, Answer.YES, by=GAELLE)
        answer(store, gathering, Answer.NO, by=NADIA)
        return gathering

    gathering = await database.write(deed)

    assert await counts(database, gathering) == {Answer.YES: 4, Answer.NO: 1}


async def test_an_organisation_counts_once_for_two_of_its_people(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        jardins = store.organisations.add("Les Jardins")
        for person in (YVES, GAELLE):
            store.organisations.affiliate(agreed(store, person).id, jardins.id)
            answer(store, gathering, Answer.YES, by=person)
        return store.rsvps.headcount(gathering.id)

    headcount = await database.write(deed)

    assert (headcount.of(Answer.YES), headcount.organisations_of(Answer.YES)) == (2, 1)


@pytest.mark.parametrize("now", [STARTS, ENDS - SECOND])
async def test_an_answer_while_it_is_under_way_counts(database: SqlDatabase, now):
    gathering = await database.write(meeting)

    answered = await database.write(lambda s: answer(s, gathering, Answer.YES, now=now))

    assert answered.is_under_way
    assert await counts(database, gathering) == {Answer.YES: 1}


@pytest.mark.parametrize(
    ("status", "now", "refusal"),
    [
        (GatheringStatus.ANNOUNCED, ENDS, GatheringOver),
        (GatheringStatus.HELD, NOW, GatheringOver),
        (GatheringStatus.CANCELLED, NOW, GatheringCancelled),
    ],
)
async def test_a_late_answer_leaves_no_trace(database: SqlDatabase, touched, status, now, refusal):
    gathering = await database.write(lambda store: meeting(store, status=status))

    with pytest.raises(refusal):
        await database.write(
            lambda store: answer(store, gathering, Answer.YES, by=GAELLE, now=now)
        )

    unknown = await database.read(lambda s: s.members.by_telegram_id(GAELLE.telegram_id))
    assert unknown is None
    assert await counts(database, gathering) == {}
    assert touched == []


async def test_nobody_answers_a_draft(database: SqlDatabase):
    gathering = await database.write(draft)

    with pytest.raises(NotAnnounced):
        await database.write(lambda store: answer(store, gathering, Answer.YES))


async def test_nobody_answers_what_does_not_exist(database: SqlDatabase):
    gathering = await database.write(meeting)
    await database.write(lambda store: answer(store, gathering, Answer.YES))

    with pytest.raises(NoSuchGathering):
        await database.write(
            lambda s: answer(s, type(gathering)(id=gathering.id + 99), Answer.YES)
        )
