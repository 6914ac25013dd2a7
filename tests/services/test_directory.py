"""The directory of the project group: who may look, who may change, and what it costs."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.domain.directory import HasTelegram, NameTaken, NoSuchMember
from bot.domain.invitation import CLAIM_LASTS, CLAIM_PREFIX, Kind, LinkExpired, LinkUsed
from bot.domain.member import Channel, Member, NotAnOrganiser, Role, Status
from bot.domain.organisation import OrganisationKind
from bot.ports import Store
from bot.services import directory, invitations, organisations, records, rosters
from bot.services.privacy import OrganiserStays
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NADIA, NOW, YVES, agreed, organiser
from tests.storage.counting import questions

TABLE = "nom;structure\nMarcelle;Le Jardin\nOdile;AMAP\n"


def on_paper(store: Store, name: str = "Marcelle") -> Member:
    return records.add(store, by=organiser(store), name=name, channel=Channel.PHONE, now=NOW)


def everything(store: Store, *, by: Member | None):
    """Return every deed of the directory, each ready to be done by somebody."""
    paper = on_paper(store)
    amap = store.organisations.add("AMAP")
    who: dict[str, Any] = {"by": by, "member_id": paper.id}
    what: dict[str, Any] = {"by": by, "organisation_id": amap.id, "now": NOW}
    return [
        partial(directory.people, store, by=by, text="", number=0),
        partial(directory.namesakes, store, by=by),
        partial(directory.person, store, **who, now=NOW),
        partial(records.add, store, by=by, name="Odile", channel=Channel.MAIL, now=NOW),
        partial(records.rename, store, **who, name="Odile", now=NOW),
        partial(records.set_channel, store, **who, channel=Channel.MAIL, now=NOW),
        partial(records.note_contact, store, **who, text="le mardi", now=NOW),
        partial(records.join, store, **who, organisation_id=amap.id, now=NOW),
        partial(records.join_new, store, **who, name="Le Jardin", now=NOW),
        partial(records.leave, store, **who, organisation_id=amap.id, now=NOW),
        partial(records.personal_link, store, **who, now=NOW),
        partial(records.revoke_link, store, **who, now=NOW),
        partial(organisations.listed, store, by=by, text="", number=0),
        partial(organisations.one, store, **what, number=0),
        partial(organisations.add, store, by=by, name="Le Jardin", now=NOW),
        partial(organisations.rename, store, **what, name="L’AMAP"),
        partial(organisations.describe, store, **what, sort=OrganisationKind.PLACE),
        partial(organisations.locate, store, **what, text="Le canal"),
        partial(rosters.look_at, store, by=by, text=TABLE),
        partial(rosters.bring_in, store, by=by, packed="[]", now=NOW),
        partial(records.check_erasable, store, **who),
        partial(records.erase, store, **who, now=NOW),
    ]


async def test_an_organiser_may_do_all_of_it(database: SqlDatabase):
    def deed(store: Store):
        for do in everything(store, by=organiser(store)):
            do()
        return store.directory.members_like("marcelle", start=0, limit=8)

    assert await database.write(deed) == []


@pytest.mark.parametrize("role", [None, *sorted(set(Role) - {Role.PROJECT_GROUP})])
async def test_nobody_else_may_do_any_of_it(database: SqlDatabase, role):
    def deed(store: Store):
        yves = agreed(store)
        if role:
            store.members.grant(yves.id, role)
        for by in (yves, None):
            for do in everything(store, by=by):
                with pytest.raises(NotAnOrganiser):
                    do()

    await database.write(deed)


async def test_the_journal_has_ids_only(database: SqlDatabase):
    def deed(store: Store):
        for do in everything(store, by=organiser(store)):
            do()
        return repr(store.audit.page(start=0, size=100))

    journal = await database.write(deed)

    assert "directory.erase" in journal
    assert not [
        name for name in ("Marcelle", "Odile", "Jardin", "AMAP", "mardi") if name in journal
    ]


async def test_whoever_has_telegram_has_no_other_way_noted(database: SqlDatabase):
    def deed(store: Store):
        nadia, yves = organiser(store), agreed(store)
        who: dict[str, Any] = {"by": nadia, "member_id": yves.id, "now": NOW}
        with pytest.raises(HasTelegram):
            records.note_contact(store, text="le mardi", **who)
        with pytest.raises(HasTelegram):
            records.set_channel(store, channel=Channel.PHONE, **who)
        with pytest.raises(HasTelegram):
            records.personal_link(store, **who)

    await database.write(deed)


async def test_a_note_goes_when_somebody_is_to_come_by_telegram(database: SqlDatabase):
    def deed(store: Store):
        who: dict[str, Any] = {"by": organiser(store), "member_id": on_paper(store).id, "now": NOW}
        records.note_contact(store, text="le mardi", **who)
        changed = records.set_channel(store, channel=Channel.TELEGRAM, **who)
        with pytest.raises(HasTelegram):
            records.note_contact(store, text="le jeudi", **who)
        return changed

    assert (await database.write(deed)).contact_note == ""


async def test_whoever_is_gone_cannot_be_changed(database: SqlDatabase):
    def deed(store: Store):
        nadia, paper = organiser(store), on_paper(store)
        records.erase(store, by=nadia, member_id=paper.id, now=NOW)
        for member_id in (paper.id, 999):
            with pytest.raises(NoSuchMember):
                records.erase(store, by=nadia, member_id=member_id, now=NOW)
        with pytest.raises(OrganiserStays):
            records.erase(store, by=nadia, member_id=nadia.id, now=NOW)

    await database.write(deed)


async def test_two_organisations_never_share_a_name(database: SqlDatabase):
    def deed(store: Store):
        nadia, amap = organiser(store), store.organisations.add("AMAP")
        store.organisations.add("Le Jardin")
        what: dict[str, Any] = {"by": nadia, "organisation_id": amap.id, "now": NOW}
        with pytest.raises(NameTaken):
            organisations.rename(store, name="JARDIN", **what)
        return organisations.rename(store, name="L’Amap", **what)

    assert (await database.write(deed)).name == "L’Amap"


async def test_a_table_brings_each_person_once(database: SqlDatabase):
    def deed(store: Store):
        nadia = organiser(store)
        plan = rosters.look_at(store, by=nadia, text=TABLE)
        first = rosters.bring_in(store, by=nadia, packed=plan.packed(), now=NOW)
        again = rosters.bring_in(store, by=nadia, packed=plan.packed(), now=NOW)
        late = rosters.look_at(store, by=nadia, text=TABLE)
        return plan, first, again, late

    plan, first, again, late = await database.write(deed)

    assert (len(plan.newcomers), plan.new_organisations) == (2, 2)
    assert (len(first.arrived), len(first.with_link), first.known) == (2, 2, 0)
    assert (again.arrived, again.known) == ([], 2)
    assert [entry.name for entry in late.known] == ["Marcelle", "Odile"]


async def test_a_link_is_followed_once_and_within_its_time(database: SqlDatabase):
    def deed(store: Store):
        nadia, paper = organiser(store), on_paper(store)
        member_id = paper.id
        payload = records.personal_link(store, by=nadia, member_id=member_id, now=NOW)
        token = payload.removeprefix(CLAIM_PREFIX)
        claim = Kind.CLAIM
        with pytest.raises(LinkExpired):
            invitations.find(store, token=token, kind=claim, now=NOW + CLAIM_LASTS)
        used = invitations.redeem(store, token=token, kind=claim, by=paper, now=NOW)
        with pytest.raises(LinkUsed):
            invitations.redeem(store, token=token, kind=claim, by=paper, now=NOW)
        return used, paper

    used, paper = await database.write(deed)

    assert (used.member_id, used.used_by, used.used_at) == (paper.id, paper.id, NOW)


def _crowd(store: Store, size: int) -> None:
    for number in range(size):
        made = store.members.add(
            f"Membre {number}", telegram_id=None, status=Status.ACTIVE, at=NOW
        )
        store.organisations.affiliate(made.id, store.organisations.add(f"Club {number % 9}").id)


@pytest.mark.parametrize("text", ["", "membre", "club 3"])
async def test_a_page_costs_the_same_whatever_the_size(database: SqlDatabase, text):
    def look(store: Store):
        nadia = store.members.by_telegram_id(NADIA.telegram_id)
        people = directory.people(store, by=nadia, text=text, number=0)
        first = people.listed[0].member.id
        directory.person(store, by=nadia, member_id=first, now=NOW)
        organisations.listed(store, by=nadia, text="", number=0)
        return organisations.one(store, by=nadia, organisation_id=1, number=0, now=NOW)

    def deed(store: Store):
        organiser(store)
        _crowd(store, 20)
        _, few = questions(store, look)
        _crowd(store, 300)
        _, many = questions(store, look)
        return few, many

    few, many = await database.write(deed)

    assert few == many == 20


async def test_gaelle_is_found_by_any_part_of_her_name(database: SqlDatabase):
    def deed(store: Store):
        gaelle = agreed(store, GAELLE)
        store.members.save(replace(gaelle, name="Gaëlle du Canal"))
        agreed(store, YVES)
        page = directory.people(store, by=organiser(store), text="  CANAL ", number=7)
        return [one.member.name for one in page.listed], page.number

    assert await database.write(deed) == (["Gaëlle du Canal"], 0)
