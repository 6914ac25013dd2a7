"""What is due is kept once: everybody whom it concerns is promised a reminder, nobody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.appointment import AppointmentState, Stage
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.domain.member import Person, Status
from bot.domain.publication import Publication
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import accounts, appointments
from bot.services.reminding import AT_ONCE
from storage.database import SqlDatabase
from tests.services.changing import THERESE
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    NOW,
    STARTS,
    YVES,
    agreed,
    answer,
    draft,
    organiser,
    publish,
)
from tests.services.reminded import (
    A_WEEK,
    AN_HOUR,
    TWO_DAYS,
    keep_all,
    plan,
    published,
    states,
    told,
)

OUSMANE = Person(107, "Ousmane", "fr")


async def test_each_stage_is_for_those_whom_it_concerns(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        for person, said in {YVES: Answer.YES, GAELLE: Answer.MAYBE, THERESE: Answer.NO}.items():
            agreed(store, person)
            answer(store, made, said, by=person)
        agreed(store, OUSMANE)
        found = []
        for now, kind in (
            (A_WEEK, Kind.REMINDER),
            (TWO_DAYS, Kind.REMINDER),
            (AN_HOUR, Kind.LAST_REMINDER),
        ):
            keep_all(store, now=now)
            found.append(told(store, made, kind))
            store.deliveries.drop(made.id, reason="read", at=now)
        return found

    call, details, last = await database.write(deed)

    assert call == {"Gaëlle", "Ousmane", "Nadia"}
    assert details == {"Yves", "Gaëlle", "Ousmane", "Nadia"}
    assert last == {"Yves"}


async def test_who_came_to_another_date_is_asked_and_not_taken_for_coming(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        yves, gaelle = agreed(store, YVES), agreed(store, GAELLE)
        store.rsvps.put(Rsvp(made.id, yves.id, Answer.YES, answered_at=NOW, to_confirm=True))
        store.rsvps.put(Rsvp(made.id, gaelle.id, Answer.NO, answered_at=NOW, to_confirm=True))
        keep_all(store, now=A_WEEK)
        call = told(store, made)
        keep_all(store, now=AN_HOUR)
        return call, told(store, made, Kind.LAST_REMINDER)

    call, last = await database.write(deed)

    assert call == {"Yves", "Nadia"}
    assert last == set()


async def test_the_silent_are_left_alone_where_nothing_was_announced_in_private(database):
    def deed(store: Store):
        made = draft(store)
        store.publications.save(Publication(made.id, privately=False))
        made = publish(store, made)
        agreed(store, YVES)
        agreed(store, GAELLE)
        answer(store, made, Answer.MAYBE, by=GAELLE)
        keep_all(store, now=A_WEEK)
        return told(store, made)

    assert await database.write(deed) == {"Gaëlle"}


async def test_who_left_is_not_counted_and_who_asked_for_calm_is(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        store.members.save(replace(agreed(store, YVES), status=Status.LEFT))
        store.members.save(replace(agreed(store, GAELLE), status=Status.PAUSED))
        keep_all(store, now=A_WEEK)
        return told(store, made)

    assert await database.write(deed) == {"Nadia", "Gaëlle"}


async def test_what_was_missed_is_kept_late_while_it_is_useful_and_else_counted(database):
    def deed(store: Store):
        made = published(store)
        now = STARTS - timedelta(hours=6)  # after the call and the details were due
        number = keep_all(store, now=now)
        found = [states(store, made, stage) for stage in (Stage.CALL, Stage.DETAILS)]
        return number, found, told(store, made)

    number, (call, details), people = await database.write(deed)

    assert number >= 2
    assert call == [(AppointmentState.DROPPED, "too_late")]
    assert details == [(AppointmentState.KEPT, "")]
    assert people == {"Nadia"}


async def test_organisers_read_which_reminders_were_missed_and_nothing_of_their_own(database):
    def deed(store: Store):
        made = published(store)
        keep_all(store, now=STARTS - timedelta(hours=6))  # the signs are late too
        return accounts.look(store, member=organiser(store), gathering_id=made.id).missed

    assert await database.write(deed) == [Stage.CALL]


async def test_what_is_late_in_the_night_waits_for_the_morning_or_is_dropped(database):
    late = datetime(2026, 12, 3, 22, 0, tzinfo=UTC)

    def deed(store: Store):
        made = published(store)
        keep_all(store, now=late)
        [details] = [one for one in store.appointments.of(made.id) if one.stage is Stage.DETAILS]
        [member] = store.audiences.waiting(made.id, Kind.REMINDER)
        key = f"rem:{details.key}:{member}"
        return store.deliveries.find(key)

    delivery = await database.write(deed)

    assert delivery
    assert delivery.due_at == datetime(2026, 12, 4, 8, 0, tzinfo=UTC)
    assert delivery.not_after == STARTS - timedelta(hours=2)


async def test_a_second_ring_changes_nothing(database: SqlDatabase):
    def deed(store: Store):
        made = published(store)
        first = keep_all(store, now=A_WEEK)
        store.deliveries.drop(made.id, reason="read", at=A_WEEK)
        plan(store, made, now=A_WEEK)
        return first, keep_all(store, now=A_WEEK), told(store, made)

    first, second, people = await database.write(deed)

    assert first >= 1
    assert second == 0
    assert people == set()


async def test_what_is_for_a_crowd_is_kept_in_several_deeds_and_reaches_everybody_once(database):
    def begin(store: Store) -> Gathering:
        for number in range(AT_ONCE + 20):
            store.members.add(str(number), telegram_id=2000 + number, status=Status.ACTIVE, at=NOW)
        return published(store)

    def first_part(store: Store) -> tuple[int, bool]:
        [which, *_] = store.appointments.due(now=A_WEEK, most=1)
        appointments.keep(store, which, community=COMMUNITY, now=A_WEEK)
        call = store.appointments.find(appointments.key_of(Stage.CALL, made))
        return len(store.audiences.waiting(made.id, Kind.REMINDER)), bool(call and call.is_ahead)

    made = await database.write(begin)
    half, goes_on = await database.write(first_part)
    await database.write(lambda store: keep_all(store, now=A_WEEK))
    whole = await database.read(lambda store: store.audiences.waiting(made.id, Kind.REMINDER))

    assert (half, goes_on) == (AT_ONCE, True)
    assert len(whole) == AT_ONCE + 21
