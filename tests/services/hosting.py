"""A visit with a host, and what is owed to them, for tests of when that is and to whom."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.delivery import Fate, Kind, after
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import appointments, deliveries
from tests.services.community import COMMUNITY, NADIA, NOW, agreed
from tests.services.visiting import visit

# The visit is on Saturday 5 December 2026 at 19:00 in Paris; it is told of 13 days before.
THREE_DAYS = datetime(2026, 12, 2, 9, tzinfo=UTC)
TWO_DAYS = datetime(2026, 12, 3, 9, tzinfo=UTC)
A_LITTLE_LATER = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
THE_EVE = datetime(2026, 12, 4, 17, tzinfo=UTC)
AFTER = datetime(2026, 12, 7, 9, tzinfo=UTC)  # the day after is a Sunday


def host(store: Store, *, chat_id: int | None = 501) -> Member:
    made = agreed(store, Person(501, "Hélène", "fr"))
    store.members.save(replace(made, chat_id=chat_id))
    return store.members.get(made.id)


def hosted(store: Store, *, minimum: int = 0, capacity: int = 4, **facts: Any) -> Gathering:
    """Announce a visit to Hélène's; Nadia organises it."""
    made = visit(store, capacity, **facts)
    nadia = store.members.by_telegram_id(NADIA.telegram_id)
    assert nadia
    store.members.save(replace(nadia, chat_id=101))
    store.places.put(Places(made.id, capacity, minimum))
    store.visits.put(Visit(made.id, host_ids=[host(store).id]))
    appointments.plan_for(store, made, community=COMMUNITY, now=NOW)
    return made


def ring(store: Store, *, now: datetime) -> None:
    while appointments.keep_next(store, community=COMMUNITY, now=now):
        pass


def leave(
    store: Store, *, now: datetime, fate: Fate = Fate.ARRIVED, most: int = 50
) -> list[tuple[str, Kind]]:
    """Let letters of hosts that are due leave, with this fate; return to whom each went."""
    claimed = store.deliveries.claim(now=now, most=most)
    begun = [deliveries.begin(store, one, community=COMMUNITY, now=now) for one in claimed]
    for one in begun:
        if one:
            deliveries.settle(store, one[0], after(one[0], fate, at=now), now=now)
    return sorted((one[1].member.name, one[0].kind) for one in begun if one)
