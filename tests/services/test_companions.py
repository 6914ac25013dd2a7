"""Company: counted with one answer, and never with two."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.domain.member import Directory, NotReadyYet
from bot.domain.rsvp import Answer, NoAnswerYet, OwnAnswerWins
from bot.ports import Store
from bot.services import companions, words
from storage import tables
from storage.database import SqlDatabase
from tests.services.community import (
    ENDS,
    GAELLE,
    NADIA,
    NOW,
    YVES,
    agreed,
    answer,
    meeting,
    organiser,
)
from tests.storage.rows import rows_of


def colleagues(store: Store):
    """Make Yves and Gaëlle members of one organisation; Nadia belongs to none."""
    jardins = store.organisations.add("Les Jardins")
    for person in (YVES, GAELLE):
        store.organisations.affiliate(agreed(store, person).id, jardins.id)


def bring(store: Store, gathering, guests, *, person=YVES, **more):
    return companions.bring(
        store,
        gathering_id=gathering.id,
        member=agreed(store, person),
        guests=guests,
        now=NOW,
        **more,
    )


def counted(store: Store, gathering, *, person, host):
    return companions.was_counted(
        store,
        gathering_id=gathering.id,
        member=agreed(store, person),
        host_id=agreed(store, host).id,
        now=NOW,
    )


async def test_the_same_number_of_guests_writes_nothing(database: SqlDatabase, touched):
    gathering = await database.write(meeting)
    await database.write(lambda s: answer(s, gathering, Answer.YES))

    for _ in range(2):
        await database.write(lambda s: bring(s, gathering, 2))

    headcount = await database.read(lambda s: s.rsvps.headcount(gathering.id))
    assert headcount.of(Answer.YES) == 3
    assert touched == [{gathering.id}] * 2


@pytest.mark.parametrize("said", [None, Answer.NO, Answer.MAYBE])
async def test_only_who_comes_brings_somebody(database: SqlDatabase, said):
    gathering = await database.write(meeting)
    if said:
        await database.write(lambda s: answer(s, gathering, said))

    with pytest.raises(NoAnswerYet):
        await database.write(lambda s: bring(s, gathering, 1))


async def test_an_organiser_adds_no_guests_to_a_members_own_answer(database: SqlDatabase):
    gathering = await database.write(meeting)
    await database.write(lambda s: answer(s, gathering, Answer.YES))

    with pytest.raises(OwnAnswerWins):
        await database.write(lambda s: bring(s, gathering, 1, entered_by=organiser(s).id))


async def test_a_colleague_among_guests_is_counted_once_however_often_they_say_so(
    database: SqlDatabase,
):
    def deed(store: Store):
        gathering = meeting(store)
        colleagues(store)
        answer(store, gathering, Answer.YES)
        bring(store, gathering, 2)
        answered = answer(store, gathering, Answer.YES, by=GAELLE)
        merged = [counted(store, gathering, person=GAELLE, host=YVES) for _ in range(2)]
        return answered, merged, store.rsvps.headcount(gathering.id)

    answered, merged, headcount = await database.write(deed)

    assert answered.may_count_them.guests == 2
    assert merged == [True, False]
    assert (headcount.of(Answer.YES), headcount.organisations_of(Answer.YES)) == (3, 1)


async def test_a_company_that_changed_at_this_very_moment_is_left_as_it_is(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        read = bring(store, gathering, 2)
        changed = bring(store, gathering, 1)
        taken = store.rsvps.take_out(read, replace(read, guests=1))
        return taken, changed, store.rsvps.of(gathering.id, changed.member_id)

    taken, changed, kept = await database.write(deed)

    assert not taken
    assert kept == changed


async def test_nobody_is_taken_out_of_the_company_of_a_stranger(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        colleagues(store)
        answer(store, gathering, Answer.YES)
        bring(store, gathering, 2)
        nadias = answer(store, gathering, Answer.YES, by=NADIA)
        return nadias, counted(store, gathering, person=NADIA, host=YVES)

    answered, merged = await database.write(deed)

    assert (answered.may_count_them, merged) == (None, False)


async def test_who_was_counted_once_is_not_asked_again(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        colleagues(store)
        answer(store, gathering, Answer.YES)
        bring(store, gathering, 2)
        answer(store, gathering, Answer.YES, by=GAELLE)
        counted(store, gathering, person=GAELLE, host=YVES)
        answer(store, gathering, Answer.NO, by=GAELLE)
        return answer(store, gathering, Answer.YES, by=GAELLE)

    assert (await database.write(deed)).may_count_them is None


@pytest.mark.parametrize(
    ("directory", "told"), [(Directory.NAME_AND_ORGANISATION, True), (Directory.NONE, False)]
)
async def test_a_colleague_who_comes_already_is_named_only_as_they_agreed(
    database: SqlDatabase, directory, told
):
    def deed(store: Store):
        gathering = meeting(store)
        colleagues(store)
        store.members.save(replace(agreed(store, GAELLE), directory=directory))
        answer(store, gathering, Answer.YES, by=GAELLE)
        answer(store, gathering, Answer.NO)
        done = companions.send_instead(
            store, gathering_id=gathering.id, member=agreed(store), text="GAELLE", now=NOW
        )
        return done, store.rsvps.headcount(gathering.id)

    done, headcount = await database.write(deed)

    assert done.comes_already is told
    assert headcount.of(Answer.YES) == 1


async def test_the_organisation_of_somebody_who_is_replaced_is_there(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        colleagues(store)
        answer(store, gathering, Answer.NO)
        companions.send_instead(
            store, gathering_id=gathering.id, member=agreed(store), text="Rosa", now=NOW
        )
        return store.rsvps.headcount(gathering.id)

    headcount = await database.write(deed)

    assert (headcount.of(Answer.YES), headcount.organisations_of(Answer.YES)) == (1, 1)


async def test_before_they_agreed_nobody_leaves_words_or_names(database: SqlDatabase):
    gathering = await database.write(meeting)
    zoe = (await database.write(lambda s: answer(s, gathering, Answer.NO, by=GAELLE))).member
    typed: dict[str, Any] = {
        "gathering_id": gathering.id,
        "member": zoe,
        "text": "Rosa",
        "now": NOW,
    }

    for deed in (companions.send_instead, words.leave):
        with pytest.raises(NotReadyYet):
            await database.write(partial(deed, **typed))


async def test_who_is_erased_leaves_no_name_of_those_who_came_along(
    database: SqlDatabase, database_url
):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        bring(store, gathering, 1)
        companions.name_guests(
            store, gathering_id=gathering.id, member=agreed(store), text="Karim", now=NOW
        )
        answer(store, gathering, Answer.NO, by=GAELLE)
        known = agreed(store, GAELLE)
        companions.send_instead(
            store, gathering_id=gathering.id, member=known, text="Rosa", now=NOW
        )
        for member_id in (known.id, agreed(store).id):
            store.members.forget(member_id, at=ENDS)

    await database.write(deed)

    everything = repr(rows_of(database_url, tables.rsvps))
    assert "Karim" not in everything
    assert "Rosa" not in everything
    assert len(rows_of(database_url, tables.rsvps)) == 2
