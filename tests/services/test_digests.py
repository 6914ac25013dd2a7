"""One digest a day tells organisers what is new, once, and nothing of their own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.gathering import Gathering
from bot.domain.member import Person, Role
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import appointments, digests, members, noting, words
from storage.database import SqlDatabase
from tests.services.community import COMMUNITY, GAELLE, NADIA, YVES, agreed, answer, organiser
from tests.services.digesting import (
    EVENING,
    MONDAY,
    THERESE,
    TUESDAY,
    begun,
    out_of_reach,
    read,
    ring,
    told,
)


async def test_who_comes_and_who_goes_is_told_in_the_evening_and_only_once(database: SqlDatabase):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        first = read(store, now=EVENING)
        answer(store, made, Answer.NO, by=YVES, now=EVENING + timedelta(hours=1))
        answer(store, made, Answer.MAYBE, by=GAELLE, now=EVENING + timedelta(hours=1))
        return first, read(store, now=EVENING + timedelta(hours=2)), read(store, now=TUESDAY)

    first, late, second = await database.write(deed)

    assert {name: told(one) for name, one in first.items()} == {
        "Nadia": {"Yves": (None, Answer.YES)},
        "Thérèse": {"Yves": (None, Answer.YES)},
    }
    assert late == {}
    assert told(second["Nadia"]) == {
        "Yves": (Answer.YES, Answer.NO),
        "Gaëlle": (None, Answer.MAYBE),
    }


async def test_who_says_in_the_evening_what_they_said_the_evening_before_is_no_news(database):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        read(store, now=EVENING)
        for hours, said in enumerate((Answer.NO, Answer.MAYBE, Answer.YES), start=14):
            answer(store, made, said, by=YVES, now=EVENING + timedelta(hours=hours))
        return read(store, now=TUESDAY)

    assert await database.write(deed) == {}


@pytest.mark.parametrize(("hours", "names"), [(1, {"Nadia", "Thérèse"}), (0, set())])
async def test_a_meeting_that_is_over_has_no_place_in_the_digest(
    database: SqlDatabase, hours, names
):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        words_left(store, made, YVES, at=MONDAY)
        ends_at = EVENING + timedelta(hours=hours)
        store.gatherings.save(
            replace(made, starts_at=MONDAY + timedelta(hours=1), ends_at=ends_at)
        )
        return read(store, now=EVENING)

    assert set(await database.write(deed)) == names


async def test_what_an_organiser_noted_is_told_to_the_others(database: SqlDatabase):
    def deed(store: Store):
        made = begun(store)
        yves, nadia = agreed(store, YVES), organiser(store)
        said = Rsvp(made.id, yves.id, Answer.YES, via=Via.PHONE)
        noting.note(store, member=nadia, said=said, now=MONDAY)
        answer(store, made, Answer.YES, by=THERESE, now=MONDAY)
        return read(store, now=EVENING)

    got = await database.write(deed)

    assert told(got["Nadia"]) == {"Thérèse": (None, Answer.YES)}
    assert told(got["Thérèse"]) == {"Yves": (None, Answer.YES)}


async def test_newcomers_new_words_and_those_out_of_reach_are_told_with_their_names(database):
    def deed(store: Store):
        made = begun(store)
        words_left(store, made, YVES, at=MONDAY - timedelta(days=1))
        members.agree(store, person=GAELLE, now=MONDAY)
        answer(store, made, Answer.NO, by=GAELLE, now=MONDAY)
        words_left(store, made, GAELLE, at=MONDAY)
        out_of_reach(store, agreed(store, Person(110, "Jonas", "fr")), made)
        return read(store, now=EVENING)["Nadia"].news

    news = await database.write(deed)

    assert [one.name for one in news.newcomers.shown] == ["Gaëlle"]
    assert [one.words for one in news.gatherings] == [1]
    assert [one.name for one in news.unreached.shown] == ["Jonas"]


def words_left(store: Store, made: Gathering, person: Person, *, at: datetime) -> None:
    member = agreed(store, person)
    if store.rsvps.of(made.id, member.id) is None:
        answer(store, made, Answer.NO, by=person, now=at)
    words.leave(store, gathering_id=made.id, member=member, text="Bon courage", now=at)


async def test_nobody_is_written_to_when_nothing_is_new(database: SqlDatabase):
    def deed(store: Store):
        begun(store)
        return read(store, now=EVENING), store.digests.waiting()

    got, waiting = await database.write(deed)

    assert got == {}
    assert [due_at for _, due_at in waiting] == [TUESDAY]


async def test_what_was_written_down_while_an_evening_found_nothing_is_told_by_the_next(database):
    def deed(store: Store):
        made = begun(store)
        nothing = read(store, now=EVENING)
        # Another process read the clock for it before the evening did, and committed after.
        answer(store, made, Answer.YES, by=YVES, now=EVENING - timedelta(milliseconds=20))
        return nothing, read(store, now=TUESDAY)

    nothing, second = await database.write(deed)

    assert nothing == {}
    assert set(told(second["Nadia"])) == {"Yves"}


async def test_a_quiet_sunday_waits_for_the_monday_which_tells_all(database: SqlDatabase):
    saturday = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)

    def deed(store: Store):
        made = begun(store)
        read(store, now=saturday)
        answer(store, made, Answer.YES, by=YVES, now=saturday + timedelta(hours=1))
        answer(store, made, Answer.YES, by=GAELLE, now=saturday + timedelta(hours=26))
        sunday = read(store, now=saturday + timedelta(days=1))
        return sunday, read(store, now=saturday + timedelta(days=2))

    sunday, monday = await database.write(deed)

    assert sunday == {}
    assert set(told(monday["Nadia"])) == {"Yves", "Gaëlle"}


@pytest.mark.parametrize("hours", [16, 64])
async def test_an_evening_that_was_missed_is_made_up_for_by_the_next_one(database, hours):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        up_again = EVENING + timedelta(hours=hours)  # in the morning
        morning = read(store, now=up_again)
        [(_, due_at)] = store.digests.waiting()
        return morning, due_at - up_again, read(store, now=due_at)

    morning, pause, evening = await database.write(deed)

    assert morning == {}
    assert pause == timedelta(hours=8)
    assert set(told(evening["Nadia"])) == {"Yves"}


async def test_one_digest_waits_however_often_the_bot_starts(database: SqlDatabase):
    def deed(store: Store):
        for hours in range(3):
            digests.begin(store, community=COMMUNITY, now=MONDAY + timedelta(hours=hours))
        once = store.digests.waiting()
        later = replace(COMMUNITY, digest_at=COMMUNITY.digest_at.replace(hour=19))
        digests.begin(store, community=later, now=MONDAY + timedelta(hours=4))
        return once, store.digests.waiting()

    once, moved = await database.write(deed)

    assert [due_at for _, due_at in once] == [EVENING]
    assert [due_at for _, due_at in moved] == [EVENING + timedelta(hours=1)]


async def test_a_digest_that_was_put_off_for_a_moment_still_comes_that_evening(database):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        [(which, _)] = store.digests.waiting()
        appointments.put_off(store, which, now=EVENING)
        digests.begin(store, community=COMMUNITY, now=EVENING + timedelta(minutes=1))
        return read(store, now=EVENING + timedelta(minutes=5))

    assert set(told((await database.write(deed))["Nadia"])) == {"Yves"}


async def test_whoever_left_the_project_group_gets_no_digest_that_was_promised(database):
    def deed(store: Store):
        made = begun(store)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        ring(store, now=EVENING)
        therese = store.members.by_telegram_id(THERESE.telegram_id)
        assert therese
        store.team.revoke(therese.id, Role.PROJECT_GROUP)
        return read(store, now=EVENING)

    assert set(await database.write(deed)) == {NADIA.first_name}


async def test_a_crowd_is_cut_to_a_page_and_counted(database: SqlDatabase):
    def deed(store: Store):
        made = begun(store)
        for number in range(20):
            person = Person(1000 + number, f"Membre {number:02}", "fr")
            members.agree(store, person=person, now=MONDAY)
            answer(store, made, Answer.YES, by=person, now=MONDAY + timedelta(minutes=number))
        return read(store, now=EVENING)["Nadia"].news

    news = await database.write(deed)

    [gathering] = news.gatherings
    assert (len(gathering.changes), gathering.total, gathering.untold) == (12, 20, 8)
    assert gathering.changes[0].name == "Membre 19"
    assert (len(news.newcomers.shown), news.newcomers.untold) == (6, 14)
