"""A meeting with silent members, and an organiser who writes to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.delivery import Delivery, Fate, after
from bot.domain.gathering import Gathering
from bot.domain.mailing import Group, Mailing
from bot.domain.member import Member, Person
from bot.domain.reach import Tally
from bot.ports import Store
from bot.services import deliveries, dispatching, mailings, nudges
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, agreed, meeting, organiser

NAMES = ("Gaëlle", "Ousmane", "Fatou")


@dataclass(frozen=True, slots=True)
class Scene:
    made: Gathering
    nadia: Member
    silent: Sequence[Member]


def scene(store: Store) -> Scene:
    """Announce a meeting that nobody answered; all can be written to."""
    made = meeting(store)
    people = [opened(store, agreed(store, Person(200 + n, name, "fr"))) for n, name in _named()]
    return Scene(made, opened(store, organiser(store)), people)


def _named() -> Sequence[tuple[int, str]]:
    return list(enumerate(NAMES))


def opened(store: Store, member: Member) -> Member:
    there = replace(member, chat_id=member.telegram_id)
    store.members.save(there)
    return there


def nudge(store: Store, there: Scene, *, now: datetime = MONDAY) -> Mailing:
    """Nudge the silent: looked at, and confirmed."""
    draft = nudges.begin(
        store, member=there.nadia, gathering_id=there.made.id, group=Group.SILENT, now=now
    )
    return send(store, there, draft.id, now=now)


def written(
    store: Store, there: Scene, *, text: str = "Pensez aux chaises.", now: datetime = MONDAY
) -> Mailing:
    """Write to everyone, without sending it yet."""
    draft, _ = mailings.begin(store, member=there.nadia, group=Group.EVERYONE, now=now)
    return mailings.write(store, member=there.nadia, mailing_id=draft.id, text=text)


def send(store: Store, there: Scene, mailing_id: int, *, now: datetime = MONDAY) -> Mailing:
    return dispatching.send(
        store, member=there.nadia, mailing_id=mailing_id, community=COMMUNITY, now=now
    )


def carried(
    store: Store, fates: Sequence[Fate] = (), *, now: datetime = MONDAY, most: int = 99
) -> list[Delivery]:
    """Carry what is due, each with its fate, `ARRIVED` beyond those given; return what began."""
    begun = [
        ready[0]
        for claimed in deliveries.claim(store, now=now, most=most)
        if (ready := deliveries.begin(store, claimed, community=COMMUNITY, now=now))
    ]
    for number, sending in enumerate(begun):
        fate = fates[number] if number < len(fates) else Fate.ARRIVED
        over = after(sending, fate, at=now, reason="blocked" if fate is Fate.CLOSED else "")
        deliveries.settle(store, sending, over, now=now)
    return begun


def tally(store: Store, mailing_id: int, *, now: datetime = MONDAY) -> Tally:
    return store.mailings.tally(mailing_id, now=now)


def follow(there: Scene, mailing_id: int, **more: Any) -> dict[str, Any]:
    """Return what every use case about a mailing is given."""
    return {"member": there.nadia, "mailing_id": mailing_id, "now": MONDAY, **more}
