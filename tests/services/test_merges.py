"""Two records of one person become one, and can be told apart again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.directory import Account, CannotUndo, NoSuchMember, SameRecord, TwoAccounts
from bot.domain.member import Channel, NotAnOrganiser, Role, Status
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import merges
from storage import tables
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NOW, YVES, agreed, meeting, organiser
from tests.services.records import LATER, on_paper, said, united
from tests.storage.rows import rows_of


async def test_the_telegram_account_wins_and_nothing_is_lost(database: SqlDatabase, touched):
    def deed(store: Store):
        gathering, paper, phone = meeting(store), on_paper(store), agreed(store, GAELLE)
        garden, amap = store.organisations.add("Le Jardin"), store.organisations.add("AMAP")
        store.organisations.affiliate(paper.id, garden.id)
        store.organisations.affiliate(phone.id, garden.id)
        store.organisations.affiliate(phone.id, amap.id)
        store.members.grant(phone.id, Role.FACILITATOR)
        store.rsvps.put(said(gathering, phone, Answer.YES, hour=1))
        united(store, paper, phone)
        whole = store.members.get(paper.id)
        return whole, phone, store.organisations.of(whole.id), gathering

    whole, phone, organisations, gathering = await database.write(deed)

    assert (whole.telegram_id, whole.chat_id) == (phone.telegram_id, phone.chat_id)
    assert (whole.name, whole.channel, whole.contact_note) == ("Gaëlle S.", Channel.TELEGRAM, "")
    assert [organisation.name for organisation in organisations] == ["AMAP", "Le Jardin"]
    assert touched[-1] == {gathering.id}
    roles = await database.read(lambda store: store.members.roles_of(whole.id))
    assert roles == {Role.FACILITATOR}
    rsvp = await database.read(lambda store: store.rsvps.of(gathering.id, whole.id))
    assert rsvp
    assert rsvp.answer is Answer.YES
    assert await database.read(lambda store: store.members.get(phone.id)) == whole


@pytest.mark.parametrize(
    ("kept_hour", "kept_is_noted", "gone_hour", "gone_is_noted", "stays"),
    [
        (1, False, 2, False, Answer.NO),
        (2, False, 1, False, Answer.YES),
        (1, False, 2, True, Answer.YES),
        (2, True, 1, False, Answer.NO),
        (2, True, 1, True, Answer.YES),
    ],
)
async def test_an_answer_of_ones_own_wins_over_a_noted_one_else_the_latest(
    database: SqlDatabase, kept_hour, kept_is_noted, gone_hour, gone_is_noted, stays
):
    def deed(store: Store):
        gathering, kept, gone = meeting(store), on_paper(store), agreed(store, GAELLE)
        nadia = organiser(store)
        noted = {True: nadia.id, False: None}
        yes, no = Answer.YES, Answer.NO
        store.rsvps.put(said(gathering, kept, yes, hour=kept_hour, noted_by=noted[kept_is_noted]))
        store.rsvps.put(said(gathering, gone, no, hour=gone_hour, noted_by=noted[gone_is_noted]))
        united(store, kept, gone)
        return store.rsvps.of(gathering.id, kept.id), store.rsvps.headcount(gathering.id)

    rsvp, headcount = await database.write(deed)

    assert rsvp.answer is stays
    assert headcount.people == {stays: 1}


@pytest.mark.parametrize(("kept", "gone"), [(True, False), (False, True), (False, False)])
async def test_whoever_asked_once_to_stand_on_no_report_stands_on_none(
    database: SqlDatabase, kept, gone
):
    def deed(store: Store):
        gathering, paper, phone = meeting(store), on_paper(store), agreed(store, GAELLE)
        store.report_authors.sign(gathering.id, paper.id, signs=kept, at=NOW)
        store.report_authors.sign(gathering.id, phone.id, signs=gone, at=NOW)
        united(store, paper, phone)
        return store.report_authors.of(gathering.id)

    [author] = await database.write(deed)

    assert author.signs is False


async def test_of_two_accounts_an_organiser_says_which_one_stays(database: SqlDatabase):
    def deed(store: Store):
        first, second = agreed(store), agreed(store, GAELLE)
        with pytest.raises(TwoAccounts):
            united(store, first, second)
        merge = united(store, first, second, Account.GONE)
        whole = store.members.get(first.id)
        stranger = store.members.by_telegram_id(YVES.telegram_id)
        newcomer = agreed(store)
        merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
        return first, second, whole, stranger, newcomer, store.members.get(first.id)

    first, second, whole, stranger, newcomer, again = await database.write(deed)

    assert (whole.telegram_id, whole.name) == (second.telegram_id, first.name)
    assert stranger is None
    # Whoever wrote from the other account meanwhile keeps it.
    assert again == replace(first, telegram_id=None, chat_id=None)
    kept = await database.read(lambda store: store.members.by_telegram_id(YVES.telegram_id))
    assert kept == newcomer


async def test_undoing_gives_each_their_own_and_keeps_what_was_changed_since(
    database: SqlDatabase,
):
    def deed(store: Store):
        kept, gone = on_paper(store), agreed(store, GAELLE)
        merge = united(store, kept, gone)
        whole = store.members.get(kept.id)
        store.members.save(replace(whole, name="Gaëlle du canal"))
        merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
        return kept, gone

    kept, gone = await database.write(deed)

    assert await database.read(lambda s: s.members.get(gone.id)) == gone
    back = await database.read(lambda s: s.members.get(kept.id))
    assert back == replace(kept, name="Gaëlle du canal")


async def test_what_was_chosen_from_an_account_goes_back_with_it(database: SqlDatabase):
    def deed(store: Store):
        kept, gone = on_paper(store), agreed(store, GAELLE)
        merge = united(store, kept, gone)
        store.members.save(replace(store.members.get(kept.id), status=Status.PAUSED))
        merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
        return kept, gone, store.members.get(kept.id), store.members.get(gone.id)

    kept, gone, kept_again, gone_again = await database.write(deed)

    assert kept_again == kept
    assert gone_again == replace(gone, status=Status.PAUSED)


async def test_a_merge_is_undone_once_within_30_days_and_the_later_one_first(
    database: SqlDatabase,
):
    def deed(store: Store):
        one, two, three = (on_paper(store, name) for name in ("Un", "Deux", "Trois"))
        nadia = organiser(store)
        first, second = united(store, one, two), united(store, three, one)
        for merge_id, days in ((first.id, 0), (second.id, 31)):
            at = LATER + timedelta(days=days)
            with pytest.raises(CannotUndo):
                merges.undo(store, by=nadia, merge_id=merge_id, now=at)
        for merge in (second, first):
            merges.undo(store, by=nadia, merge_id=merge.id, now=LATER)
        with pytest.raises(CannotUndo):
            merges.undo(store, by=nadia, merge_id=first.id, now=LATER)
        with pytest.raises(CannotUndo):
            merges.undo(store, by=nadia, merge_id=999, now=LATER)
        return [store.members.get(member.id) == member for member in (one, two, three)]

    assert await database.write(deed) == [True, True, True]


async def test_only_organisers_merge_and_only_two_who_are_there(database: SqlDatabase):
    def deed(store: Store):
        one, two = on_paper(store), agreed(store, GAELLE)
        with pytest.raises(NotAnOrganiser):
            merges.merge(
                store, by=two, kept_id=one.id, gone_id=two.id, account=Account.ONLY, now=NOW
            )
        with pytest.raises(SameRecord):
            united(store, one, one)
        store.members.forget(two.id, at=NOW)
        with pytest.raises(NoSuchMember):
            united(store, one, two)
        with pytest.raises(NoSuchMember):
            united(store, replace(one, id=999), two)

    await database.write(deed)


async def test_two_organisations_become_one_with_all_their_people(database: SqlDatabase, touched):
    def deed(store: Store):
        gathering, one, two = meeting(store), on_paper(store, "Un"), on_paper(store, "Deux")
        amap, canal = store.organisations.add("AMAP"), store.organisations.add("Amap du canal")
        store.organisations.affiliate(one.id, amap.id)
        store.organisations.affiliate(two.id, canal.id)
        for member in (one, two):
            store.rsvps.put(said(gathering, member, Answer.YES, hour=1))
        nadia = organiser(store)
        merge = merges.merge_organisations(
            store, by=nadia, kept_id=amap.id, gone_id=canal.id, now=LATER
        )
        return gathering, amap, canal, merge

    gathering, amap, canal, merge = await database.write(deed)

    counts = await database.read(lambda store: store.rsvps.headcount(gathering.id))
    assert (counts.of(Answer.YES), counts.organisations_of(Answer.YES)) == (2, 1)
    assert gathering.id in touched[-1]
    assert await database.read(lambda s: s.organisations.by_folded_name("amap canal")) == amap
    assert await database.read(lambda s: s.organisations.get(canal.id)) == amap
    assert await database.read(lambda s: s.organisations.count()) == 1

    def back(store: Store):
        merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
        return store.organisations.page(start=0, size=8), store.rsvps.headcount(gathering.id)

    page, counts = await database.write(back)
    assert page == [amap, canal]
    assert counts.organisations_of(Answer.YES) == 2


async def test_erasing_somebody_leaves_nothing_of_their_merged_records(
    database: SqlDatabase, database_url: str
):
    def deed(store: Store):
        one, two = on_paper(store, "Un Inoubliable"), on_paper(store, "Deux Inoubliable")
        three = on_paper(store, "Trois Inoubliable")
        united(store, one, two)
        united(store, three, one)
        store.members.forget(three.id, at=LATER)

    await database.write(deed)

    everything = repr([rows_of(database_url, table) for table in tables.metadata.sorted_tables])
    assert "noubliable" not in everything
