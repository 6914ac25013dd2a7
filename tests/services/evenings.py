"""A meeting that organisers follow, and all that is due carried to its end."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.delivery import State
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person, Role
from bot.ports import Store
from bot.services import appointments, deliveries, members
from bot.services.letters import Letter
from tests.services.community import COMMUNITY, NOW, agreed, draft, organiser, publish

# The meeting is on Saturday 5 December 2026 at 19:00 in Paris.
SIGNS_DUE = datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
SHEET_DUE = datetime(2026, 12, 4, 17, 0, tzinfo=UTC)
THERESE = Person(104, "Thérèse", "fr")


def reachable(store: Store, person: Person, *roles: Role) -> Member:
    """Let somebody agree and open the private chat, with standing roles."""
    member = members.open_chat(store, agreed(store, person))
    for role in roles:
        store.members.grant(member.id, role)
    return store.members.get(member.id)


def followed(store: Store, **facts: Any) -> Gathering:
    """Publish a meeting; Nadia and Thérèse are organisers and may be written to."""
    members.open_chat(store, organiser(store))
    reachable(store, THERESE, Role.PROJECT_GROUP)
    made = publish(store, draft(store, **facts))
    store.deliveries.drop(made.id, reason="not what this is about", at=NOW)
    return made


def ring(store: Store, *, now: datetime) -> None:
    """Keep all that is due."""
    while appointments.keep_next(store, community=COMMUNITY, now=now):
        continue


def letters(store: Store, *, now: datetime) -> list[Letter]:
    """Keep and carry out all that is due; return what was read, in its order."""
    read: list[Letter] = []
    ring(store, now=now)
    while found := deliveries.claim(store, now=now, most=99):
        for claimed in found:
            begun = deliveries.begin(store, claimed, community=COMMUNITY, now=now)
            if begun:
                sending, letter = begun
                store.deliveries.settle(sending, replace(sending, state=State.SENT), at=now)
                read.append(letter)
    return read
