"""A meeting is announced once, to every group."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.card import CardState
from bot.domain.delivery import Kind
from bot.domain.draft import AlreadyPublished, TooLate, Unfinished
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Person
from bot.ports import Store
from bot.services import publications
from bot.services.publications import Published
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    GAELLE,
    GROUP,
    NOW,
    OTHER_GROUP,
    STARTS,
    YVES,
    agreed,
    draft,
    meeting,
    organiser,
    publish,
)

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # no quiet hours
TUESDAY = MONDAY + timedelta(days=1)


def announce(store: Store, made: Gathering, *, now: datetime) -> Published:
    return publications.publish(
        store, gathering_id=made.id, member=organiser(store), community=COMMUNITY, now=now
    )


async def test_publishing_announces_and_owes_a_card_to_each_group(database: SqlDatabase, touched):
    def deed(store: Store):
        for chat_id, thread_id in ((GROUP, None), (GROUP, 9), (OTHER_GROUP, None)):
            store.spaces.open(chat_id, thread_id=thread_id, title="Groupe", at=NOW)
        made = publish(store, draft(store))
        return made, store.cards.of(made.id)

    made, cards = await database.write(deed)

    assert (made.status, made.ordinal) == (Status.ANNOUNCED, 1)
    places = [(card.chat_id, card.thread_id) for card in cards]
    assert places == [(GROUP, None), (GROUP, 9), (OTHER_GROUP, None)]
    assert {card.state for card in cards} == {CardState.OWED}
    assert touched == [{made.id}]


async def test_a_group_that_we_left_gets_no_card(database: SqlDatabase):
    def deed(store: Store):
        store.spaces.open(GROUP, thread_id=None, title="Groupe", at=NOW)
        store.spaces.close(GROUP)
        return store.cards.of(publish(store, draft(store)).id)

    assert list(await database.write(deed)) == []


async def test_the_next_meeting_bears_the_next_number(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, ordinal=6)
        return publish(store, draft(store))

    assert (await database.write(deed)).ordinal == 7


async def test_publishing_twice_is_refused_and_owes_nothing_more(database: SqlDatabase, touched):
    def deed(store: Store):
        store.spaces.open(GROUP, thread_id=None, title="Groupe", at=NOW)
        return publish(store, draft(store))

    made = await database.write(deed)

    with pytest.raises(AlreadyPublished):
        await database.write(lambda store: publish(store, made))

    assert len(await database.read(lambda store: store.cards.of(made.id))) == 1
    assert touched == [{made.id}]


@pytest.mark.parametrize("facts", [{"title": ""}, {"starts_at": None, "ends_at": None}])
async def test_half_a_meeting_is_not_announced(database: SqlDatabase, facts):
    made = await database.write(lambda store: draft(store, **facts))

    with pytest.raises(Unfinished):
        await database.write(lambda store: publish(store, made))


async def test_a_meeting_whose_date_passed_meanwhile_is_not_announced(database: SqlDatabase):
    past = {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=1)}
    made = await database.write(lambda store: draft(store, **past))

    with pytest.raises(TooLate):
        await database.write(lambda store: publish(store, made))

    kept = await database.read(lambda store: store.gatherings.get(made.id))
    assert kept.status is Status.DRAFT


def reachable(store: Store, *people: Person) -> None:
    """Make members who can be written to; organisers are members too."""
    for person in people:
        agreed(store, person)


async def test_every_reachable_member_is_promised_one_message(database: SqlDatabase):
    def deed(store: Store):
        reachable(store, YVES, GAELLE)
        made = draft(store)
        before = publications.reach(store, gathering_id=made.id, now=MONDAY)
        done = announce(store, made, now=MONDAY)
        due = store.deliveries.claim(now=MONDAY, most=9)
        return before, done, due

    before, done, due = await database.write(deed)

    assert (before.people, before.spaces, before.otherwise) == (3, 0, 0)
    assert (done.reach, done.writes_at) == (before, None)
    assert [(one.kind, one.not_after) for one in due] == [(Kind.ANNOUNCEMENT, STARTS)] * 3
    assert len({one.member_id for one in due}) == 3


async def test_private_messages_wait_for_the_end_of_the_quiet_hours(database: SqlDatabase):
    night = MONDAY.replace(hour=21)

    def deed(store: Store):
        done = announce(store, draft(store), now=night)
        return done, store.deliveries.claim(now=night, most=9)

    done, due = await database.write(deed)

    assert done.writes_at == MONDAY.replace(day=24, hour=8)
    assert list(due) == []
