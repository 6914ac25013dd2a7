"""Whom to call on the day of a visit may be anybody: erased, they stand there no more."""

from dataclasses import replace

import pytest

from bot.domain.gathering import Kind
from bot.domain.visit import Visit
from bot.ports import Store
from storage.database import SqlDatabase
from tests.storage.given import NOW, meeting, member


async def left(database: SqlDatabase, contact: str, phone: str = "") -> tuple[str, str]:
    """Return the contact of a visit once Rosa Marin, who is no host of it, is erased."""

    def deed(store: Store) -> tuple[str, str]:
        rosa = replace(member(store, "Rosa Marin"), contact_note="le soir, 06 12 34 56 78")
        store.members.save(rosa)
        made = meeting(store, kind=Kind.VISIT)
        store.visits.put(Visit(made.id, contact_name=contact, contact_phone=phone))
        store.members.forget(rosa.id, at=NOW)
        visit = store.visits.of(made.id)
        assert visit
        return visit.contact_name, visit.contact_phone

    return await database.write(deed)


@pytest.mark.parametrize(
    ("contact", "phone"),
    [
        ("Rosa Marin", ""),
        ("rosa MARIN, à l’accueil", "01 02 03 04 05"),
        ("L’accueil", "0612345678"),
        ("", "06.12.34.56.78"),
    ],
)
async def test_a_contact_that_names_or_reaches_them_goes_with_them(
    database: SqlDatabase, contact: str, phone: str
):
    assert await left(database, contact, phone) == ("", "")


@pytest.mark.parametrize(
    "contact", ["Marin", "Rosa", "Rosa Diallo", "Accueil Rosa et Jean", "Gaëlle", "Rosalie"]
)
async def test_a_contact_of_somebody_else_stays(database: SqlDatabase, contact: str):
    assert await left(database, contact, "06 98 76 54 32") == (contact, "06 98 76 54 32")


async def test_who_receives_reads_in_their_own_data_what_is_kept_of_it(database: SqlDatabase):
    def deed(store: Store) -> list[object]:
        rosa, other = member(store, "Rosa Marin"), member(store, "Gaëlle S.")
        made = meeting(store, kind=Kind.VISIT)
        given = Visit(made.id, host_ids=[rosa.id], access="code 99", contact_phone="06 12")
        store.visits.put(given)
        return [store.portraits.of(one.id)["visits_received"] for one in (rosa, other)]

    mine, nobody = await database.write(deed)

    assert isinstance(mine, list)
    assert [(one["access"], one["contact_phone"]) for one in mine] == [("code 99", "06 12")]
    assert nobody == []
