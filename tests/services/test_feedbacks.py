"""Those who were there are asked once, and not twice in a fortnight; a few are not counted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.appointment import Appointment, AppointmentState, Stage
from bot.domain.asking_after import Question, Questions, good_hour
from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.delivery import Kind
from bot.domain.feedback import Takeaway
from bot.domain.gathering import Status
from bot.domain.member import Person, Role
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import appointments, feedback_letters, feedbacks, own_feedback
from bot.services.feedback_letters import FeedbackLetter
from bot.services.own_feedback import NotOverYet, WereNotThere
from bot.services.reading import Reading
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    ENDS,
    GAELLE,
    NADIA,
    NOW,
    YVES,
    agreed,
    answer,
    meeting,
)

DUE = good_hour(ENDS + timedelta(hours=2), quiet=COMMUNITY.quiet, zone=COMMUNITY.zone)
CLAIRE = Person(104, "Claire", "fr")


def noted(store: Store, gathering, *people, taking=Taking.TAKEN, circle=Circle.OTHER):
    for person in people:
        there = Attendance(gathering.id, agreed(store, person).id, circle, Mode.IN_PERSON)
        store.attendances.put(there)
    store.attendances.take(gathering.id, taking, at=ENDS)


def keep(store: Store, gathering, *, now=DUE, stage=Stage.FEEDBACK):
    due = Appointment(1, "k", stage, gathering.id, now)
    return feedbacks.keep(store, due, community=COMMUNITY, now=now)


def asked(store: Store, gathering, *people, kind=Kind.FEEDBACK):
    keys = {person: f"{kind.value}:{gathering.id}:{agreed(store, person).id}" for person in people}
    return [person for person, key in keys.items() if store.deliveries.find(key)]


async def test_the_list_decides_who_is_asked_and_a_yes_only_where_there_is_none(
    database: SqlDatabase,
):
    def deed(store: Store):
        listed, unlisted = meeting(store), meeting(store)
        for person, said in ((YVES, Answer.YES), (GAELLE, Answer.NO), (CLAIRE, Answer.MAYBE)):
            agreed(store, person)
            answer(store, listed, said, by=person)
            answer(store, unlisted, said, by=person)
        noted(store, listed, GAELLE)
        noted(store, listed, NADIA, circle=Circle.OBSERVER)
        noted(store, unlisted, taking=Taking.SKIPPED)
        keep(store, listed)
        keep(store, unlisted)
        people = (YVES, GAELLE, CLAIRE, NADIA)
        return asked(store, listed, *people), asked(store, unlisted, *people)

    assert await database.write(deed) == ([GAELLE], [YVES])


@pytest.mark.parametrize("taking", [Taking.TAKEN, Taking.SKIPPED])
async def test_who_told_the_story_is_not_asked_what_it_says_to_them_listed_or_not(
    database: SqlDatabase, taking
):
    def deed(store: Store):
        made = meeting(store, story_title="Les paniers", tellers="Gaëlle (AMAP du canal)")
        for person in (GAELLE, YVES):
            agreed(store, person)
            answer(store, made, Answer.YES, by=person)
        noted(store, made, GAELLE, circle=Circle.VOICE, taking=taking)
        noted(store, made, YVES, taking=taking)
        store.feedbacks.choose(made.id, Questions(takeaway=False))
        keep(store, made)
        return [_first(store, made, person) for person in (GAELLE, YVES)]

    said, heard = (Question.SENTENCE,) * 2, (Question.STORY,) * 2
    assert await database.write(deed) == [said, heard]


def _first(store: Store, made, person) -> tuple[Question, Question]:
    """Return what the letter begins with, and what its buttons lead to."""
    member = agreed(store, person)
    delivery = store.deliveries.find(f"{Kind.FEEDBACK.value}:{made.id}:{member.id}")
    assert delivery
    letter = feedback_letters.about(Reading(store, [delivery], now=DUE), delivery, member)
    assert isinstance(letter, FeedbackLetter)
    own = own_feedback.look(store, gathering_id=made.id, member=member, now=DUE)
    return letter.asking.first, own.first


async def test_nobody_is_asked_twice_within_a_fortnight_nor_who_looks_on(database: SqlDatabase):
    def deed(store: Store):
        one, soon, later = (meeting(store) for _ in range(3))
        for gathering in (one, soon, later):
            noted(store, gathering, YVES, CLAIRE)
        store.members.grant(agreed(store, CLAIRE).id, Role.FUNDER_OBSERVER)
        keep(store, one)
        keep(store, one)
        keep(store, soon, now=DUE + timedelta(days=13))
        keep(store, later, now=DUE + timedelta(days=30))
        return [asked(store, gathering, YVES, CLAIRE) for gathering in (one, soon, later)]

    assert await database.write(deed) == [[YVES], [], [YVES]]


async def test_what_is_called_off_or_switched_off_is_not_asked_about(database: SqlDatabase):
    def deed(store: Store):
        gone, off = meeting(store, status=Status.CANCELLED), meeting(store)
        for gathering in (gone, off):
            noted(store, gathering, YVES)
        store.feedbacks.choose(off.id, Questions(is_asked=False))
        reasons = [keep(store, gathering) for gathering in (gone, off)]
        return reasons, asked(store, gone, YVES), asked(store, off, YVES)

    assert await database.write(deed) == (["gone", "chosen"], [], [])


async def test_a_meeting_that_ends_later_than_planned_is_asked_about_later(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(
            store, starts_at=ENDS - timedelta(hours=9), ends_at=ENDS - timedelta(hours=7)
        )
        appointments.plan_for(store, made, community=COMMUNITY, now=NOW)
        planned = store.appointments.of(made.id)
        before = next(one for one in planned if one.stage is Stage.FEEDBACK)
        longer = replace(made, ends_at=ENDS - timedelta(hours=5))
        store.gatherings.save(longer)
        noted(store, longer, YVES)
        kept = appointments.keep(store, before.id, community=COMMUNITY, now=before.due_at)
        after = store.appointments.find(before.key)
        return kept, before, after, asked(store, longer, YVES)

    kept, before, after, people = await database.write(deed)
    assert kept
    assert people == []
    assert after.state is AppointmentState.PLANNED
    assert after.due_at == before.due_at + timedelta(hours=2)


async def test_who_is_noted_late_is_asked_within_three_days_and_no_longer(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        appointments.plan_for(store, made, community=COMMUNITY, now=NOW)
        (planned,) = [s for s in store.appointments.of(made.id) if s.stage is Stage.FEEDBACK]
        noted(store, made, YVES)
        feedbacks.ask_late(store, made, now=ENDS)
        early = [s.stage for s in store.appointments.of(made.id)]
        appointments.keep(store, planned.id, community=COMMUNITY, now=DUE)
        noted(store, made, GAELLE)
        feedbacks.ask_late(store, made, now=DUE + timedelta(days=1))
        late = [s for s in store.appointments.of(made.id) if s.stage is Stage.FEEDBACK_LATE]
        too_late = keep(store, made, now=DUE + timedelta(days=4), stage=Stage.FEEDBACK_LATE)
        before = asked(store, made, YVES, GAELLE)
        keep(store, made, now=late[0].due_at, stage=Stage.FEEDBACK_LATE)
        return early, len(late), too_late, before, asked(store, made, YVES, GAELLE)

    early, planned, too_late, before, after = await database.write(deed)
    assert Stage.FEEDBACK_LATE not in early
    assert (planned, too_late, before, after) == (1, "too_late", [YVES], [YVES, GAELLE])


async def test_a_first_time_is_what_a_human_saw_first(database: SqlDatabase):
    def deed(store: Store):
        before = meeting(store, starts_at=NOW, ends_at=NOW + timedelta(hours=2))
        made, unlisted = meeting(store), meeting(store)
        noted(store, before, YVES)
        noted(store, made, YVES, GAELLE)
        noted(store, unlisted, CLAIRE, taking=Taking.OPEN)
        facts = {"now": DUE + timedelta(days=1), "stage": Stage.FIRST_AFTER}
        reasons = [keep(store, one, **facts) for one in (made, unlisted)]
        kind = Kind.FIRST_AFTER
        return reasons, asked(store, made, YVES, GAELLE, kind=kind)

    assert await database.write(deed) == (["", "not_noted"], [GAELLE])


async def test_only_those_who_were_there_answer_and_only_afterwards(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        noted(store, made, YVES)
        answer(store, made, Answer.YES, by=GAELLE)

        def answers(person, now):
            return own_feedback.take_home(
                store,
                gathering_id=made.id,
                member=agreed(store, person),
                takeaway=Takeaway.IDEA,
                now=now,
            )

        with pytest.raises(NotOverYet):
            answers(YVES, ENDS - timedelta(minutes=1))
        with pytest.raises(WereNotThere):
            answers(GAELLE, DUE)
        first = answers(YVES, DUE).feedback
        again = answers(YVES, DUE + timedelta(days=30)).feedback
        return first, again, store.feedbacks.count(made.id)

    first, again, count = await database.write(deed)
    assert (first.takeaway, again.answered_at, count) == (Takeaway.IDEA, DUE, 1)
