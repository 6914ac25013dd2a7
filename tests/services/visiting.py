"""A visit with few places and many who would like to come, for tests of who gets one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.appointment import Stage
from bot.domain.delivery import Fate, Kind, after
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.member import Member, Person
from bot.domain.places import Places, Waiting
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import appointments, companions, members, places, rsvps
from bot.services.places import Standing
from bot.services.rsvps import Respondent
from tests.services.community import COMMUNITY, NOW, meeting

NAMES = ("Anna", "Basile", "Chloé", "Driss", "Elsa", "Farid", "Gilda", "Hugo")


def visit(store: Store, capacity: int = 2, **facts: Any) -> Gathering:
    """Announce a visit with so many places."""
    made = meeting(store, kind=GatheringKind.VISIT, ordinal=None, **facts)
    store.places.put(Places(made.id, capacity))
    return made


def somebody(store: Store, name: str, *, now: datetime = NOW) -> Member:
    """Return the member of this name, who agreed to be known."""
    person = Person(900 + NAMES.index(name), name, "fr")
    known = store.members.by_telegram_id(person.telegram_id)
    return known or members.agree(store, person=person, now=now)


def says(
    store: Store, made: Gathering, name: str, said: Answer = Answer.YES, *, now: datetime = NOW
) -> None:
    by = Respondent(None, somebody(store, name))
    rsvps.answer(store, gathering_id=made.id, by=by, answer=said, now=now)


def wait(store: Store, made: Gathering, *names: str, now: datetime = NOW) -> Sequence[Waiting]:
    def one(name: str) -> Waiting:
        by = Respondent(None, somebody(store, name))
        return places.wait(store, gathering_id=made.id, by=by, now=now)

    return [one(name) for name in names]


def bring(store: Store, made: Gathering, name: str, guests: int, *, now: datetime = NOW) -> None:
    who = somebody(store, name)
    companions.bring(store, gathering_id=made.id, member=who, guests=guests, now=now)


def full(
    store: Store, *waiting: str, coming: Sequence[str] = ("Anna", "Basile"), **facts: Any
) -> Gathering:
    """Announce a visit whose places are taken; others wait."""
    made = visit(store, len(coming), **facts)
    for name in coming:
        says(store, made, name)
    wait(store, made, *waiting)
    return made


def ring(store: Store, *, now: datetime = NOW, is_posted: bool = True) -> None:
    """Keep all appointments about places that are due; all that was due before them has left."""
    if is_posted:
        post(store, now=now)
    due = store.appointments.due(now=now, most=200)
    for which in due:
        one = store.appointments.take(which, now=now)
        if one is not None and one.stage is Stage.PLACES:
            appointments.keep(store, which, community=COMMUNITY, now=now)


def post(store: Store, *, now: datetime, fate: Fate = Fate.ARRIVED) -> None:
    """Send every offer of a place that is due, as if it had been sent in time."""
    claimed = store.deliveries.claim(now=now, most=200)
    offers = [one for one in claimed if one.kind is Kind.PLACE_OFFERED]
    store.deliveries.give_back([one.id for one in claimed if one not in offers])
    begun = store.deliveries.begin_all(offers, now=now)
    ended = [(one, after(one, fate, at=now)) for one in begun.values()]
    store.deliveries.settle_all(ended, at=now)


def stand(store: Store, made: Gathering) -> Standing:
    found = places.standing(store, made.id)
    assert found is not None
    return found


def names(store: Store, made: Gathering) -> tuple[list[str], list[str], list[str]]:
    """Return who comes, who was offered a place, and who waits, each in order."""
    found = stand(store, made)
    coming = [store.members.get(one.member_id).name for one in found.confirmed]
    offered = [store.members.get(one.member_id).name for one in found.offered]
    waiting = [store.members.get(one.member_id).name for one in found.waiting]
    return coming, offered, waiting


def free(store: Store, made: Gathering, name: str = "Anna", *, now: datetime = NOW) -> None:
    """Have somebody give their place back, and whoever is next be asked."""
    says(store, made, name, Answer.NO, now=now)
    ring(store, now=now)


def told(store: Store, made: Gathering, kind: Kind) -> list[str]:
    """Return to whom a message of this kind was promised and has not left."""
    waiting = store.audiences.waiting(made.id, kind)
    return sorted(store.members.get(member_id).name for member_id in waiting)
