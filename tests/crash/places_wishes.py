"""What people wish of a visit, one after the other, and how the real services fulfil it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, assert_never

from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import companions, places, rsvps
from bot.services.rsvps import Respondent
from storage.store import SqlStore
from tests.crash.places_ground import NOTE, SEEN, WITNESSES, Ground

AGAIN: Final = "again"
"""The outcome of a wish that was fulfilled already: it was delivered twice."""

WAITS: Final = "waits"
_DELIVERED_TWICE: Final = 0.1


class What(StrEnum):
    COME = "yes"
    NO = "no"
    MAYBE = "maybe"
    WITHDRAW = "withdraw"
    BRING = "bring"
    WAIT = "wait"
    LEAVE = "leave"


_OFTEN: Final[Mapping[What, int]] = {
    What.COME: 48,
    What.NO: 17,
    What.MAYBE: 4,
    What.WITHDRAW: 4,
    What.BRING: 9,
    What.WAIT: 14,
    What.LEAVE: 4,
}
EAGER: Final[Mapping[What, int]] = {What.COME: 85, What.NO: 15}
"""Nobody waits, so a place is taken by whoever taps."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A tap of one person; one that is brought again has the same `key`."""

    key: str
    gathering_id: int
    member_id: int
    what: What
    guests: int = 0


def wishes(
    ground: Ground, *, number: int, seed: int, often: Mapping[What, int] = _OFTEN
) -> Sequence[Wish]:
    """Return so many wishes, the same for the same seed."""
    chance = random.Random(seed)
    kinds = chance.choices([*often], weights=[*often.values()], k=number)
    return [
        Wish(
            str(key),
            chance.choice(ground.visits),
            chance.choice(ground.people),
            what,
            guests=chance.randrange(3) if what is What.BRING else 0,
        )
        for key, what in enumerate(kinds)
    ]


def one_visit_after_the_other(whole: Sequence[Wish]) -> Sequence[Wish]:
    """Let everybody wish for the same visit at the same moment: it must go wrong, if it can."""
    return sorted(whole, key=lambda wish: wish.gathering_id)


def share(whole: Sequence[Wish], *, of: int, among: int, seed: int) -> Sequence[Wish]:
    """Return what one of several processes is brought; some wishes are brought to two of them."""
    chance = random.Random(seed)
    twice = {wish.key for wish in whole if chance.random() < _DELIVERED_TWICE}
    return [
        wish
        for wish in whole
        if int(wish.key) % among == of or (wish.key in twice and (int(wish.key) + 1) % among == of)
    ]


def fulfil(store: Store, wish: Wish, *, now: datetime) -> str:
    """Do what somebody wishes, once, and note the outcome in the same deed."""
    return seen_before(store, wish) or note(store, wish, _effect(store, wish, now=now))


def refused(store: Store, wish: Wish, *, because: str) -> str:
    """Note that a rule said no, once."""
    return seen_before(store, wish) or note(store, wish, because)


def witnesses(store: Store) -> int:
    """Count the wishes that were fulfilled or refused."""
    assert isinstance(store, SqlStore)
    row = store._line.row(WITNESSES)
    return int(row[0]) if row else 0


def seen_before(store: Store, wish: Wish) -> str:
    assert isinstance(store, SqlStore)
    return AGAIN if store._line.row(SEEN, which=wish.key) else ""


def note(store: Store, wish: Wish, outcome: str) -> str:
    assert isinstance(store, SqlStore)
    facts = {"gathering_id": wish.gathering_id, "member_id": wish.member_id}
    store._line.run(NOTE, key=wish.key, what=wish.what.value, outcome=outcome, **facts)
    return outcome


def _effect(store: Store, wish: Wish, *, now: datetime) -> str:
    which, member = wish.gathering_id, store.members.get(wish.member_id)
    by = Respondent(None, member)
    match wish.what:
        case What.COME | What.NO | What.MAYBE:
            said = Answer(wish.what.value)
            done = rsvps.answer(store, gathering_id=which, by=by, answer=said, now=now)
            return "same" if done.is_same else wish.what.value
        case What.WITHDRAW:
            was_there = rsvps.withdraw(store, gathering_id=which, member=member, now=now)
            return "withdrawn" if was_there else "nothing"
        case What.BRING:
            companions.bring(store, gathering_id=which, member=member, guests=wish.guests, now=now)
            return f"{wish.guests} come along"
        case What.WAIT:
            places.wait(store, gathering_id=which, by=by, now=now)
            return WAITS
        case What.LEAVE:
            was_there = places.leave(store, gathering_id=which, member=member, now=now)
            return "left" if was_there else "nothing"
        case _:
            assert_never(wish.what)
