"""Who is awaited at a gathering, and says in its last hours that they cannot come."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.member import Role
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services.rsvps import Answered

LAST_MOMENT: Final = timedelta(hours=24)
_AWAITED: Final = frozenset(
    {Role.FACILITATOR, Role.STORYTELLER, Role.VISIT_HOST, Role.WELCOMER, Role.TIMEKEEPER}
)


def is_missed(store: Store, answered: Answered, *, now: datetime) -> bool:
    """Tell whether the project group must hear at once: somebody with a task comes no more."""
    starts_at = answered.gathering.starts_at
    leaves = (answered.before, answered.answer) == (Answer.YES, Answer.NO)
    if not leaves or starts_at is None or starts_at - now > LAST_MOMENT:
        return False
    roles = store.members.roles_of(answered.member.id, gathering_id=answered.gathering.id)
    return not roles.isdisjoint(_AWAITED)
