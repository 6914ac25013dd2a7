"""People arrive, leave, come back, and are forgotten when they wish."""

from dataclasses import replace

import pytest

from bot.domain.member import Directory, NotReadyYet, Person, Status
from bot.domain.naming import NothingWritten
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import members
from storage.database import SqlDatabase
from tests.services.community import (
    GAELLE,
    NADIA,
    NOW,
    YVES,
    agreed,
    answer,
    lost,
    meeting,
    organiser,
)


def known(store: Store, person: Person):
    return store.members.by_telegram_id(person.telegram_id)


async def test_who_agrees_can_be_written_to(database: SqlDatabase):
    await database.write(agreed)

    yves = await database.read(lambda store: known(store, YVES))
    assert (yves.name, yves.status, yves.chat_id) == ("Yves", Status.ACTIVE, YVES.telegram_id)


async def test_agreeing_twice_changes_nothing(database: SqlDatabase):
    first = await database.write(agreed)

    assert await database.write(agreed) == first


async def test_who_answered_first_is_the_same_person_when_they_agree(database: SqlDatabase):
    def deed(store: Store):
        before = answer(store, meeting(store), Answer.YES).member
        return before, agreed(store)

    before, after = await database.write(deed)

    assert after == replace(before, status=Status.ACTIVE, chat_id=YVES.telegram_id)


async def test_who_declines_is_forgotten_with_their_answers(database: SqlDatabase, touched):
    gathering = await database.write(meeting)
    await database.write(lambda store: answer(store, gathering, Answer.YES))

    await database.write(lambda s: members.decline(s, known(s, YVES), now=NOW))

    assert await database.read(lambda store: known(store, YVES)) is None
    headcount = await database.read(lambda store: store.rsvps.headcount(gathering.id))
    assert headcount.people == {}
    assert touched == [{gathering.id}] * 2


async def test_an_old_button_does_not_forget_who_agreed(database: SqlDatabase):
    yves = await database.write(agreed)

    await database.write(lambda store: members.decline(store, yves, now=NOW))

    assert await database.read(lambda store: known(store, YVES)) == yves


async def test_an_organiser_is_not_forgotten_by_a_button(database: SqlDatabase):
    def deed(store: Store):
        nadia = organiser(store)
        store.members.save(replace(nadia, status=Status.INVITED))
        members.decline(store, known(store, NADIA), now=NOW)
        return known(store, NADIA)

    assert (await database.write(deed)).is_organiser


async def test_nobody_at_all_may_decline(database: SqlDatabase):
    await database.write(lambda store: members.decline(store, None, now=NOW))

    assert await database.read(lambda store: known(store, YVES)) is None


async def test_who_blocked_us_is_back_by_opening_the_chat(database: SqlDatabase):
    gone = await database.write(lost)

    back = await database.write(lambda store: members.open_chat(store, gone))

    assert gone.chat_id is None
    assert (back.status, back.chat_id) == (Status.ACTIVE, YVES.telegram_id)
    assert await database.read(lambda store: known(store, YVES)) == back


async def test_who_never_agreed_has_not_agreed_after_coming_back(database: SqlDatabase):
    def deed(store: Store):
        gaelle = members.meet(store, person=GAELLE, now=NOW)
        members.lose(store, members.open_chat(store, gaelle))
        return members.open_chat(store, known(store, GAELLE))

    back = await database.write(deed)

    assert (back.status, back.has_agreed, back.chat_id) == (Status.INVITED, False, 103)


async def test_losing_somebody_unknown_changes_nothing(database: SqlDatabase):
    await database.write(lambda store: members.lose(store, None))

    assert await database.read(lambda store: known(store, YVES)) is None


async def test_being_lost_twice_is_being_lost_once(database: SqlDatabase):
    gone = await database.write(lost)

    await database.write(lambda store: members.lose(store, gone))

    assert await database.read(lambda store: known(store, YVES)) == gone


async def test_a_name_is_what_was_typed_in_one_line(database: SqlDatabase):
    def deed(store: Store):
        return members.take_name(store, agreed(store), text="  Yves \n L. ")

    assert (await database.write(deed)).name == "Yves L."


async def test_a_name_without_a_sign_is_refused(database: SqlDatabase):
    yves = await database.write(agreed)

    with pytest.raises(NothingWritten):
        await database.write(lambda store: members.take_name(store, yves, text="\u200b"))


async def test_keeping_ones_name_follows_what_telegram_shows(database: SqlDatabase):
    yves = await database.write(agreed)

    await database.write(
        lambda store: members.keep_name(store, yves, person=Person(102, "Yves-Marie"))
    )

    assert (await database.read(lambda store: known(store, YVES))).name == "Yves-Marie"


async def test_a_name_that_cannot_be_read_is_not_taken_over(database: SqlDatabase):
    yves = await database.write(agreed)

    await database.write(
        lambda store: members.keep_name(store, yves, person=Person(102, "\u202e"))
    )

    assert await database.read(lambda store: known(store, YVES)) == yves


async def test_others_read_what_the_person_chose(database: SqlDatabase):
    def deed(store: Store):
        return members.show_others(store, agreed(store), directory=Directory.ORGANISATION)

    shown = await database.write(deed)

    assert shown.directory is Directory.ORGANISATION
    assert await database.read(lambda store: known(store, YVES)) == shown


async def test_only_who_agreed_passes(database: SqlDatabase):
    gaelle = await database.write(lambda s: members.meet(s, person=GAELLE, now=NOW))
    yves = await database.write(agreed)

    assert members.check_agreed(yves) is yves
    for stranger in (None, gaelle):
        with pytest.raises(NotReadyYet):
            members.check_agreed(stranger)
