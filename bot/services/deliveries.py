"""Messages owed to members: taken in hand, sent or given up, and written down."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain import delivery as rules, letter as gate
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Kind, State
from bot.domain.gathering import NoSuchGathering
from bot.domain.letter import Circumstances, Unsaid
from bot.domain.manner import MANNERS
from bot.domain.member import Member, Role
from bot.domain.relevance import REMINDING
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

    None: it was dropped, waits for a better moment, or was taken back meanwhile.
    """
    if MANNERS[claimed.kind].is_rationed:
        store.deliveries.take_turn(claimed.member_id)
    seen = _circumstances(store, claimed, community=community, now=now)
    if seen is None:
        store.deliveries.drop_one(claimed, reason=Unsaid.NOTHING_NEW.value, at=now)
        return None
    if reason := gate.why_not(claimed, seen):
        store.deliveries.drop_one(claimed, reason=reason.value, at=now)
        return None
    if (later := gate.when(claimed, seen)) > now:
        because = Unsaid.CAPPED.value if gate.is_rationed_out(claimed, seen) else ""
        waiting = replace(claimed, state=State.PLANNED, due_at=later, reason=because)
        store.deliveries.settle(claimed, waiting, at=now)
        return None
    letter = letters.about(store, claimed)
    if letter is None:
        store.deliveries.drop_one(claimed, reason=Unsaid.NOTHING_NEW.value, at=now)
        return None
    sending = store.deliveries.begin(claimed, now=now)
    return (sending, letter) if sending else None


def _circumstances(
    store: Store, claimed: Delivery, *, community: Community, now: datetime
) -> Circumstances | None:
    """Return what decides about a message; None if what it is about exists no more."""
    gathering_id, member = claimed.gathering_id, store.members.get(claimed.member_id)
    try:
        gathering = store.gatherings.get(gathering_id) if gathering_id is not None else None
    except NoSuchGathering:
        return None
    mailing_id, is_rationed = claimed.mailing_id, MANNERS[claimed.kind].is_rationed
    return Circumstances(
        member,
        gathering,
        store.rsvps.of(gathering_id, member.id) if gathering_id is not None else None,
        store.mutes.of(member.id),
        quiet=community.quiet,
        zone=community.zone,
        now=now,
        is_hushed=_is_hushed(store, claimed, member),
        is_organiser=_is_told_as_organiser(store, claimed, member),
        is_stopped=mailing_id is not None and store.deliveries.is_stopped(mailing_id),
        others=store.deliveries.others(claimed, now=now) if is_rationed else (),
        rations=community.rations,
    )


def _is_hushed(store: Store, claimed: Delivery, member: Member) -> bool:
    """Tell whether a member hushed what they are reminded of; of all else nobody asks."""
    if claimed.gathering_id is None or claimed.kind not in REMINDING:
        return False
    return store.hushes.has(member.id, claimed.gathering_id)


def _is_told_as_organiser(store: Store, claimed: Delivery, member: Member) -> bool:
    """Tell whether what organisers read is for somebody; a sheet is for who facilitates, too."""
    if member.is_organiser or claimed.kind is not Kind.RUN_SHEET:
        return member.is_organiser
    roles = store.members.roles_of(member.id, gathering_id=claimed.gathering_id)
    return Role.FACILITATOR in roles


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


def take_back(store: Store, *, now: datetime, besides: Collection[int] = ()) -> Sequence[Delivery]:
    """
    Find what a process left without a word; return what becomes of each.

    `besides` are those that we have in hand: however late it is by a clock that was set, or after
    a database that was away, we know what becomes of them.
    """
    left = [one for one in store.deliveries.abandoned() if one.id not in besides]
    found = [(delivery, rules.abandoned(delivery, at=now)) for delivery in left]
    for delivery, after in found:
        store.deliveries.settle(delivery, after, at=now)
    return [after for _, after in found]


def give_back(store: Store, ids: Collection[int]) -> None:
    """Leave what was not begun to whoever comes next."""
    store.deliveries.give_back(ids)


def next_due(store: Store) -> datetime | None:
    """Return when there is something to do next, None if nothing waits."""
    return store.deliveries.next_due()
