"""What somebody reads whom organisers moved by hand: a place, the list, or neither."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from bot.domain.delivery import Delivery, Kind, Promise, State
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.rsvp import Answer
from bot.domain.visit_board import MOVED_TO, Move
from bot.ports import Store
from bot.services import places
from bot.services.meetings import Seen
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class MovedLetter:
    """A visit as its reader sees it; `rank` is their turn where they wait."""

    kind: Kind
    member: Member
    seen: Seen
    move: Move
    rank: int = 0


def promise(
    store: Store, gathering: Gathering, member_id: int, move: Move, *, now: datetime
) -> None:
    """Promise somebody to read where they stand now, and not what was promised and still waits."""
    promise = Promise(
        _key(store, gathering.id, member_id),
        Kind.PLACE_MOVED,
        member_id,
        gathering.id,
        now,
        not_after=gathering.starts_at,
        facts={MOVED_TO: move.value},
    )
    store.deliveries.plan([promise], at=now)


def _key(store: Store, gathering_id: int, member_id: int) -> str:
    """Return the key of what waits to be sent; of a further message, if that has left."""
    keys = (f"{Kind.PLACE_MOVED.value}:{gathering_id}:{member_id}:{n}" for n in count())
    return next(key for key in keys if not _has_left(store.deliveries.find(key)))


def _has_left(earlier: Delivery | None) -> bool:
    return earlier is not None and earlier.state not in {State.PLANNED, State.DROPPED}


def about(reading: Reading, delivery: Delivery, member: Member) -> MovedLetter | None:
    """Return what a message says now; None if its reader stands elsewhere by now."""
    gathering = reading.subject(delivery)
    if gathering is None:
        return None
    move, seen = Move(str(delivery.facts[MOVED_TO])), reading.seen(gathering, member)
    waits = reading.store.places.of_member([gathering.id], member.id)
    seen = replace(seen, waiting=waits.get(gathering.id))
    if _stands(seen) is not move:
        return None
    rank = _rank(reading.store, gathering.id, member.id) if move is Move.PUT_BACK else 0
    return MovedLetter(delivery.kind, member, seen, move, rank)


def _stands(seen: Seen) -> Move | None:
    """Return the move that would lead where somebody stands; None if they were offered a place."""
    if seen.rsvp is not None and seen.rsvp.answer is Answer.YES:
        return Move.GIVE
    if seen.waiting is None:
        return Move.TAKE_OFF
    return None if seen.waiting.is_offered else Move.PUT_BACK


def _rank(store: Store, gathering_id: int, member_id: int) -> int:
    standing = places.standing(store, gathering_id)
    return (standing.rank(member_id) if standing else None) or 0
