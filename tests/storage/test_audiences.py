"""Who is written to: the members we may write to, and those who must be told otherwise."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.delivery import Kind, Promise
from bot.domain.member import Channel, Member, Role, Status, Topic
from bot.domain.rsvp import Answer
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.given import NOW, answer, meeting


def somebody(
    store: Store, name: str, *, chat: bool = True, status: Status = Status.ACTIVE, **facts
) -> Member:
    number = sum(map(ord, name))
    made = store.members.add(name, telegram_id=number, status=status, at=NOW)
    known = replace(made, chat_id=number if chat else None, **facts)
    store.members.save(known)
    return known


def everybody(store: Store) -> dict[str, int]:
    """Make one member of every kind; return their ids by name."""
    paused: dict[str, Any] = {"status": Status.PAUSED}
    people = [
        somebody(store, "reachable"),
        somebody(store, "muted"),
        somebody(store, "answered"),
        somebody(store, "back", **paused, paused_until=NOW - timedelta(days=1)),
        somebody(store, "paused", **paused, paused_until=NOW + timedelta(days=1)),
        somebody(store, "paused for good", **paused, chat=False),
        somebody(store, "without a chat", chat=False),
        somebody(store, "by telephone", chat=False, channel=Channel.PHONE),
        somebody(store, "unreachable", chat=False, status=Status.UNREACHABLE),
        somebody(store, "not agreed", status=Status.INVITED),
        somebody(store, "met by a tap", chat=False, status=Status.INVITED),
        somebody(store, "gone", chat=False, status=Status.LEFT),
    ]
    return {member.name: member.id for member in people}


async def test_only_who_may_be_written_to_is_reachable(database: SqlDatabase):
    def deed(store: Store):
        announced, ids = meeting(store), everybody(store)
        answer(store, announced, store.members.get(ids["answered"]))
        store.mutes.put(ids["muted"], Topic.ANNOUNCEMENTS)
        asked: dict[str, Any] = {"topic": Topic.ANNOUNCEMENTS, "now": NOW}
        found = store.audiences.reachable(announced.id, **asked)
        names = {name for name, member_id in ids.items() if member_id in found}
        return names, len(found), store.audiences.count_reachable(announced.id, **asked)

    names, found, counted = await database.write(deed)

    assert names == {"reachable", "back"}
    assert found == counted == 2


async def test_who_must_be_told_otherwise_is_counted_and_who_left_or_rests_is_not(
    database: SqlDatabase,
):
    def deed(store: Store):
        before = store.audiences.count_otherwise(now=NOW)
        everybody(store)
        return store.audiences.count_otherwise(now=NOW) - before

    assert await database.write(deed) == 4


async def test_those_who_answered_are_known_with_how_they_can_be_told(database: SqlDatabase):
    def deed(store: Store):
        announced, ids = meeting(store), everybody(store)
        for name, said in (("answered", Answer.YES), ("by telephone", Answer.NO), ("gone", None)):
            answer(store, announced, store.members.get(ids[name]), said or Answer.YES)
        store.rsvps.ask_again(announced.id)
        store.rsvps.let_stand(announced.id, [ids["by telephone"]])
        return [
            (one.answer, one.to_confirm, one.is_reachable)
            for one in store.audiences.answered(announced.id)
        ]

    assert await database.write(deed) == [
        (Answer.YES, True, True),
        (Answer.NO, False, False),
    ]


async def test_what_waits_is_told_apart_from_what_is_on_its_way(database: SqlDatabase):
    def deed(store: Store):
        announced, ids = meeting(store), everybody(store)
        store.deliveries.plan(
            [
                Promise(
                    f"moved:{name}",
                    Kind.MOVED,
                    ids[name],
                    announced.id,
                    due,
                    facts={"before": name},
                )
                for name, due in (("answered", NOW), ("back", NOW + timedelta(days=1)))
            ],
            at=NOW,
        )
        store.deliveries.claim(now=NOW, most=9)
        waiting = store.audiences.waiting(announced.id, Kind.MOVED)
        return [
            (facts["before"], member_id == ids["back"]) for member_id, facts in waiting.items()
        ]

    assert await database.write(deed) == [("back", True)]


async def test_who_only_observes_is_reminded_of_what_they_said_and_of_nothing_else(
    database: SqlDatabase,
):
    def deed(store: Store):
        announced = meeting(store)
        silent, comes = somebody(store, "silent"), somebody(store, "comes")
        for one in (silent, comes):
            store.members.grant(one.id, Role.FUNDER_OBSERVER)
        answer(store, announced, comes)
        found = store.audiences.everybody(announced.id, after=0, most=99)
        return {silent.id, comes.id} & {one.member_id for one in found} == {comes.id}

    assert await database.write(deed)
