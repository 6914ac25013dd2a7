"""The shelf of visits: whom to call is forgotten, the rest stays."""

from datetime import timedelta

from bot.domain.gathering import Kind
from bot.domain.visit import Visit
from bot.ports import Store
from storage.database import SqlDatabase
from tests.services.community import ENDS, NOW, agreed, meeting


def contacts(store: Store, which: int) -> tuple[str, str, str]:
    found = store.visits.of(which)
    assert found is not None
    return found.contact_name, found.contact_phone, found.meeting_point


def a_visit(store: Store, hosts: list[int]) -> int:
    made = meeting(store, kind=Kind.VISIT, ordinal=None)
    point, name, phone = "le portail", "Rosa", "06"
    store.visits.put(
        Visit(
            made.id,
            host_ids=hosts,
            meeting_point=point,
            contact_name=name,
            contact_phone=phone,
        )
    )
    return made.id


async def test_whom_to_call_is_forgotten_some_time_after_a_visit(database: SqlDatabase):
    def pass_time(store: Store) -> list[tuple[str, str, str]]:
        which = a_visit(store, [])
        store.visits.forget_contacts(before=ENDS)
        known = contacts(store, which)
        store.visits.forget_contacts(before=ENDS + timedelta(seconds=1))
        return [known, contacts(store, which)]

    found = await database.write(pass_time)
    assert found == [("Rosa", "06", "le portail"), ("", "", "le portail")]


async def test_how_one_comes_to_them_goes_with_who_received_a_visit_alone(database: SqlDatabase):
    def erase(store: Store) -> tuple[str, str, str]:
        yves = agreed(store)
        which = a_visit(store, [yves.id])
        store.members.forget(yves.id, at=NOW)
        return contacts(store, which)

    assert await database.write(erase) == ("", "", "")
