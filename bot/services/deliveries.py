"""Messages owed to members: taken in hand, sent or given up, and written down."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain import delivery as rules, letter as gate
from bot.domain.community import Community
from bot.domain.delivery import Delivery, State
from bot.domain.letter import Circumstances, Unsaid
from bot.ports import Store
from bot.services import letters
from bot.services.letters import Letter

GONE: Final = Unsaid.UNREACHABLE.value
_NEVER: Final = "it cannot be read"


def claim(store: Store, *, now: datetime, most: int) -> Sequence[Delivery]:
    """Take what is due, oldest first, for as long as the lease of the shelf lasts."""
    return store.deliveries.claim(now=now, most=most)


def begin(
    store: Store, claimed: Delivery, *, community: Community, now: datetime
) -> tuple[Delivery, Letter] | None:
    """
    Decide, at its turn, whether a message still makes sense; then write down that it leaves.

    None: it was dropped, waits for the end of the quiet hours, or was taken back meanwhile.
    """
    letter = letters.about(store, claimed)
    if letter is None:
        store.deliveries.drop_one(claimed, reason=Unsaid.NOTHING_NEW.value, at=now)
        return None
    seen = _circumstances(store, letter, community=community, now=now)
    if reason := gate.why_not(claimed, seen):
        store.deliveries.drop_one(claimed, reason=reason.value, at=now)
        return None
    if (later := gate.when(claimed, seen)) > now:
        waiting = replace(claimed, state=State.PLANNED, due_at=later)
        store.deliveries.settle(claimed, waiting, at=now)
        return None
    sending = store.deliveries.begin(claimed)
    return (sending, letter) if sending else None


def may_leave(
    store: Store, claimed: Delivery, letter: Letter, *, community: Community, now: datetime
) -> bool:
    """Tell whether a message would leave at once if it were its turn."""
    seen = _circumstances(store, letter, community=community, now=now)
    return gate.why_not(claimed, seen) is None and gate.when(claimed, seen) <= now


def _circumstances(
    store: Store, letter: Letter, *, community: Community, now: datetime
) -> Circumstances:
    return Circumstances(
        letter.member,
        letter.seen.gathering,
        letter.seen.rsvp,
        store.mutes.of(letter.member.id),
        quiet=community.quiet,
        zone=community.zone,
        now=now,
    )


def settle(store: Store, sending: Delivery, after: Delivery, *, now: datetime) -> None:
    """Write down what became of an attempt."""
    store.deliveries.settle(sending, after, at=now)


def lose(store: Store, member_id: int, *, now: datetime) -> int:
    """Give up what waits for somebody who cannot be written to; return how many."""
    return store.deliveries.drop_of(member_id, reason=GONE, at=now)


def stumble(store: Store, claimed: Delivery, *, reason: str, now: datetime) -> Delivery:
    """Note that a message could not be put into words; return what becomes of it."""
    after = rules.stumbled(claimed, at=now, reason=reason or _NEVER)
    store.deliveries.settle(claimed, after, at=now)
    return after


def take_back(store: Store, *, now: datetime) -> Sequence[Delivery]:
    """Find what a process left without a word; return what becomes of each."""
    found = [
        (delivery, rules.abandoned(delivery, at=now)) for delivery in store.deliveries.abandoned()
    ]
    for delivery, after in found:
        store.deliveries.settle(delivery, after, at=now)
    return [after for _, after in found]


def give_back(store: Store, ids: Collection[int]) -> None:
    """Leave what was not begun to whoever comes next."""
    store.deliveries.give_back(ids)


def next_due(store: Store) -> datetime | None:
    """Return when there is something to do next, None if nothing waits."""
    return store.deliveries.next_due()
