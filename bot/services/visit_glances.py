"""A visit in numbers: its places, who waits, what is asked of the host, where it is told."""

from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.places import Places
from bot.domain.visit import Visit
from bot.domain.visit_board import Glance
from bot.domain.visit_call import Small
from bot.ports import Store
from bot.services import visit_calls


def of(store: Store, gathering: Gathering) -> Glance:
    """Count everything about a visit; whoever shows it asks for the right to."""
    which = gathering.id
    visit = store.visits.of(which) or Visit(which)
    waiting = store.places.waiting(which)
    ends = [one.offer_until for one in waiting if one.offer_until]
    unsure = {one.member_id for one in store.places.coming(which) if one.to_confirm}
    return Glance(
        visit,
        store.places.of(which) or Places(which),
        offered=len(ends),
        offered_until=min(ends, default=None),
        waiting=len(waiting) - len(ends),
        unconfirmed=len(visit_calls.not_reconfirmed(store, which) - unsure),
        questions=len(store.visit_questions.of(which)),
        listed_at=store.visit_calls.told_at(which),
        is_kept_small=_is_kept_small(store, gathering),
        told_at=_told_at(store, visit),
    )


def _is_kept_small(store: Store, gathering: Gathering) -> bool:
    chosen = store.visit_calls.chosen(gathering.id)
    if chosen is None or chosen.for_date != gathering.starts_at:
        return False
    return chosen.choice is Small.KEEP


def _told_at(store: Store, visit: Visit) -> Gathering | None:
    if visit.told_at is None:
        return None
    try:
        return store.gatherings.get(visit.told_at)
    except NoSuchGathering:
        return None
