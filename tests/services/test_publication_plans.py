"""Organisers choose where, to whom and when a meeting is announced; then it is, once."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bot.domain.draft import TooLate
from bot.domain.gathering import Gathering, Status
from bot.domain.member import NotAnOrganiser
from bot.domain.publication import AfterTheMeeting
from bot.ports import Store
from bot.services import publication_plans, publications, spaces
from bot.services.publications import Published
from bot.services.spaces import Spot
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    GROUP,
    NOW,
    OTHER_GROUP,
    STARTS,
    SUPERGROUP,
    YVES,
    agreed,
    draft,
    organiser,
)

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # no quiet hours
TUESDAY = MONDAY + timedelta(days=1)


def announce(store: Store, made: Gathering, *, now: datetime) -> Published:
    return publications.publish(
        store, gathering_id=made.id, member=organiser(store), community=COMMUNITY, now=now
    )


async def test_only_chosen_groups_get_a_card_and_a_new_one_stays_out(database: SqlDatabase):
    def deed(store: Store):
        group = store.spaces.open(GROUP, thread_id=None, title="Groupe", at=NOW)
        store.spaces.open(OTHER_GROUP, thread_id=None, title="Autre", at=NOW)
        made = draft(store)
        facts: dict[str, Any] = {"gathering_id": made.id, "member": organiser(store)}
        publication_plans.toggle_space(store, space_id=group.id, **facts)
        publication_plans.toggle_privately(store, **facts)
        done = announce(store, made, now=MONDAY)
        spot = Spot(SUPERGROUP, None, "Nouveau")
        spaces.link(store, spot=spot, member=organiser(store), now=MONDAY)
        return done.reach, [card.chat_id for card in store.cards.of(made.id)]

    reach, cards = await database.write(deed)

    assert (reach.spaces, reach.people) == (1, 0)
    assert cards == [OTHER_GROUP]


async def test_another_group_is_chosen_once(database: SqlDatabase):
    def deed(store: Store):
        group = store.spaces.open(GROUP, thread_id=None, title="Groupe", at=NOW)
        made = draft(store)
        member = organiser(store)
        publication_plans.toggle_space(
            store, gathering_id=made.id, space_id=group.id, member=member
        )
        announce(store, made, now=MONDAY)
        asked: dict[str, Any] = {
            "gathering_id": made.id,
            "space_id": group.id,
            "member": member,
            "now": MONDAY,
        }
        twice = [publication_plans.also_in(store, **asked) for _ in range(2)]
        return twice, [card.chat_id for card in store.cards.of(made.id)]

    twice, cards = await database.write(deed)

    assert [bool(found) for found in twice] == [True, False]
    assert cards == [GROUP]


def planned(store: Store, **facts: object) -> Gathering:
    made = draft(store, **facts)
    publication_plans.schedule(
        store, gathering_id=made.id, at=TUESDAY, member=organiser(store), now=MONDAY
    )
    return made


async def test_what_was_planned_is_published_when_it_is_due_and_once(database: SqlDatabase):
    def deed(store: Store):
        made = planned(store)
        early = publications.publish_due(store, community=COMMUNITY, now=MONDAY)
        due = publications.publish_due(store, community=COMMUNITY, now=TUESDAY)
        again = publications.publish_due(store, community=COMMUNITY, now=TUESDAY)
        return early, due, again, store.gatherings.get(made.id)

    early, due, again, after = await database.write(deed)

    assert (early, again) == ([], [])
    assert after.status is Status.ANNOUNCED
    assert [member.name for member in due[0].told] == ["Nadia"]
    assert due[0].published is not None
    assert due[0].published.reach.publish_at is None


async def test_what_cannot_be_published_any_more_is_told_once(database: SqlDatabase):
    def deed(store: Store):
        made = planned(store, starts_at=TUESDAY + timedelta(hours=1), ends_at=None)
        late = TUESDAY + timedelta(hours=2)
        due = publications.publish_due(store, community=COMMUNITY, now=late)
        again = publications.publish_due(store, community=COMMUNITY, now=late)
        return due, again, store.gatherings.get(made.id).status

    due, again, status = await database.write(deed)

    assert isinstance(due[0].refusal, TooLate)
    assert (again, status) == ([], Status.DRAFT)


async def test_a_plan_can_be_taken_back(database: SqlDatabase):
    def deed(store: Store):
        made = planned(store)
        publication_plans.take_back(
            store, gathering_id=made.id, member=organiser(store), now=MONDAY
        )
        return publications.publish_due(store, community=COMMUNITY, now=TUESDAY)

    assert await database.write(deed) == []


@pytest.mark.parametrize(
    ("at", "refusal"),
    [(MONDAY - timedelta(hours=1), TooLate), (STARTS, AfterTheMeeting)],
)
async def test_nothing_is_planned_for_the_past_or_after_the_meeting(
    database: SqlDatabase, at, refusal
):
    with pytest.raises(refusal):
        await database.write(
            lambda store: publication_plans.schedule(
                store,
                gathering_id=draft(store).id,
                at=at,
                member=organiser(store),
                now=MONDAY,
            )
        )


async def test_a_member_plans_and_publishes_nothing(database: SqlDatabase):
    made = await database.write(draft)
    asked: dict[str, Any] = {"gathering_id": made.id, "now": MONDAY}

    for deed in (publication_plans.choice, publication_plans.take_back):
        with pytest.raises(NotAnOrganiser):
            await database.write(partial(_as_yves, deed, asked))


def _as_yves(deed, asked, store: Store):
    return deed(store, member=agreed(store, YVES), **asked)
