"""Which gatherings organisers may look at: those of just now, and all there ever were."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.board import PAGE, Slice, Titled
from bot.domain.member import Member
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import rights

WORKED_ON: Final = timedelta(days=14)
"""How long the board of a gathering that is over is worked on, until its report is published."""


def choices(store: Store, *, member: Member | None, now: datetime) -> Sequence[Titled]:
    """
    Return the gatherings whose boards somebody may want to see now.

    Those that are announced, the next one first; then those that ended lately and of which no
    report is published, or which nobody told yet, the latest first.

    Raises:
        NotAnOrganiser: none of them, or nobody knows this person.
    """
    to_come = store.overviews.open(now=now, size=PAGE)
    over = store.overviews.worked_on(since=now - WORKED_ON, until=now, size=PAGE)
    found = (*to_come, *over)
    if member and not may(store.members.roles_of(member.id), Action.SEE_TOTALS):
        theirs = [one for one in found if _may_see(store, member, one.gathering_id)]
        if theirs:
            return theirs
    rights.check(store, member, Action.SEE_TOTALS)
    return found


def _may_see(store: Store, member: Member, gathering_id: int) -> bool:
    roles = store.members.roles_of(member.id, gathering_id=gathering_id)
    return may(roles, Action.SEE_TOTALS)


def others(store: Store, *, member: Member | None, number: int) -> Slice[Titled]:
    """
    Return one page of all gatherings, those that are over too; drafts for who prepares them.

    Raises:
        NotAnOrganiser: the reader has no standing right to totals.
    """
    reader = rights.check(store, member, Action.SEE_TOTALS)
    drafts = may(store.members.roles_of(reader.id), Action.PREPARE)
    start = number * PAGE
    found = store.overviews.all(drafts=drafts, start=start, size=PAGE + 1)
    return Slice.cut(found, number=number, size=PAGE)
