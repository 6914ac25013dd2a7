"""Messages under way: stopped, resumed, in doubt and sent again; whom they missed."""

from dataclasses import replace

import pytest

from bot.domain.delivery import Fate, State
from bot.domain.directory import Account
from bot.domain.mailing import (
    MailingState,
    NothingToSendAgain,
    NothingToStop,
)
from bot.domain.member import NotAnOrganiser, Person, Role
from bot.ports import Store
from bot.services import following, members
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, YVES, agreed
from tests.services.mailing import carried, follow, scene, send, tally, written
from tests.services.records import united


async def test_what_is_stopped_waits_until_it_goes_on(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        carried(store, most=1)
        stopped = following.stop(store, **follow(there, sent.id))
        meanwhile = len(carried(store))
        resumed = following.resume(store, **follow(there, sent.id, community=COMMUNITY))
        carried(store)
        ended = following.end(store, sent.id, now=MONDAY)
        return stopped, meanwhile, resumed, ended

    stopped, meanwhile, resumed, ended = await database.write(deed)

    assert stopped.mailing.state is MailingState.STOPPED
    assert (stopped.tally.sent, stopped.tally.stopped) == (1, 3)
    assert meanwhile == 0
    assert resumed.tally.waiting == 3
    assert (ended.mailing.state, ended.tally.sent) == (MailingState.OVER, 4)


async def test_what_comes_back_after_the_stop_does_not_leave(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        (claimed,) = store.deliveries.claim(now=MONDAY, most=1)
        begun = store.deliveries.begin(claimed, now=MONDAY)
        assert begun
        stopped = following.stop(store, **follow(there, sent.id))
        store.deliveries.settle(begun, replace(begun, state=State.PLANNED, tries=0), at=MONDAY)
        return stopped.tally.in_air, len(carried(store)), tally(store, sent.id).stopped

    assert await database.write(deed) == (1, 0, 4)


async def test_what_is_in_doubt_is_sent_once_more_by_choice_and_never_a_third_time(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        carried(store, [Fate.PERHAPS])
        before = tally(store, sent.id)
        again = follow(there, sent.id, community=COMMUNITY)
        following.resend(store, **again)
        copies = len(carried(store, [Fate.PERHAPS]))
        after = tally(store, sent.id)
        with pytest.raises(NothingToSendAgain):
            following.resend(store, **again)
        return before, copies, after

    before, copies, after = await database.write(deed)

    assert (before.uncertain, before.again) == (1, 1)
    assert copies == 1
    assert (after.uncertain, after.again) == (1, 0)


async def test_what_failed_can_be_tried_again_but_not_who_blocked_us(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        carried(store, [Fate.CLOSED, Fate.REFUSED])
        before = tally(store, sent.id)
        following.resend(store, **follow(there, sent.id, community=COMMUNITY))
        carried(store)
        return before, tally(store, sent.id)

    before, after = await database.write(deed)

    assert (before.blocked, before.failed, before.again) == (1, 1, 1)
    assert (after.blocked, after.failed, after.sent) == (1, 0, 3)


async def test_who_cannot_be_reached_is_named_to_organisers_a_page_at_a_time(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        members.lose(store, there.silent[1])
        sent = send(store, there, written(store, there).id)
        carried(store, [Fate.CLOSED, Fate.PERHAPS])
        _, page = following.unreached(store, member=there.nadia, mailing_id=sent.id, number=0)
        return [(one.name, one.is_uncertain) for one in page.shown], page.is_last

    missed, is_last = await database.write(deed)

    assert {name for name, _ in missed} > {"Ousmane"}
    assert sorted(is_uncertain for _, is_uncertain in missed) == [False, False, True]
    assert is_last


async def test_who_left_the_project_group_neither_sends_nor_stops_nor_reads(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        draft, sent = written(store, there), send(store, there, written(store, there).id)
        second = organiser_named(store, YVES)
        store.team.revoke(there.nadia.id, Role.PROJECT_GROUP)
        for attempt in (
            lambda: send(store, there, draft.id),
            lambda: following.stop(store, **follow(there, sent.id)),
            lambda: following.look(store, **follow(there, sent.id)),
        ):
            with pytest.raises(NotAnOrganiser):
                attempt()
        by_other = {**follow(there, sent.id), "member": second}
        stopped = following.stop(store, **by_other)
        return stopped.is_shown

    assert await database.write(deed) is False


def organiser_named(store: Store, person: Person):
    member = agreed(store, person)
    store.members.grant(member.id, Role.PROJECT_GROUP)
    return store.members.get(member.id)


async def test_what_is_over_cannot_be_stopped_and_the_journal_knows_each_act(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        following.stop(store, **follow(there, sent.id))
        following.resume(store, **follow(there, sent.id, community=COMMUNITY))
        carried(store)
        with pytest.raises(NothingToStop):
            following.stop(store, **follow(there, sent.id))
        return [entry.action for entry in store.audit.page(start=0, size=3)]

    assert await database.write(deed) == ["mailing.resume", "mailing.stop", "mailing.send"]


async def test_what_ends_again_before_it_could_be_shown_is_shown_all_the_same(database):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        carried(store, [Fate.PERHAPS])
        following.end(store, sent.id, now=MONDAY)
        following.shown(store, replace(sent, chat_id=101, message_id=7, shown="over:1+"))
        before = len(store.mailings.untrue())
        following.resend(store, **follow(there, sent.id, community=COMMUNITY))
        carried(store)
        following.end(store, sent.id, now=MONDAY)
        return before, [(one.id == sent.id, one.shown[-1]) for one in store.mailings.untrue()]

    assert await database.write(deed) == (0, [(True, "+")])


async def test_two_records_that_become_one_person_get_one_message(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        one, other, *_ = there.silent
        united(store, one, other, Account.KEPT)
        began = [sending.member_id for sending in carried(store)]
        return began.count(one.id), other.id in began, tally(store, sent.id).sent

    assert await database.write(deed) == (1, False, 3)


async def test_an_organiser_finds_what_they_wrote_in_what_is_kept_of_them(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        send(store, there, written(store, there).id)
        return [
            [row["text"] for row in store.portraits.of(who.id)["messages_to_many"]]
            for who in (there.nadia, there.silent[0])
        ]

    assert await database.write(deed) == [["Pensez aux chaises."], []]
