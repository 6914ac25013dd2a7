"""What was noted or said of one date says nothing of another one."""

from datetime import timedelta

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import figures, report_letters, report_publications
from bot.services.reading import Reading
from bot.services.report_letters import Reader
from storage.database import SqlDatabase
from tests.services.changing import THERESE, answered, moved
from tests.services.community import NOW, STARTS, YVES, agreed, answer, organiser
from tests.services.reporting import OVER, held, written

WEEK = timedelta(days=7)


async def test_a_meeting_that_is_moved_while_it_is_held_has_an_empty_list(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        who = agreed(store).id
        store.attendances.put(Attendance(made.id, who, Circle.OTHER, Mode.IN_PERSON))
        store.attendances.take(made.id, Taking.TAKEN, at=STARTS)
        moved(store, made.id, STARTS + WEEK, now=STARTS + timedelta(minutes=20))
        counted = figures.of(store, made.id, now=STARTS + WEEK)
        return store.attendances.taking(made.id), store.attendances.of(made.id), counted.presence

    assert await database.write(deed) == (Taking.OPEN, [], None)


async def test_nobody_is_thanked_for_the_excuse_they_gave_for_another_date(database: SqlDatabase):
    def deed(store: Store):
        made = held(store)
        for person in (YVES, THERESE):
            agreed(store, person)
            answer(store, made, Answer.NO, by=person, now=OVER - WEEK)
        store.rsvps.ask_again(made.id)
        store.rsvps.let_stand(made.id, [agreed(store, YVES).id])
        written(store, made, "Visiter le jardin")
        report_publications.publish(store, gathering_id=made.id, member=organiser(store), now=NOW)
        return readers(store, made)

    found = await database.write(deed)

    assert (found["Yves"], found["Thérèse"]) == (Reader.EXCUSED, Reader.AWAY)


async def test_thanks_for_an_excuse_go_to_who_gave_it_before_the_meeting_began(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = held(store)
        assert made.starts_at
        moments = {YVES: made.starts_at - timedelta(minutes=1), THERESE: made.starts_at}
        for person, at in moments.items():
            store.rsvps.put(Rsvp(made.id, agreed(store, person).id, Answer.NO, answered_at=at))
        written(store, made, "Visiter le jardin")
        report_publications.publish(store, gathering_id=made.id, member=organiser(store), now=NOW)
        return readers(store, made)

    found = await database.write(deed)

    assert (found["Yves"], found["Thérèse"]) == (Reader.EXCUSED, Reader.AWAY)


def readers(store: Store, made: Gathering) -> dict[str, Reader]:
    """Return in which words each member hears of the report."""
    report_letters.promise(store, made, now=NOW)
    hand = store.deliveries.claim(now=NOW, most=99)
    reading = Reading(store, hand, now=NOW)
    letters = [
        report_letters.about(reading, one, reading.member(one.member_id))
        for one in hand
        if one.kind is Kind.REPORT
    ]
    return {one.member.name: one.reader for one in letters if one}
