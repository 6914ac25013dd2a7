"""What is published changes: who hears of it, once, and who is asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.change import NothingStaged, NotPublished, Staged, TooLateToMove
from bot.domain.delivery import Kind
from bot.domain.gathering import Status
from bot.domain.member import NotAnOrganiser
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import changes
from bot.services.changes import Preview
from storage.database import SqlDatabase
from tests.services.changing import MONDAY, answered, change, invited, moved, waiting
from tests.services.community import COMMUNITY, STARTS, agreed, draft, organiser

LATER = STARTS + timedelta(days=7)


async def test_moving_asks_everybody_who_answered_again_and_counts_them_apart(
    database: SqlDatabase, touched
):
    def deed(store: Store):
        made = answered(store)
        done = moved(store, made.id, LATER)
        told = waiting(store, made.id, Kind.MOVED)
        return done, told, store.rsvps.headcount(made.id), store.gatherings.get(made.id)

    done, told, counts, after = await database.write(deed)

    before = STARTS.isoformat()
    assert {name: facts["before"] for name, facts in told.items()} == {
        "Yves": before,
        "Gaëlle": before,
        "Thérèse": before,
    }
    assert (counts.to_confirm, counts.of(Answer.YES)) == (3, 0)
    assert (after.starts_at, after.duration) == (LATER, timedelta(hours=2))
    assert done.told.people == 3
    assert done.told.leaves_at == MONDAY + timedelta(minutes=10)
    assert touched[-1] == {after.id}


async def test_moving_asks_the_silent_too_who_were_invited_in_private(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        invited(store, made)
        done = moved(store, made.id, LATER)
        told = waiting(store, made.id, Kind.MOVED)
        again = moved(store, made.id, STARTS, now=MONDAY + timedelta(minutes=5))
        return done.told, told["Ousmane"], again.told, waiting(store, made.id, Kind.MOVED)

    first, silent, _, back = await database.write(deed)

    assert (first.people, first.answers) == (4, 3)
    assert (silent["before"], silent["invited"]) == (STARTS.isoformat(), 1)
    assert back == {}


async def test_two_moves_in_ten_minutes_make_one_message_from_the_first_date(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER)
        moved(store, made.id, LATER + timedelta(days=1), now=MONDAY + timedelta(minutes=5))
        change(store, made.id, link="https://visio.example.org/a", now=MONDAY)
        due = store.deliveries.claim(now=MONDAY + timedelta(days=1), most=99)
        return [(one.kind, one.facts["before"], one.due_at) for one in due]

    sent = await database.write(deed)

    first, due_at = STARTS.isoformat(), MONDAY + timedelta(minutes=15)
    assert sent == [(Kind.MOVED, first, due_at)] * 3


async def test_moving_back_at_once_asks_nobody_again(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER)
        moved(store, made.id, STARTS)
        return waiting(store, made.id, Kind.MOVED), store.rsvps.headcount(made.id)

    told, counts = await database.write(deed)

    assert told == {}
    assert (counts.to_confirm, counts.of(Answer.YES)) == (0, 1)


async def test_a_move_after_a_message_left_makes_a_new_one_from_the_date_it_told(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER)
        left = store.deliveries.claim(now=MONDAY + timedelta(hours=1), most=99)
        moved(store, made.id, LATER + timedelta(days=1), now=MONDAY + timedelta(hours=2))
        return len(left), waiting(store, made.id, Kind.MOVED)

    left, told = await database.write(deed)

    assert left == len(told) == 3
    assert {facts["before"] for facts in told.values()} == {LATER.isoformat()}


async def test_another_place_informs_those_who_may_come_and_asks_nobody(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        change(store, made.id, place_id=0, place_note="Chez Rosa")
        change(store, made.id, link="https://visio.example.org/a")
        return waiting(store, made.id, Kind.CHANGED), store.rsvps.headcount(made.id)

    told, counts = await database.write(deed)

    assert told == {"Yves": {"what": "link,place"}, "Gaëlle": {"what": "link,place"}}
    assert counts.to_confirm == 0


async def test_a_mere_wording_is_told_only_when_asked_for(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        quiet = change(store, made.id, title="Repas du soir")
        before = waiting(store, made.id, Kind.CHANGED)
        change(store, made.id, title="Repas", told=1)
        return quiet.told, before, waiting(store, made.id, Kind.CHANGED)

    told, before, after = await database.write(deed)

    assert (told, before) == (None, {})
    assert set(after) == {"Yves", "Gaëlle"}


async def test_a_move_that_nobody_is_told_of_leaves_the_answers_as_they_are(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, LATER, told=0)
        return waiting(store, made.id, Kind.MOVED), store.rsvps.headcount(made.id)

    told, counts = await database.write(deed)

    assert told == {}
    assert (counts.to_confirm, counts.of(Answer.YES)) == (0, 1)


async def test_a_meeting_about_to_begin_waits_for_no_other_change(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        now = STARTS - timedelta(minutes=30)
        return now, change(store, made.id, link="https://visio.example.org/a", now=now).told

    now, told = await database.write(deed)

    assert told.leaves_at == now


async def test_a_message_waits_for_the_end_of_the_quiet_hours(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        return moved(store, made.id, LATER, now=MONDAY.replace(hour=20)).told

    told = await database.write(deed)

    assert told.leaves_at == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


async def test_a_meeting_may_lose_its_date_and_get_another_one(database: SqlDatabase):
    def deed(store: Store):
        made = answered(store)
        moved(store, made.id, None)
        without = store.gatherings.get(made.id)
        moved(store, made.id, LATER)
        return without, store.gatherings.get(made.id), waiting(store, made.id, Kind.MOVED)

    without, after, told = await database.write(deed)

    assert (without.status, without.starts_at, without.ends_at) == (Status.POSTPONED, None, None)
    assert (after.status, after.starts_at) == (Status.ANNOUNCED, LATER)
    assert {facts["before"] for facts in told.values()} == {STARTS.isoformat()}


async def test_who_confirms_what_another_organiser_changed_meanwhile_sees_it_first(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = answered(store)
        mine = Staged(made.id, made.revision, title="Le mien")
        change(store, made.id, place_id=0, place_note="Chez Rosa")
        shown = changes.make(store, mine, member=organiser(store), community=COMMUNITY, now=MONDAY)
        return shown, store.gatherings.get(made.id)

    shown, after = await database.write(deed)

    assert isinstance(shown, Preview)
    assert shown.is_news
    assert (shown.change.after.title, shown.change.after.place_note) == ("Le mien", "Chez Rosa")
    assert after.title == "Repas partagé"


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"title": "Repas partagé"}, NothingStaged),
        ({"starts": (MONDAY - timedelta(days=1)).isoformat()}, TooLateToMove),
    ],
)
async def test_what_changes_nothing_or_cannot_be_is_refused(database: SqlDatabase, parts, refusal):
    made = await database.write(answered)

    with pytest.raises(refusal):
        await database.write(lambda store: change(store, made.id, **parts))


async def test_a_draft_is_not_changed_here_and_only_organisers_change_anything(
    database: SqlDatabase,
):
    made = await database.write(draft)
    announced = await database.write(answered)
    staged = Staged(announced.id, announced.revision, title="Autre")

    with pytest.raises(NotPublished):
        await database.write(lambda store: change(store, made.id, title="Autre"))
    with pytest.raises(NotAnOrganiser):
        await database.write(
            lambda store: changes.make(
                store, staged, member=agreed(store), community=COMMUNITY, now=MONDAY
            )
        )
