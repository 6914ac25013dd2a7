"""A week and a day before a meeting: how it stands, and the sheet of who facilitates."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Delivery, Kind as DeliveryKind, State
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import NotAnOrganiser, Person, Role
from bot.domain.programme import AgendaItem, Part, Programme, Speaker
from bot.domain.rsvp import Answer, Readers
from bot.ports import Store
from bot.services import (
    appointments,
    companions,
    digests,
    run_sheets,
    signs as service,
    words,
)
from bot.services.run_sheets import RunSheet
from bot.services.signs import OpenRole, Signs
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    call_off,
    organiser,
)
from tests.services.evenings import SHEET_DUE, SIGNS_DUE, followed, letters, reachable
from tests.storage.counting import questions

ROSA = Person(112, "Rosa K.", "fr")


def ahead(store: Store, gathering_id: int) -> dict[Stage, object]:
    found = store.appointments.of(gathering_id)
    return {one.stage: one.due_at for one in found if one.is_ahead}


def signs(store: Store) -> list[Signs]:
    return [one for one in letters(store, now=SIGNS_DUE) if isinstance(one, Signs)]


def sheets(store: Store) -> list[RunSheet]:
    return [one for one in letters(store, now=SHEET_DUE) if isinstance(one, RunSheet)]


async def test_publishing_plans_the_signs_and_the_sheet_and_calling_off_drops_them(database):
    def deed(store: Store):
        made = followed(store)
        planned = ahead(store, made.id)
        call_off(store, made)
        return planned, ahead(store, made.id), letters(store, now=SIGNS_DUE)

    planned, after, read = await database.write(deed)

    assert planned[Stage.SIGNS] == SIGNS_DUE
    assert planned[Stage.RUN_SHEET] == SHEET_DUE
    assert Stage.SIGNS not in after
    assert not [one for one in read if isinstance(one, Signs)]


async def test_what_others_hold_needs_neither():
    webinar = Gathering(1, kind=Kind.RELAY, status=Status.ANNOUNCED, starts_at=STARTS)

    assert list(digests.owed(webinar, {}, COMMUNITY)) == []


async def test_organisers_read_numbers_open_roles_and_whose_answer_is_awaited(database):
    def deed(store: Store):
        made = followed(store, tellers="Gaëlle, Rosa et Inconnue", story_title="Les paniers")
        agreed(store, GAELLE)
        agreed(store, ROSA)
        answer(store, made, Answer.YES, by=ROSA)
        answer(store, made, Answer.NO, by=YVES)
        return signs(store)

    read = await database.write(deed)

    first = read[0]
    assert {one.member.name for one in read} == {"Nadia", "Thérèse"}
    assert (first.signs, first.invited) == (2, 5)
    assert first.open_roles == [OpenRole.FACILITATION]
    assert first.unconfirmed == ["Gaëlle"]


async def test_a_story_without_a_voice_is_open_and_a_host_facilitates(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store)
        items = (AgendaItem("Récit", 20, Part.STORY),)
        store.programmes.put(made.id, Programme(items, (Speaker("Zoé", hosts=True),)))
        return signs(store)[0]

    read = await database.write(deed)

    assert read.open_roles == [OpenRole.STORY]
    assert read.unconfirmed == []


async def test_the_sheet_is_for_who_facilitates_else_for_the_organisers(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store)
        reachable(store, YVES, Role.FACILITATOR)
        nobody_comes = {one.member.name for one in sheets(store)}
        return made, nobody_comes

    _, readers = await database.write(deed)

    assert readers == {"Nadia", "Thérèse"}


async def test_a_facilitator_reads_words_and_numbers_and_no_name(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store)
        reachable(store, YVES, Role.FACILITATOR)
        answer(store, made, Answer.YES, by=YVES)
        gaelle = agreed(store, GAELLE)
        answer(store, made, Answer.YES, by=GAELLE)
        about: dict[str, Any] = {"gathering_id": made.id, "member": gaelle, "now": NOW}
        companions.listen(store, listens=True, **about)
        words.leave(store, text="Pensez au goûter", **about)
        words.let_read(store, readers=Readers.MEETING, **about)
        return sheets(store)

    [sheet] = await database.write(deed)

    assert sheet.member.name == "Yves"
    assert sheet.totals.first_timers == 2
    assert sheet.totals.listeners == 1
    assert (sheet.first_timers.shown, sheet.listeners.shown) == ((), ())
    [word] = sheet.lines
    assert (word.text, word.name) == ("Pensez au goûter", "")


async def test_an_organiser_reads_who_is_new_and_who_only_listens(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store)
        gaelle = agreed(store, GAELLE)
        answer(store, made, Answer.YES, by=GAELLE)
        companions.listen(store, gathering_id=made.id, member=gaelle, listens=True, now=NOW)
        return sheets(store)[0]

    sheet = await database.write(deed)

    assert [one.name for one in sheet.first_timers.shown] == ["Gaëlle"]
    assert [one.name for one in sheet.listeners.shown] == ["Gaëlle"]


async def test_many_words_follow_in_messages_of_their_own_and_none_is_lost(database):
    def deed(store: Store):
        made = followed(store)
        for number in range(30):
            person = Person(2000 + number, f"Membre {number:02}", "fr")
            member = agreed(store, person)
            answer(store, made, Answer.NO, by=person)
            about: dict[str, Any] = {"gathering_id": made.id, "member": member, "now": NOW}
            words.leave(store, text=f"{number:02} " + "mot " * 70, **about)
            words.let_read(store, readers=Readers.MEETING, **about)
        return [one for one in sheets(store) if one.member.name == "Nadia"]

    read = await database.write(deed)

    assert [one.part for one in read] == [0, 1, 2, 3]
    said = [line.text[:2] for one in read for line in one.lines]
    assert sorted(said) == [f"{number:02}" for number in range(30)]


async def test_a_sheet_that_was_read_stands_in_the_journal(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store)
        yves = reachable(store, YVES, Role.FACILITATOR)
        seen = run_sheets.acknowledge(store, member=yves, gathering_id=made.id, now=NOW)
        gaelle = agreed(store, GAELLE)
        with pytest.raises(NotAnOrganiser):
            run_sheets.acknowledge(store, member=gaelle, gathering_id=made.id, now=NOW)
        return made, yves, seen, store.audit.page(start=0, size=1)[0]

    made, yves, seen, entry = await database.write(deed)

    assert seen.is_seen
    assert (entry.action, entry.by) == ("sheet.acknowledge", yves.id)
    assert entry.subject == f"gathering:{made.id}"


async def test_a_meeting_that_moved_gets_its_sheet_for_the_new_date_alone(database):
    later = timedelta(days=7)

    def deed(store: Store):
        made = followed(store)
        moved = replace(made, starts_at=STARTS + later, ends_at=STARTS + later * 1.01)
        store.gatherings.save(moved)
        appointments.plan_for(store, moved, community=COMMUNITY, now=NOW)
        planned = ahead(store, made.id)
        return planned, sheets(store), letters(store, now=SHEET_DUE + later)

    planned, early, read = await database.write(deed)

    assert planned[Stage.RUN_SHEET] == SHEET_DUE + later
    assert early == []
    assert len([one for one in read if isinstance(one, RunSheet)]) == 2


@pytest.mark.parametrize("size", [0, 40])
async def test_a_sheet_and_the_signs_ask_the_same_questions_whatever_the_size(database, size):
    def deed(store: Store):
        made = followed(store)
        for number in range(size):
            person = Person(3000 + number, f"Membre {number}", "fr")
            agreed(store, person)
            answer(store, made, Answer.YES, by=person)
        nadia = organiser(store)
        due = Delivery(1, DeliveryKind.SIGNS, nadia.id, made.id, NOW, state=State.CLAIMED)
        return (
            questions(store, lambda inner: service.about(inner, due, nadia))[1],
            questions(store, lambda inner: run_sheets.about(inner, due, nadia))[1],
        )

    assert await database.write(deed) == (10, 15)
