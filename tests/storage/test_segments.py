"""Who a message to many is for, and what holds it back from each, on both databases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.delivery import Delivery, Kind, Promise, State
from bot.domain.mailing import Group, MailingKind, Segment
from bot.domain.member import Role, Status, Topic
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.counting import questions
from tests.storage.given import NOW, meeting
from tests.storage.test_audiences import everybody, somebody

MIDNIGHT = NOW.replace(hour=0, minute=0)
NUDGE, MESSAGE = MailingKind.NUDGE, MailingKind.MESSAGE


def who(
    store: Store, group: Group, kind: MailingKind = MESSAGE, *, about: int | None = None, of=""
) -> dict[str, Any]:
    """Return the candidates of a group, by name."""
    found = store.segments.who(
        Segment((group,), of), kind, gathering_id=about, now=NOW, midnight=MIDNIGHT
    )
    return {store.members.get(one.member_id).name: one for one in found}


def sent(store: Store, member_id: int, kind: Kind, *, ago: timedelta, **about: Any) -> Delivery:
    """Send a message some time ago."""
    at = NOW - ago
    key = f"{kind.value}:{member_id}:{at.isoformat()}"
    gathering = about.pop("gathering_id", None)
    store.deliveries.plan([Promise(key, kind, member_id, gathering, at, **about)], at=at)
    (claimed,) = store.deliveries.claim(now=at, most=99)
    begun = store.deliveries.begin(claimed, now=at)
    assert begun
    store.deliveries.settle(begun, replace(begun, state=State.SENT), at=at)
    return begun


async def test_each_answer_has_its_people_and_a_moved_date_makes_them_others(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = meeting(store)
        said = {"oui": Answer.YES, "non": Answer.NO, "peut-être": Answer.MAYBE}
        for name, answer in said.items():
            one = somebody(store, name)
            store.rsvps.put(Rsvp(made.id, one.id, answer, answered_at=NOW))
        moved = somebody(store, "oui avant")
        store.rsvps.put(Rsvp(made.id, moved.id, Answer.YES, 0, NOW, to_confirm=True))
        somebody(store, "rien")
        store.members.grant(somebody(store, "regarde").id, Role.FUNDER_OBSERVER)
        groups = (Group.COMING, Group.EXCUSED, Group.UNSURE, Group.TO_CONFIRM, Group.SILENT)
        return {group: set(who(store, group, about=made.id)) for group in groups}

    found = await database.write(deed)

    assert found == {
        Group.COMING: {"oui"},
        Group.EXCUSED: {"non"},
        Group.UNSURE: {"peut-être"},
        Group.TO_CONFIRM: {"oui avant"},
        Group.SILENT: {"rien", "Yves L."},
    }


async def test_everyone_is_all_who_did_not_leave_with_what_holds_messages_back(
    database: SqlDatabase,
):
    def deed(store: Store):
        ids = everybody(store)
        store.mutes.put(ids["muted"], Topic.MESSAGES)
        return who(store, Group.EVERYONE)

    found = await database.write(deed)

    assert "gone" not in found
    assert {name for name, one in found.items() if one.is_out_of_reach} == {
        *("paused for good", "without a chat", "by telephone"),
        *("unreachable", "not agreed", "met by a tap"),
    }
    assert {name for name, one in found.items() if one.is_paused} == {"paused", "paused for good"}
    assert {name for name, one in found.items() if one.is_unwilling} == {"muted"}


async def test_an_organisation_and_a_role_are_those_who_belong(database: SqlDatabase):
    def deed(store: Store):
        member, other = somebody(store, "dedans"), somebody(store, "anime")
        somebody(store, "dehors")
        organisation = store.organisations.add("AMAP du canal")
        store.organisations.affiliate(member.id, organisation.id)
        store.members.grant(other.id, Role.FACILITATOR)
        inside = who(store, Group.ORGANISATION, of=str(organisation.id))
        return set(inside), set(who(store, Group.ROLE, of=Role.FACILITATOR.value))

    assert await database.write(deed) == ({"dedans"}, {"anime"})


async def test_who_was_nudged_for_this_meeting_in_three_days_is_known(database: SqlDatabase):
    def deed(store: Store):
        made, other = meeting(store), meeting(store)
        hours = {"hier": 24, "il y a longtemps": 80}
        for name, number in hours.items():
            one, ago = somebody(store, name), timedelta(hours=number)
            sent(store, one.id, Kind.NUDGE, ago=ago, gathering_id=made.id)
        elsewhere = somebody(store, "pour une autre")
        sent(store, elsewhere.id, Kind.NUDGE, ago=timedelta(hours=1), gathering_id=other.id)
        return who(store, Group.SILENT, NUDGE, about=made.id)

    found = await database.write(deed)

    assert {name for name, one in found.items() if one.was_asked} == {"hier"}


@pytest.mark.parametrize(("days", "is_about_one", "was_asked"), [(6, 0, 1), (8, 0, 0), (6, 1, 0)])
async def test_one_message_a_week_but_for_those_about_a_meeting(
    database: SqlDatabase, days, is_about_one, was_asked
):
    def deed(store: Store):
        one, made = somebody(store, "Gaëlle"), meeting(store)
        about = made.id if is_about_one else None
        author = somebody(store, "Nadia")
        mailing = store.mailings.add(
            MESSAGE, Segment((Group.EVERYONE,)), by=author.id, at=NOW, gathering_id=about
        )
        ago = timedelta(days=days)
        sent(store, one.id, Kind.MESSAGE, ago=ago, gathering_id=about, mailing_id=mailing.id)
        return who(store, Group.EVERYONE)["Gaëlle"].was_asked

    assert await database.write(deed) is bool(was_asked)


async def test_rationed_messages_of_the_day_and_of_the_week_are_counted(database: SqlDatabase):
    def deed(store: Store):
        one, made = somebody(store, "Gaëlle"), meeting(store)
        for hours, kind in ((1, Kind.REMINDER), (30, Kind.ANNOUNCEMENT), (200, Kind.NUDGE)):
            sent(store, one.id, kind, ago=timedelta(hours=hours), gathering_id=made.id)
        sent(store, one.id, Kind.CANCELLED, ago=timedelta(hours=2), gathering_id=made.id)
        return who(store, Group.EVERYONE)["Gaëlle"]

    found = await database.write(deed)

    assert (found.today, found.week) == (1, 2)


async def test_who_is_spared_one_meeting_is_not_nudged_for_it(database: SqlDatabase):
    def deed(store: Store):
        one, made, other = somebody(store, "Gaëlle"), meeting(store), meeting(store)
        store.hushes.put(one.id, made.id)
        groups = [(NUDGE, made.id), (NUDGE, other.id), (MESSAGE, made.id)]
        return [
            who(store, Group.SILENT, kind, about=about)["Gaëlle"].is_unwilling
            for kind, about in groups
        ]

    assert await database.write(deed) == [True, False, False]


@pytest.mark.parametrize("size", [3, 60])
async def test_a_segment_is_one_question_whatever_its_size(database: SqlDatabase, size):
    def deed(store: Store):
        made = meeting(store)
        for number in range(size):
            store.members.add(f"P{number}", telegram_id=None, status=Status.ACTIVE, at=NOW)
        found, asked = questions(
            store,
            lambda counted: counted.segments.who(
                Segment((Group.SILENT,)), NUDGE, gathering_id=made.id, now=NOW, midnight=MIDNIGHT
            ),
        )
        return len(found) - 1, asked  # without the author

    assert await database.write(deed) == (size, 1)
