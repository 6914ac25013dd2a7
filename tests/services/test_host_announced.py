"""Who opens their doors reads once that the visit was published."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.member import Role, Status, Topic
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import host_letters, publications
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, GROUP, NOW, OTHER_GROUP, call_off, draft, organiser
from tests.services.hosting import host, leave
from tests.services.visiting import somebody

TOLD = [("Hélène", Kind.HOST_ANNOUNCED)]


def prepared(store: Store, *host_ids: int) -> Gathering:
    """Prepare a visit that can be published, to these people's or to Hélène's."""
    made = draft(store, kind=GatheringKind.VISIT)
    store.places.put(Places(made.id, 4))
    hosts = host_ids or (host(store).id,)
    store.visits.put(Visit(made.id, host_ids=hosts, told_next=True))
    return made


def announce(store: Store, made: Gathering, *, now: datetime = MONDAY) -> None:
    nadia = organiser(store)
    store.members.save(replace(nadia, chat_id=101))
    publications.publish(store, gathering_id=made.id, member=nadia, community=COMMUNITY, now=now)


def read(store: Store, *, now: datetime = MONDAY) -> list[tuple[str, Kind]]:
    """Let what is due leave; return what left, but for invitations to others."""
    left = leave(store, now=now)
    return [one for one in left if one[0] == "Hélène" or one[1] is not Kind.ANNOUNCEMENT]


async def test_who_opens_their_doors_reads_once_that_the_visit_is_announced(
    database: SqlDatabase,
):
    def deed(store: Store):
        for chat_id in (GROUP, OTHER_GROUP):
            store.spaces.open(chat_id, thread_id=None, title="Groupe", at=NOW)
        made = prepared(store)
        before = read(store)
        announce(store, made)
        first = read(store)
        later = MONDAY + timedelta(hours=1)
        moved = replace(made, starts_at=(made.starts_at or later) + timedelta(days=1))
        host_letters.promise(store, moved, publisher_id=0, now=later)
        return before, first, read(store, now=later)

    assert await database.write(deed) == ([], TOLD, [])


async def test_a_host_who_asked_for_calm_hears_of_their_own_house(database: SqlDatabase):
    def deed(store: Store):
        made, helene = prepared(store), host(store)
        until = MONDAY + timedelta(days=90)
        store.members.save(replace(helene, status=Status.PAUSED, paused_until=until))
        for topic in Topic:
            store.mutes.put(helene.id, topic)
        announce(store, made)
        return read(store)

    assert await database.write(deed) == TOLD


async def test_who_publishes_a_visit_to_their_own_house_is_told_nothing_but_the_others_are(
    database: SqlDatabase,
):
    def deed(store: Store):
        anna = somebody(store, "Anna")
        store.members.save(replace(anna, chat_id=900))
        store.members.grant(anna.id, Role.PROJECT_GROUP)
        made = prepared(store, organiser(store).id, anna.id, host(store).id)
        announce(store, made)
        return read(store)

    assert await database.write(deed) == [("Anna", Kind.HOST_ANNOUNCED), *TOLD]


async def test_a_host_without_a_chat_or_replaced_meanwhile_or_of_a_visit_called_off_reads_nothing(
    database: SqlDatabase,
):
    def deed(store: Store):
        unreached = prepared(store, host(store, chat_id=None).id)
        announce(store, unreached)
        none = store.audiences.waiting(unreached.id, Kind.HOST_ANNOUNCED)
        replaced, called_off = prepared(store), prepared(store)
        for made in (replaced, called_off):
            announce(store, made)
        store.visits.put(Visit(replaced.id, told_next=True))
        call_off(store, called_off, now=MONDAY)
        return list(none), [kind for _, kind in read(store, now=MONDAY + timedelta(minutes=30))]

    none, kinds = await database.write(deed)

    assert none == []
    assert Kind.HOST_ANNOUNCED not in kinds
    assert Kind.CANCELLED in kinds


async def test_a_meeting_is_announced_to_no_host(database: SqlDatabase):
    def deed(store: Store):
        host(store)
        announce(store, draft(store))
        return read(store)

    assert TOLD[0] not in await database.write(deed)
