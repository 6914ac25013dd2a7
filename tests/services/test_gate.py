"""What decides about a message is read from the store at its turn, as things are then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering
from bot.domain.mailing import MailingKind, MailingState, Segment
from bot.domain.member import Member, Role
from bot.ports import Store
from bot.services import deliveries, publications, team
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, YVES, agreed, draft, meeting, organiser

HOUR = timedelta(hours=1)


def look(
    store: Store, kind: Kind, who: Member, made: Gathering, *, mailing_id: int | None = None
) -> tuple[State, str]:
    """Owe somebody a message, let its turn come, and return what became of it."""
    key = f"{kind.value}:{who.id}"
    not_after = MONDAY + 2 * HOUR
    promise = Promise(key, kind, who.id, made.id, MONDAY, not_after, mailing_id=mailing_id)
    store.deliveries.plan([promise], at=MONDAY)
    for claimed in store.deliveries.claim(now=MONDAY, most=9):
        deliveries.begin(store, claimed, community=COMMUNITY, now=MONDAY)
    found = store.deliveries.find(key)
    assert found
    return found.state, found.reason


async def test_a_sheet_is_for_who_facilitates_and_signs_are_for_the_project_group(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, yves = meeting(store), agreed(store, YVES)
        before = look(store, Kind.RUN_SHEET, yves, made)
        store.members.grant(yves.id, Role.FACILITATOR)
        kinds = (Kind.RUN_SHEET, Kind.SIGNS)
        return before, [look(store, kind, yves, made) for kind in kinds]

    nobody = (State.DROPPED, "not_an_organiser")
    assert await database.write(deed) == (nobody, [(State.SENDING, ""), nobody])


async def test_who_leaves_the_team_reads_nothing_of_it_any_more(database: SqlDatabase):
    def deed(store: Store):
        made, nadia, yves = meeting(store), organiser(store), agreed(store, YVES)
        store.members.grant(yves.id, Role.PROJECT_GROUP)
        role = Role.PROJECT_GROUP
        team.take(store, member=nadia, from_id=yves.id, role=role, now=MONDAY)
        return look(store, Kind.SIGNS, yves, made)

    assert await database.write(deed) == (State.DROPPED, "not_an_organiser")


async def test_a_hushed_meeting_and_a_stopped_mailing_are_found_at_the_turn(
    database: SqlDatabase,
):
    def deed(store: Store):
        made, yves = meeting(store), agreed(store, YVES)
        mailing = store.mailings.add(MailingKind.MESSAGE, Segment(), by=yves.id, at=MONDAY)
        store.mailings.save(replace(mailing, state=MailingState.STOPPED))
        stopped = look(store, Kind.MESSAGE, yves, made, mailing_id=mailing.id)
        store.hushes.put(yves.id, made.id)
        return stopped, look(store, Kind.REMINDER, yves, made)

    stopped, hushed = await database.write(deed)

    assert stopped == (State.DROPPED, "stopped")
    assert hushed == (State.DROPPED, "hushed")


@pytest.mark.parametrize("kind", [Kind.ANNOUNCEMENT, Kind.NUDGE, Kind.MESSAGE])
async def test_what_is_one_too_many_until_it_is_too_late_is_dropped_for_that(
    database: SqlDatabase, kind: Kind
):
    def deed(store: Store):
        yves = agreed(store, YVES)
        first = look(store, Kind.REMINDER, yves, meeting(store))
        return first, look(store, kind, yves, meeting(store))

    left, kept_back = await database.write(deed)

    assert left == (State.SENDING, "")
    assert kept_back == (State.DROPPED, "capped")


@pytest.mark.parametrize(("wait", "expected"), [(HOUR, 1), (timedelta(days=1), 0)])
async def test_who_publishes_is_told_how_many_will_read_of_it_another_day(
    database: SqlDatabase, wait: timedelta, expected: int
):
    def deed(store: Store):
        look(store, Kind.REMINDER, agreed(store, YVES), meeting(store))
        nadia, made, now = organiser(store), draft(store), MONDAY + wait
        return publications.publish(
            store, gathering_id=made.id, member=nadia, community=COMMUNITY, now=now
        )

    published = await database.write(deed)

    assert (published.reach.people, published.put_off) == (2, expected)
