"""What becomes of a visit is told to who has a place in it, and always to who receives it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.domain.letter import WHAT
from bot.domain.member import Status, Topic
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import announcing, calling_off
from storage.database import SqlDatabase
from tests.services.changing import MONDAY, change, moved, waiting
from tests.services.community import COMMUNITY, GAELLE, STARTS, agreed, call_off, organiser
from tests.services.hosting import host, hosted, leave
from tests.services.visiting import says, somebody, wait

LATER = STARTS + timedelta(days=7)


def around(store: Store) -> Gathering:
    """Announce a visit to Hélène's: Anna comes, Basile waits, Chloé cannot."""
    made = hosted(store, capacity=1)
    for name, chat_id in (("Anna", 900), ("Basile", 901), ("Chloé", 902)):
        store.members.save(replace(somebody(store, name), chat_id=chat_id))
    says(store, made, "Anna")
    says(store, made, "Chloé", Answer.NO)
    wait(store, made, "Basile")
    return made


def calm(store: Store) -> None:
    """Let the host ask for calm, and switch off all that can be."""
    helene = host(store)
    later = MONDAY + timedelta(days=90)
    store.members.save(replace(helene, status=Status.PAUSED, paused_until=later))
    for topic in Topic:
        store.mutes.put(helene.id, topic)


@pytest.mark.parametrize(
    "parts",
    [{"meet": "à la fontaine"}, {"access": "code 99"}, {"contact": "Rosa, 06 00 00 00 00"}],
    ids=lambda parts: next(iter(parts)),
)
async def test_where_to_meet_concerns_who_has_a_place_and_who_receives(
    database: SqlDatabase, parts: dict[str, str]
):
    def deed(store: Store):
        made = around(store)
        calm(store)
        done = change(store, made.id, now=MONDAY, **parts)
        told = waiting(store, made.id, Kind.CHANGED)
        change(store, made.id, now=MONDAY + timedelta(minutes=3), minutes=45)
        read = leave(store, now=MONDAY + timedelta(minutes=30))
        return done.told, told, read, leave(store, now=MONDAY + timedelta(hours=2))

    counted, told, read, again = await database.write(deed)

    assert counted.people == 2
    assert {name: facts[WHAT] for name, facts in told.items()} == dict.fromkeys(
        ("Anna", "Hélène"), *parts
    )
    assert read == [("Anna", Kind.CHANGED), ("Hélène", Kind.CHANGED)]  # of both changes, once
    assert again == []


async def test_who_has_not_confirmed_another_date_reads_where_it_is_once_they_do(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = around(store)
        moved(store, made.id, LATER)
        leave(store, now=MONDAY + timedelta(minutes=30))
        later = MONDAY + timedelta(hours=1)
        change(store, made.id, now=later, access="code 99")
        return waiting(store, made.id, Kind.CHANGED)

    assert list(await database.write(deed)) == ["Hélène"]


async def test_who_receives_hears_that_it_moves_or_is_off_however_calm_they_want_it(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = around(store)
        calm(store)
        moved(store, made.id, LATER)
        first = leave(store, now=MONDAY + timedelta(minutes=30))
        tuesday = MONDAY + timedelta(days=1)
        call_off(store, made, now=tuesday)
        return first, leave(store, now=tuesday + timedelta(minutes=30))

    of_move, of_end = await database.write(deed)

    assert ("Hélène", Kind.MOVED) in of_move
    assert ("Hélène", Kind.CANCELLED) in of_end
    assert ("Basile", Kind.MOVED) in of_move  # whoever waits keeps their turn, and hears of it


@pytest.mark.parametrize("becomes", ["moved", "called off"])
async def test_who_was_invited_and_never_answered_reads_nothing_of_what_becomes_of_a_visit(
    database: SqlDatabase, becomes: str
):
    def deed(store: Store):
        made = around(store)
        agreed(store, GAELLE)
        announcing.promise(store, made, community=COMMUNITY, now=MONDAY)
        invited = [name for name, _ in leave(store, now=MONDAY)]
        assert GAELLE.first_name in invited
        if becomes == "moved":
            done = moved(store, made.id, LATER).told
        else:
            facts: dict[str, Any] = {"community": COMMUNITY, "now": MONDAY}
            facts |= {"gathering_id": made.id, "member": organiser(store)}
            done = calling_off.cancel(store, reason="", **facts).told
        assert done
        return done.people, {name for name, _ in leave(store, now=MONDAY + timedelta(minutes=30))}

    people, read = await database.write(deed)

    assert read == {"Anna", "Basile", "Chloé", "Hélène"}
    assert people == len(read)


async def test_who_received_and_was_replaced_hears_nothing_more(database: SqlDatabase):
    def deed(store: Store):
        made = around(store)
        change(store, made.id, access="code 99")
        visit = store.visits.of(made.id)
        assert visit
        store.visits.put(replace(visit, host_ids=()))
        return leave(store, now=MONDAY + timedelta(minutes=30))

    assert await database.write(deed) == [("Anna", Kind.CHANGED)]
