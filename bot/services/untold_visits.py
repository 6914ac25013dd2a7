"""Of which visits a meeting hears, and of which it is still to be said whether it did."""

from collections.abc import Sequence

from bot.domain.board import Titled
from bot.domain.gathering import Gathering, Kind, Status
from bot.ports import Store


def of(store: Store, meeting: Gathering) -> Sequence[Titled]:
    """Return the visits that a meeting was to hear of; whoever shows them asks for the right."""
    if meeting.starts_at is None or meeting.kind is not Kind.MEETING:
        return ()
    bound = [one for one in store.visits.bound_to(meeting.id) if not one.telling.is_told]
    visits = [store.gatherings.get(one.gathering_id) for one in bound]
    return [_titled(one) for one in visits if _is_shown(one) and one.is_over(meeting.starts_at)]


def told_here(store: Store, gathering: Gathering) -> Sequence[Titled]:
    """Return the visits that a meeting hears of, those that took place or will."""
    if gathering.kind is not Kind.MEETING:
        return ()
    bound = store.visits.bound_to(gathering.id)
    visits = [store.gatherings.get(one.gathering_id) for one in bound]
    return [_titled(one) for one in visits if _is_shown(one)]


def _is_shown(visit: Gathering) -> bool:
    return visit.status not in {Status.IDEA, Status.DRAFT}


def _titled(visit: Gathering) -> Titled:
    return Titled(visit.id, visit.title, visit.status, visit.starts_at, visit.kind)
