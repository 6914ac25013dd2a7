"""Whether a visit was told is said by a human; what was not waits for the next meeting."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.appointment import Stage
from bot.domain.digest import Period
from bot.domain.gathering import Status
from bot.domain.member import NotAnOrganiser
from bot.domain.programme import AgendaItem
from bot.domain.rsvp import Answer
from bot.domain.section import Section
from bot.domain.task import Task
from bot.domain.telling import NotToldYet
from bot.domain.visit import Teller, Telling
from bot.services import appointments, digest_letters, telling
from bot.services.late_no import LateNo
from bot.services.telling import Verdict
from tests.services.changing import MONDAY
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    meeting,
    organiser,
)
from tests.services.evenings import followed, letters
from tests.services.visit_over import HOUR, visit

AFTER = STARTS + timedelta(hours=3)


def settle(store, made, heard, verdict, *, now=AFTER):
    return telling.settle(
        store,
        Verdict(made.id, heard.id, verdict),
        member=organiser(store),
        community=COMMUNITY,
        now=now,
    )


async def test_what_was_not_told_is_bound_to_the_next_meeting_and_back_again(database):
    def deed(store):
        heard = meeting(store)
        later = meeting(store, starts_at=AFTER + timedelta(days=30), title="Le printemps")
        made = visit(store, heard)
        not_yet = settle(store, made, heard, Telling.NOT_TOLD)
        lines = [store.programmes.of(one.id).items for one in (heard, later)]
        mended = settle(store, made, heard, Telling.TOLD)
        return (heard.id, later.id), not_yet, lines, mended, store.gatherings.get(made.id).status

    (heard, later), not_yet, (here, there), mended, status = await database.write(deed)

    assert (not_yet.visit.told_at, not_yet.before) == (later, heard)
    assert not_yet.visit.telling is Telling.NOT_TOLD
    assert [item.visit for item in here] == []
    assert [item.visit for item in there] == ["Le Fablab"]
    assert (mended.visit.told_at, mended.visit.telling) == (heard, Telling.TOLD)
    assert status is Status.REPORTED


async def test_an_old_page_changes_nothing_that_was_said_of_another_meeting(database):
    def deed(store):
        heard = meeting(store)
        later = meeting(
            store, starts_at=AFTER + HOUR, ends_at=AFTER + 2 * HOUR, title="Le printemps"
        )
        made = visit(store, heard)
        settle(store, made, heard, Telling.NOT_TOLD)
        evening = AFTER + 3 * HOUR
        settle(store, made, later, Telling.TOLD, now=evening)
        settle(store, made, heard, Telling.NOT_TOLD, now=evening)
        old = settle(store, made, heard, Telling.READ, now=evening)
        return later.id, old

    later, old = await database.write(deed)

    assert (old.visit.told_at, old.visit.telling) == (later, Telling.TOLD)
    assert old.before is None


async def test_nobody_says_before_the_meeting_or_without_the_right(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        with pytest.raises(NotToldYet):
            settle(store, made, heard, Telling.TOLD, now=NOW)
        with pytest.raises(NotAnOrganiser):
            telling.settle(
                store,
                Verdict(made.id, heard.id, Telling.TOLD),
                member=agreed(store, YVES),
                community=COMMUNITY,
                now=AFTER,
            )
        return store.visits.of(made.id)

    assert (await database.write(deed)).telling is Telling.DUE


async def test_hosts_are_thanked_once_however_often_it_is_said(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        for verdict in (Telling.TOLD, Telling.READ, Telling.NOT_TOLD, Telling.TOLD):
            settle(store, made, heard, verdict)
        actions = [one.action for one in store.audit.page(start=0, size=50)]
        host = agreed(store, GAELLE).id
        return actions, store.deliveries.find(f"host_echo:{made.id}:{host}")

    actions, echo = await database.write(deed)

    assert echo is not None
    assert actions.count("visit.told") == 3
    assert actions.count("visit.not_told") == 1


async def test_a_programme_follows_its_visit_and_what_organisers_do_with_the_line(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        shown = store.programmes.of(heard.id)
        store.programmes.put(
            heard.id, shown.with_lines(Section.AGENDA, [AgendaItem("Café"), *shown.items])
        )
        moved = store.programmes.of(heard.id)
        store.gatherings.save(replace(store.gatherings.get(made.id), title="Chez Hugo"))
        renamed = store.programmes.of(heard.id)
        store.gatherings.save(replace(store.gatherings.get(made.id), status=Status.CANCELLED))
        cancelled = store.programmes.of(heard.id)
        store.gatherings.save(replace(store.gatherings.get(made.id), status=Status.HELD))
        store.programmes.put(heard.id, renamed.with_lines(Section.AGENDA, [AgendaItem("Café")]))
        return [shown, moved, renamed, cancelled, store.programmes.of(heard.id)]

    found = await database.write(deed)

    assert [[item.name for item in one.items] for one in found] == [
        ["Le Fablab"],
        ["Café", "Le Fablab"],
        ["Café", "Chez Hugo"],
        ["Café"],
        ["Café"],
    ]


async def test_a_draft_of_a_visit_is_in_no_programme_and_a_draft_of_a_meeting_hears_of_visits(
    database,
):
    def deed(store):
        draft_meeting = meeting(store, status=Status.DRAFT, ordinal=None)
        visit(store, draft_meeting, status=Status.DRAFT, title="Pas encore")
        visit(store, draft_meeting, status=Status.ANNOUNCED)
        return store.programmes.of(draft_meeting.id)

    assert [item.visit for item in (await database.write(deed)).items] == ["Le Fablab"]


async def test_who_tells_and_cannot_come_to_the_meeting_is_missed_at_once(database):
    def deed(store):
        heard = followed(store)
        made = visit(store, heard)
        who = agreed(store, YVES)
        store.tellings.volunteer(made.id, who.id, Teller.ALONE, at=NOW)
        answer(store, heard, Answer.NO, by=YVES, now=MONDAY)
        read = letters(store, now=MONDAY + timedelta(minutes=1))
        return {(one.who.name, one.task) for one in read if isinstance(one, LateNo)}, [
            (one.name, one.is_missing) for one in store.tellings.tellers(made.id)
        ]

    told, tellers = await database.write(deed)

    assert told == {("Yves", Task.TELLING)}
    assert tellers == [("Yves", True)]


async def test_a_meeting_owes_tellers_two_letters_which_move_with_it(database):
    def deed(store):
        heard = meeting(store)
        appointments.plan_for(store, heard, community=COMMUNITY, now=NOW)
        before = moments(store, heard)
        moved = replace(heard, starts_at=STARTS + timedelta(days=7))
        store.gatherings.save(moved)
        appointments.move(store, moved, community=COMMUNITY, now=NOW)
        return before, moments(store, heard)

    before, after = await database.write(deed)

    assert set(before) == {Stage.TELLERS_WEEK, Stage.TELLERS_EVE}
    assert all(after[stage] == before[stage] + timedelta(days=7) for stage in before)


def moments(store, heard):
    return {
        one.stage: one.due_at
        for one in store.appointments.of(heard.id)
        if one.stage in {Stage.TELLERS_WEEK, Stage.TELLERS_EVE} and one.is_ahead
    }


async def test_a_visit_that_two_meetings_did_not_hear_of_is_one_quiet_line(database):
    def deed(store):
        organiser(store)
        made = visit(
            store, None, ends_at=NOW - timedelta(days=90), starts_at=NOW - timedelta(days=90)
        )
        held = {"status": Status.HELD, "ordinal": None}
        for days in (60, 30):
            at = NOW - timedelta(days=days)
            meeting(store, **held, starts_at=at, ends_at=at + HOUR)
        told = []
        for days in (59, 29, 28):
            evening = NOW - timedelta(days=days)
            period = Period(evening - timedelta(days=1), evening)
            told.append(
                [one.gathering_id for one in digest_letters.news(store, period, reader=0).untold]
            )
        return made.id, told

    which, told = await database.write(deed)

    assert told == [[], [which], []]


async def test_authors_of_a_visit_and_of_its_meeting_lead_its_telling_and_nobody_else(database):
    def deed(store):
        heard = meeting(store)
        made = visit(store, heard)
        author, other = agreed(store, YVES), agreed(store, GAELLE)
        read = []
        for gathering in (made, heard):
            store.report_authors.appoint(gathering.id, author.id)
            read.append(
                telling.look(store, gathering_id=made.id, member=author, number=0, now=AFTER)
            )
            store.report_authors.remove(gathering.id, author.id)
        for stranger in (author, other):
            with pytest.raises(NotAnOrganiser):
                telling.look(store, gathering_id=made.id, member=stranger, number=0, now=AFTER)
        return [one.gathering.id for one in read], made.id

    read, made = await database.write(deed)

    assert read == [made, made]
