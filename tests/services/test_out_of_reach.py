"""Organisers read once whom no message reaches any more."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.delivery import Kind, Promise, State
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person, Status
from bot.ports import Store
from bot.services import deliveries
from tests.services.community import agreed
from tests.services.digesting import EVENING, MONDAY, begun, out_of_reach, read


async def test_who_is_out_of_reach_is_told_once_and_again_after_they_came_back(database):
    def deed(store: Store):
        made = begun(store)
        jonas = agreed(store, Person(110, "Jonas", "fr"))
        evenings = []
        for day in range(3):
            at = MONDAY + timedelta(days=day)
            out_of_reach(store, jonas, made, at=at)
            evenings.append(read(store, now=EVENING + timedelta(days=day)))
        comes_back(store, jonas, made, at=MONDAY + timedelta(days=3))
        out_of_reach(store, jonas, made, at=MONDAY + timedelta(days=3, hours=1))
        return [*evenings, read(store, now=EVENING + timedelta(days=3))]

    read_of = await database.write(deed)

    assert [bool(one) for one in read_of] == [True, False, False, True]


def comes_back(store: Store, member: Member, made: Gathering, *, at: datetime) -> None:
    """Let a message arrive at somebody who may be written to again."""
    store.members.save(replace(member, status=Status.ACTIVE))
    promise = Promise(f"back:{member.id}", Kind.CHANGED, member.id, made.id, at)
    store.deliveries.plan([promise], at=at)
    [claimed] = deliveries.claim(store, now=at, most=1)
    sending = store.deliveries.begin(claimed, now=at)
    assert sending
    store.deliveries.settle(sending, replace(sending, state=State.SENT), at=at)
