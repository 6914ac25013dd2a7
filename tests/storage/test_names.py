"""Names of many things at once; who was merged is called as the record that stands for them."""

from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.counting import questions
from tests.storage.given import NOW, meeting, member


def called(store: Store, kind: str, number: int):
    """Ask for the name of something beside nothing; return what came, and how much it cost."""
    names, asked = questions(store, lambda inner: inner.names.of(kind, [number, 999]))
    return list(names.values()), asked


async def test_everything_is_called_by_its_name_in_one_question(database: SqlDatabase):
    def deed(store: Store):
        ana, gathering = member(store, "Ana"), meeting(store, title="Repas")
        jardins = store.organisations.add("Les Jardins")
        place = store.spaces.open(-42, thread_id=None, title="La Passerelle", at=NOW)
        ids = {"member": ana.id, "gathering": gathering.id}
        ids |= {"organisation": jardins.id, "space": place.id}
        return [called(store, kind, number) for kind, number in ids.items()]

    named = await database.write(deed)

    assert named == [(["Ana"], 1), (["Repas"], 1), (["Les Jardins"], 1), (["La Passerelle"], 1)]


async def test_who_was_merged_twice_is_called_as_they_are_now(database: SqlDatabase):
    def deed(store: Store):
        ana, anna, hannah = (member(store, name) for name in ("Ana", "Anna", "Hannah"))
        store.merges.join_members(anna, ana.id, by=None, at=NOW)
        store.merges.join_members(hannah, anna.id, by=None, at=NOW)
        return [store.names.of("member", [one.id])[one.id] for one in (ana, anna, hannah)]

    assert await database.write(deed) == ["Hannah"] * 3


async def test_many_names_and_none_are_found_too(database: SqlDatabase):
    def deed(store: Store):
        ids = [member(store, f"M{number}").id for number in range(40)]
        return store.names.of("member", ids), store.names.of("member", [])

    many, none = await database.write(deed)

    assert sorted(many.values()) == sorted(f"M{number}" for number in range(40))
    assert none == {}


async def test_what_has_no_name_is_called_nothing(database: SqlDatabase):
    assert await database.write(lambda store: store.names.of("bot", [1])) == {}
