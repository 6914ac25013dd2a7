"""Whoever opens their doors reads who comes: numbers, first names by consent, and questions."""

from collections.abc import Sequence
from typing import Final

from bot.domain.board import Slice
from bot.domain.gathering import Gathering, Kind, NoSuchGathering, NotAnnounced, Status
from bot.domain.member import Member, Role
from bot.domain.rights import Action, may
from bot.domain.visit import Visit
from bot.domain.visit_board import HostPage, NotAHost
from bot.domain.visit_call import Visitor
from bot.ports import Store
from bot.services import visit_glances, visit_lists

PAGE: Final = 12


def look(store: Store, *, member: Member | None, gathering_id: int, number: int) -> HostPage:
    """
    Return one page of what a host reads of who comes; a page past the end is the first one.

    Raises:
        NotAHost: the page is neither theirs nor the project group's.
        NoSuchGathering, NotAnnounced.
    """
    gathering = _theirs(store, member, gathering_id)
    told = visit_lists.of(store, gathering_id)
    lines: Sequence[Visitor | str] = (*told.shown, *told.questions)
    start = number * PAGE if number * PAGE < len(lines) else 0
    shown = lines[start : start + PAGE]
    page = Slice(shown, start // PAGE, is_last=start + PAGE >= len(lines))
    return HostPage(gathering, visit_glances.of(store, gathering), page, told.others)


def _theirs(store: Store, member: Member | None, gathering_id: int) -> Gathering:
    gathering = store.gatherings.get(gathering_id)
    if gathering.kind is not Kind.VISIT:
        raise NoSuchGathering(gathering_id=gathering_id)
    visit = store.visits.of(gathering_id) or Visit(gathering_id)
    if member is None or not may_look(store, member, visit):
        raise NotAHost
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    return gathering


def may_look(store: Store, member: Member, visit: Visit) -> bool:
    """Tell whether somebody opens their doors for this visit, or gives its places."""
    return is_host(store, member, visit) or may(
        store.members.roles_of(member.id), Action.GIVE_PLACES
    )


def is_host(store: Store, member: Member, visit: Visit) -> bool:
    """Tell whether somebody opens their doors for this visit."""
    if member.id in visit.host_ids:
        return True
    here = store.members.roles_of(member.id, gathering_id=visit.gathering_id)
    return Role.VISIT_HOST in here and Role.VISIT_HOST not in store.members.roles_of(member.id)
