"""Messages owed to members: taken in hand, sent or given up, and written down."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain import delivery as rules, letter as gate
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Kind, State
from bot.domain.gathering import Kind as GatheringKind, NoSuchGathering
from bot.domain.letter import Circumstances, Unsaid
from bot.domain.manner import MANNERS, TIDINGS
from bot.domain.member import Member, Role
from bot.domain.relevance import REMINDING
from bot.ports import Store
from bot.services import letters, letters_ended
from bot.services.letters import Letter
from bot.services.reading import Reading

GONE: Final = Unsaid.UNREACHABLE.value
_NEVER: Final = "it cannot be read"
# What is for organisers, and as well for who facilitates, or writes the report.
_READ_BESIDES: Final[Mapping[Kind, Role]] = {
    Kind.RUN_SHEET: Role.FACILITATOR,
    Kind.PRESENCE: Role.AUTHOR,
}


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
    return begin_all(store, [claimed], community=community, now=now)[0]


def begin_all(
    store: Store, hand: Sequence[Delivery], *, community: Community, now: datetime
) -> Sequence[tuple[Delivery, Letter] | None]:
    """
    Decide upon a hand of messages, and write down what leaves: for each what `begin` returns.

    What is the same for all of them is asked once. The second message of a reader is decided upon
    when the first has begun, as that may be a reason for it to wait.
    """
    begun: dict[int, tuple[Delivery, Letter]] = {}
    waiting = list(hand)
    while waiting:
        first = list({one.member_id: one for one in reversed(waiting)}.values())
        begun |= _begin_apart(store, first, community=community, now=now)
        ids = {one.id for one in first}
        waiting = [one for one in waiting if one.id not in ids]
    return [begun.get(one.id) for one in hand]


def _begin_apart(
    store: Store, hand: Sequence[Delivery], *, community: Community, now: datetime
) -> dict[int, tuple[Delivery, Letter]]:
    """Decide upon messages of different readers; return by id what leaves."""
    rationed = [one.member_id for one in hand if MANNERS[one.kind].is_rationed]
    if rationed:
        store.deliveries.take_turns(rationed)
    reading = Reading(store, hand, now=now)
    decided = [(one, _decide(reading, one, community=community, now=now)) for one in hand]
    kept = [(one, after) for one, after in decided if isinstance(after, Delivery)]
    letters_by_id = {one.id: said for one, said in decided if not isinstance(said, Delivery)}
    if kept:
        store.deliveries.settle_all(kept, at=now)
    leaving = [one for one in hand if one.id in letters_by_id]
    begun = store.deliveries.begin_all(leaving, now=now) if leaving else {}
    return {which: (sending, letters_by_id[which]) for which, sending in begun.items()}


def _decide(
    reading: Reading, claimed: Delivery, *, community: Community, now: datetime
) -> Letter | Delivery:
    """Return what a message says, or what becomes of it if it does not leave now."""
    seen = _circumstances(reading, claimed, community=community, now=now)
    if seen is None:
        return _unsaid(claimed, Unsaid.NOTHING_NEW)
    if reason := gate.why_not(claimed, seen):
        return _unsaid(claimed, reason)
    if (later := gate.when(claimed, seen)) > now:
        because = Unsaid.CAPPED.value if gate.is_rationed_out(claimed, seen) else ""
        return replace(claimed, state=State.PLANNED, due_at=later, reason=because)
    return letters.about(reading, claimed) or _unsaid(claimed, Unsaid.NOTHING_NEW)


def _unsaid(claimed: Delivery, reason: Unsaid) -> Delivery:
    return replace(claimed, state=State.DROPPED, reason=reason.value)


def _circumstances(
    reading: Reading, claimed: Delivery, *, community: Community, now: datetime
) -> Circumstances | None:
    """Return what decides about a message; None if what it is about exists no more."""
    about, member = claimed.gathering_id, reading.member(claimed.member_id)
    try:
        gathering = reading.gathering(about) if about is not None else None
    except NoSuchGathering:
        return None
    is_reminding = claimed.kind in REMINDING
    line = reading.line(gathering) if gathering is not None else None
    return Circumstances(
        member,
        gathering,
        reading.rsvp(about, member) if about is not None else None,
        reading.mutes(member),
        quiet=community.quiet,
        zone=community.zone,
        now=now,
        is_hushed=about is not None and is_reminding and reading.is_hushed(about, member),
        is_organiser=_is_told_as_organiser(reading.store, claimed, member),
        is_host=_is_host(reading, claimed, member),
        is_stopped=claimed.mailing_id is not None and reading.is_stopped(claimed.mailing_id),
        waiting=line.of(member.id) if line else None,
        is_idle=line is not None and line.is_idle,
        others=reading.others(claimed),
        rations=community.rations,
    )


def _is_told_as_organiser(store: Store, claimed: Delivery, member: Member) -> bool:
    """Tell whether what organisers read is for somebody, who may have it by another role."""
    besides = _READ_BESIDES.get(claimed.kind)
    if member.is_organiser or besides is None:
        return member.is_organiser
    return besides in store.members.roles_of(member.id, gathering_id=claimed.gathering_id)


def _is_host(reading: Reading, claimed: Delivery, member: Member) -> bool:
    """Tell whether a reader opens their doors to the visit a message is about, if it matters."""
    gathering = reading.subject(claimed)
    matters = MANNERS[claimed.kind].for_hosts or claimed.kind in TIDINGS
    if not matters or gathering is None or gathering.kind is not GatheringKind.VISIT:
        return False
    return member.id in reading.once(_hosts, gathering.id)


def _hosts(store: Store, gathering_id: int, _: datetime) -> frozenset[int]:
    visit = store.visits.of(gathering_id)
    return frozenset(visit.host_ids if visit else ())


def settle_all(store: Store, ended: Sequence[tuple[Delivery, Delivery]], *, now: datetime) -> None:
    """Write down what became of attempts, each as it was sent and as it is now."""
    store.deliveries.settle_all(ended, at=now)
    letters_ended.conclude(store, ended, now=now)


def settle(store: Store, sending: Delivery, after: Delivery, *, now: datetime) -> None:
    """Write down what became of an attempt."""
    settle_all(store, [(sending, after)], now=now)


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
