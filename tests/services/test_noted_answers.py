"""Answers that were noted, confirmed, taken back, or that come afterwards."""

from dataclasses import replace

import pytest

from bot.domain.gathering import GatheringCancelled, Status as GatheringStatus
from bot.domain.member import Status
from bot.domain.rsvp import WITHDRAWN, Answer, OwnAnswerWins, Rsvp, Via
from bot.ports import Store
from bot.services import rsvps
from bot.services.rsvps import Respondent
from storage import tables
from storage.database import SqlDatabase
from tests.services.community import ENDS, NOW, YVES, agreed, answer, meeting, organiser
from tests.storage.rows import rows_of


async def counts(database, gathering):
    return (await database.read(lambda store: store.rsvps.headcount(gathering.id))).people


async def test_the_same_answer_after_the_date_moved_confirms_it(database: SqlDatabase, touched):
    gathering = await database.write(meeting)
    yves = (await database.write(lambda s: answer(s, gathering, Answer.YES))).member
    await database.write(
        lambda s: s.rsvps.save(Rsvp(gathering.id, yves.id, Answer.YES, 1, NOW, to_confirm=True))
    )
    waiting = await database.read(lambda s: s.rsvps.headcount(gathering.id))

    confirmed = await database.write(lambda s: answer(s, gathering, Answer.YES))

    after = await database.read(lambda s: s.rsvps.headcount(gathering.id))
    assert (confirmed.is_confirmed, confirmed.is_same) == (True, False)
    assert (waiting.to_confirm, waiting.of(Answer.YES)) == (2, 0)
    assert (after.to_confirm, after.of(Answer.YES)) == (0, 2)
    assert touched == [{gathering.id}] * 2


def noted(store: Store, gathering, said: Answer, *, member, by):
    respondent = Respondent(None, member, entered_by=by.id, via=Via.PHONE)
    return rsvps.answer(store, gathering_id=gathering.id, by=respondent, answer=said, now=NOW)


async def test_an_organiser_notes_an_answer_and_may_correct_it(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        nadia, yves = organiser(store), agreed(store)
        noted(store, gathering, Answer.YES, member=yves, by=nadia)
        noted(store, gathering, Answer.NO, member=yves, by=nadia)
        return store.rsvps.of(gathering.id, yves.id), nadia

    rsvp, nadia = await database.write(deed)

    assert rsvp is not None
    assert (rsvp.answer, rsvp.via, rsvp.entered_by) == (Answer.NO, Via.PHONE, nadia.id)


@pytest.mark.parametrize("said", [Answer.YES, Answer.NO])
async def test_an_organiser_does_not_speak_over_a_member(database: SqlDatabase, said):
    gathering = await database.write(meeting)
    yves = (await database.write(lambda s: answer(s, gathering, Answer.YES))).member

    with pytest.raises(OwnAnswerWins):
        await database.write(lambda s: noted(s, gathering, said, member=yves, by=organiser(s)))


async def test_an_answer_to_the_date_before_may_be_noted_anew_by_phone(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        yves = answer(store, gathering, Answer.YES).member
        store.rsvps.save(Rsvp(gathering.id, yves.id, Answer.YES, answered_at=NOW, to_confirm=True))
        noted(store, gathering, Answer.NO, member=yves, by=organiser(store))
        return store.rsvps.of(gathering.id, yves.id)

    rsvp = await database.write(deed)

    assert rsvp is not None
    assert (rsvp.answer, rsvp.to_confirm) == (Answer.NO, False)


async def test_the_member_has_the_last_word_on_what_was_noted(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        yves = agreed(store)
        noted(store, gathering, Answer.YES, member=yves, by=organiser(store))
        answered = answer(store, gathering, Answer.YES)
        return answered, store.rsvps.of(gathering.id, yves.id)

    answered, rsvp = await database.write(deed)

    assert answered.is_confirmed
    assert (rsvp.entered_by, rsvp.via) == (None, Via.BUTTON)


async def test_who_has_no_telegram_is_spoken_for_again(database: SqlDatabase):
    def deed(store: Store):
        gathering, nadia = meeting(store), organiser(store)
        lucienne = store.members.add("Lucienne", telegram_id=None, status=Status.ACTIVE, at=NOW)
        store.rsvps.put(Rsvp(gathering.id, lucienne.id, Answer.YES, 0, NOW))
        noted(store, gathering, Answer.NO, member=lucienne, by=nadia)
        return gathering

    gathering = await database.write(deed)

    assert await counts(database, gathering) == {Answer.NO: 1}


async def test_a_first_yes_is_known_as_such_once(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        return [
            answer(store, gathering, said).is_first_time
            for said in (Answer.MAYBE, Answer.YES, Answer.NO, Answer.YES)
        ]

    assert await database.write(deed) == [False, True, False, False]


async def test_a_withdrawn_answer_is_none_and_the_history_is_whole(
    database: SqlDatabase, touched, database_url
):
    gathering = await database.write(meeting)
    yves = (await database.write(lambda s: answer(s, gathering, Answer.YES))).member

    def withdraw(store: Store):
        return rsvps.withdraw(store, gathering_id=gathering.id, member=yves, now=NOW)

    assert await database.write(withdraw)
    assert not await database.write(withdraw)
    assert await counts(database, gathering) == {}
    await database.write(lambda s: answer(s, gathering, Answer.YES))
    history = rows_of(database_url, tables.rsvp_history)
    assert [row[3] for row in history] == ["yes", WITHDRAWN, "yes"]
    assert touched == [{gathering.id}] * 3


async def test_an_excuse_after_the_meeting_is_kept_until_the_report(database: SqlDatabase):
    gathering = await database.write(meeting)
    await database.write(lambda s: answer(s, gathering, Answer.YES))

    def late(store: Store):
        yves = agreed(store)
        by = Respondent(None, yves)
        excused = rsvps.could_not_come(store, gathering_id=gathering.id, by=by, now=ENDS)
        store.gatherings.save(replace(gathering, status=GatheringStatus.REPORTED))
        by = Respondent(None, organiser(store))
        after = rsvps.could_not_come(store, gathering_id=gathering.id, by=by, now=ENDS)
        return excused, after

    excused, after = await database.write(late)

    assert (excused.before, excused.answer) == (Answer.YES, Answer.NO)
    assert after is None
    assert await counts(database, gathering) == {Answer.NO: 1}


async def test_what_was_called_off_was_missed_by_nobody(database: SqlDatabase):
    gathering = await database.write(lambda s: meeting(s, status=GatheringStatus.CANCELLED))

    with pytest.raises(GatheringCancelled):
        await database.write(
            lambda s: rsvps.could_not_come(
                s, gathering_id=gathering.id, by=Respondent(YVES, None), now=ENDS
            )
        )
