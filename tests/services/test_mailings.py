"""Messages to many: looked at, sent once, to those of that moment."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.gathering import GatheringCancelled, NoSuchGathering, Status
from bot.domain.mailing import (
    AlreadyMailed,
    Group,
    MailingTooOld,
    NobodyToWrite,
    NoSuchMailing,
    NudgedLately,
)
from bot.domain.member import Person, Role
from bot.domain.naming import NothingWritten
from bot.domain.organisation import NoSuchOrganisation
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import following, mailings, nudges, privacy, segments
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, YVES, agreed, answer
from tests.services.mailing import carried, nudge, opened, scene, send, tally, written

DAY = timedelta(days=1)


async def test_a_second_tap_on_send_sends_nothing_more(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        draft = nudges.begin(
            store, member=there.nadia, gathering_id=there.made.id, group=Group.SILENT, now=MONDAY
        )
        sent = send(store, there, draft.id)
        with pytest.raises(AlreadyMailed):
            send(store, there, draft.id)
        return tally(store, sent.id).waiting

    assert await database.write(deed) == 4  # Nadia is silent too


async def test_the_same_people_are_not_nudged_twice_in_a_day_and_a_person_not_in_three(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        nudge(store, there)
        with pytest.raises(NudgedLately) as refusal:
            nudge(store, there, now=MONDAY + timedelta(hours=23))
        opened(store, agreed(store, Person(300, "Rosa", "fr")))
        carried(store)
        again = nudge(store, there, now=MONDAY + DAY)
        return refusal.value.at, tally(store, again.id, now=MONDAY + DAY).waiting

    at, asked = await database.write(deed)

    assert at == MONDAY
    assert asked == 1  # only who came since


async def test_who_answers_before_the_turn_of_their_nudge_is_left_in_peace(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        sent = nudge(store, there)
        for person, said in ((200, Answer.NO), (201, Answer.YES), (202, Answer.MAYBE)):
            answer(store, there.made, said, by=Person(person, "x", "fr"), now=MONDAY)
        return len(carried(store)), tally(store, sent.id)

    left, told = await database.write(deed)

    assert left == 1
    assert (told.sent, told.spared) == (1, 3)


async def test_who_is_there_when_it_is_confirmed_gets_it_and_nobody_who_comes_later(
    database: SqlDatabase,
):
    def deed(store: Store):
        there = scene(store)
        sent = send(store, there, written(store, there).id)
        opened(store, agreed(store, Person(300, "Rosa", "fr")))
        privacy.erase(store, there.silent[0], now=MONDAY)
        began = {one.member_id for one in carried(store)}
        assert tally(store, sent.id).sent == len(began)
        return began, {one.id for one in there.silent[1:]} | {there.nadia.id}

    began, meant = await database.write(deed)

    assert began == meant


async def test_in_the_quiet_it_waits_for_the_morning(database: SqlDatabase):
    late = MONDAY.replace(hour=21)

    def deed(store: Store):
        there = scene(store)
        draft = written(store, there, now=late)
        seen = mailings.preview(
            store, member=there.nadia, mailing_id=draft.id, community=COMMUNITY, now=late
        )
        sent = send(store, there, draft.id, now=late)
        return seen.leaves_at, tally(store, sent.id, now=late)

    leaves_at, waiting = await database.write(deed)

    assert leaves_at == waiting.next_at
    assert leaves_at.astimezone(COMMUNITY.zone).hour == 9
    assert (waiting.later, waiting.waiting) == (4, 0)


async def test_a_message_a_week_and_the_rest_is_counted(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        send(store, there, written(store, there).id)
        carried(store)
        second = written(store, there, now=MONDAY + 2 * DAY)
        reach = segments.reach(store, second, community=COMMUNITY, now=MONDAY + 2 * DAY)
        with pytest.raises(NobodyToWrite):
            send(store, there, second.id, now=MONDAY + 2 * DAY)
        return reach

    reach = await database.write(deed)

    assert (len(reach.chosen), reach.asked) == (0, 4)


async def test_a_draft_is_its_authors_own(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        draft = written(store, there)
        yves = agreed(store, YVES)
        store.members.grant(yves.id, Role.PROJECT_GROUP)
        other: dict[str, Any] = {"member": store.members.get(yves.id), "mailing_id": draft.id}
        with pytest.raises(NoSuchMailing):
            mailings.preview(store, **other, community=COMMUNITY, now=MONDAY)
        with pytest.raises(NoSuchMailing):
            following.look(store, **other, now=MONDAY)

    await database.write(deed)


async def test_an_old_draft_is_looked_at_again_and_an_empty_one_not_sent(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        draft = written(store, there)
        late = MONDAY + timedelta(hours=25)
        with pytest.raises(MailingTooOld):
            send(store, there, draft.id, now=late)
        renewed = mailings.renew(store, member=there.nadia, mailing_id=draft.id, now=late)
        send(store, there, renewed.id, now=late)
        empty, _ = mailings.begin(store, member=there.nadia, group=Group.EVERYONE, now=late)
        with pytest.raises(NothingWritten):
            send(store, there, empty.id, now=late)
        return store.mailings.get(renewed.id).text

    assert await database.write(deed) == "Pensez aux chaises."


@pytest.mark.parametrize(
    ("group", "of", "refusal"),
    [
        (Group.ORGANISATION, "77", NoSuchOrganisation),
        (Group.ORGANISATION, "9" * 40, NoSuchOrganisation),
        (Group.ROLE, "emperor", NoSuchOrganisation),
        (Group.COMING, "", NoSuchGathering),
    ],
)
async def test_a_button_that_was_never_ours_begins_nothing(
    database: SqlDatabase, group, of, refusal
):
    def deed(store: Store):
        there = scene(store)
        with pytest.raises(refusal):
            mailings.begin(store, member=there.nadia, group=group, of=of, now=MONDAY)

    await database.write(deed)


async def test_what_is_called_off_before_it_is_confirmed_asks_nobody(database: SqlDatabase):
    def deed(store: Store):
        there = scene(store)
        made = there.made.id
        draft = nudges.begin(
            store, member=there.nadia, gathering_id=made, group=Group.SILENT, now=MONDAY
        )
        store.gatherings.save(replace(store.gatherings.get(made), status=Status.CANCELLED))
        with pytest.raises(GatheringCancelled):
            send(store, there, draft.id)

    await database.write(deed)
