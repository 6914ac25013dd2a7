"""Answers noted for others: who may, what stays, and who wins when both answer at once."""

import asyncio
from contextlib import suppress
from functools import partial

import pytest

from bot.domain.member import Channel, NotAnOrganiser, Person, Role, Status
from bot.domain.rsvp import Answer, OwnAnswerWins, Readers, Rsvp, Via
from bot.ports import Store
from bot.services import noting, on_behalf
from bot.services.noting import AnswerChanged, Given
from bot.services.on_behalf import Search
from storage.database import SqlDatabase
from tests.services.community import NOW, YVES, agreed, answer, meeting, organiser

ROUNDS = 12


def said(gathering, member, word=Answer.YES, guests=0):
    return Rsvp(gathering.id, member.id, word, guests, via=Via.PHONE)


def lucienne(store: Store):
    return store.members.add("Lucienne", telegram_id=None, status=Status.ACTIVE, at=NOW)


def note(store: Store, gathering, member, word=Answer.YES, guests=0):
    nadia = organiser(store)
    return noting.note(store, member=nadia, said=said(gathering, member, word, guests), now=NOW)


async def test_what_is_noted_counts_with_its_guests_and_says_who_noted_it(
    database: SqlDatabase, touched
):
    def deed(store: Store):
        gathering, member = meeting(store), lucienne(store)
        noted = note(store, gathering, member, guests=2)
        return noted, store.rsvps.headcount(gathering.id).of(Answer.YES)

    noted, coming = await database.write(deed)

    assert (noted.is_new, noted.is_told, coming) == (True, False, 3)
    assert (noted.rsvp.entered_by, noted.rsvp.via) == (noted.by.id, Via.PHONE)
    assert touched == [{noted.gathering.id}]


async def test_the_same_twice_is_noted_once_and_other_guests_are_news(database: SqlDatabase):
    def deed(store: Store):
        gathering, member = meeting(store), lucienne(store)
        return [note(store, gathering, member, guests=n).is_new for n in (1, 1, 2, 0)], len(
            [entry for entry in store.audit.page(start=0, size=9) if entry.action == "behalf.note"]
        )

    assert await database.write(deed) == ([True, False, True, True], 3)


async def test_without_telegram_there_is_no_own_answer_to_stand_in_the_way(
    database: SqlDatabase,
):
    def deed(store: Store):
        gathering, member = meeting(store), lucienne(store)
        store.rsvps.put(Rsvp(gathering.id, member.id, Answer.NO, answered_at=NOW))
        return note(store, gathering, member).rsvp.answer

    assert await database.write(deed) is Answer.YES


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.AUTHOR, Role.FUNDER_OBSERVER, None])
async def test_only_the_project_group_notes_adds_or_takes_back(database: SqlDatabase, role):
    def deed(store: Store):
        gathering, member = meeting(store), lucienne(store)
        noted = note(store, gathering, member)
        other = agreed(store, Person(104, "Claire", "fr"))
        if role:
            store.members.grant(other.id, role)
        ids = {"gathering_id": gathering.id, "member_id": member.id}
        word = Given(**ids, text="Bravo", readers=Readers.TEAM)
        search = Search("lucienne")
        for do in (
            lambda: on_behalf.choices(store, member=other, now=NOW),
            lambda: on_behalf.begin(store, member=other, gathering_id=gathering.id, now=NOW),
            lambda: on_behalf.find(
                store, member=other, gathering_id=gathering.id, search=search, now=NOW
            ),
            lambda: on_behalf.add(
                store, member=other, name="Odile", channel=Channel.PAPER, note="", now=NOW
            ),
            lambda: on_behalf.pick(store, member=other, **ids, now=NOW),
            lambda: noting.note(store, member=other, said=said(gathering, member), now=NOW),
            lambda: noting.leave_word(store, member=other, word=word, now=NOW),
            lambda: noting.take_back(store, member=other, **ids, now=NOW),
        ):
            with pytest.raises(NotAnOrganiser):
                do()
        return store.rsvps.of(gathering.id, member.id) == noted.rsvp

    assert await database.write(deed)


async def test_what_is_confirmed_must_be_what_is_written(database: SqlDatabase):
    def deed(store: Store):
        gathering, yves = meeting(store), agreed(store)
        for given in (said(gathering, yves), said(gathering, yves, Answer.NO)):
            with pytest.raises(AnswerChanged):
                noting.confirm(store, member=yves, said=given, now=NOW)
            note(store, gathering, yves)
        noting.confirm(store, member=yves, said=said(gathering, yves), now=NOW)
        return store.rsvps.of(gathering.id, yves.id)

    kept = await database.write(deed)

    assert (kept.answer, kept.entered_by, kept.via) == (Answer.YES, None, Via.BUTTON)


async def test_whoever_is_first_the_own_answer_is_the_one_that_stays(database: SqlDatabase):
    for _ in range(ROUNDS):
        gathering = await database.write(meeting)
        yves = await database.write(agreed)

        async def noting(about=gathering, member=yves):
            with suppress(OwnAnswerWins):
                await database.write(lambda store: note(store, about, member, Answer.NO))

        async def answering(about=gathering):
            await database.write(lambda store: answer(store, about, Answer.YES, by=YVES))

        await asyncio.gather(noting(), answering())

        kept = await database.read(partial(_rsvp_of, gathering=gathering, member=yves))
        assert (kept.answer, kept.entered_by) == (Answer.YES, None)


def _rsvp_of(store: Store, *, gathering, member):
    return store.rsvps.of(gathering.id, member.id)
