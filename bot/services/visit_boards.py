"""Organisers read who comes to a visit, who was offered a place, and who waits, by name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.domain.board import PAGE, Named, Scope, Slice
from bot.domain.gathering import Gathering, Kind, NoSuchGathering
from bot.domain.member import NAME_LENGTH, Member
from bot.domain.naming import typed_line
from bot.domain.rights import Action
from bot.domain.visit_board import Placed, PlaceOf, PlaceSheet, Spot, Whereabouts
from bot.ports import Store
from bot.services import boards, on_behalf, places, rights, visit_calls, visit_glances
from bot.services.boards import NobodyThere

SUGGESTED: Final = 6


def of(store: Store, *, member: Member | None, gathering_id: int) -> Gathering:
    """
    Return a visit to somebody who may give its places.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.GIVE_PLACES, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    if gathering.kind is not Kind.VISIT:
        raise NoSuchGathering(gathering_id=gathering_id)
    return gathering


def open_one(
    store: Store, *, member: Member | None, gathering_id: int, now: datetime
) -> Gathering:
    """
    Return a visit that is still to come.

    Raises:
        GatheringCancelled, GatheringOver; and as for `of`.
    """
    gathering = of(store, member=member, gathering_id=gathering_id)
    gathering.check_open(now)
    return gathering


def sheet(
    store: Store, *, member: Member | None, gathering_id: int, number: int, now: datetime
) -> PlaceSheet:
    """
    Return one page of everybody: who has a place, who was offered one, who waits, in turn.

    A page past the end is the first one.

    Raises: as for `of`.
    """
    gathering = of(store, member=member, gathering_id=gathering_id)
    glance = visit_glances.of(store, gathering)
    everybody = _everybody(store, gathering_id)
    start = number * PAGE if number * PAGE < len(everybody) else 0
    shown = everybody[start : start + PAGE]
    is_last = start + PAGE >= len(everybody)
    page = Slice(_named(store, gathering, shown, now), start // PAGE, is_last=is_last)
    return PlaceSheet(gathering, glance, page)


def _everybody(store: Store, gathering_id: int) -> Sequence[Whereabouts]:
    standing = places.standing(store, gathering_id)
    if standing is None:
        return []
    silent = visit_calls.not_reconfirmed(store, gathering_id)
    coming = [
        Whereabouts(one.member_id, Spot.COMING, is_unconfirmed=one.member_id in silent)
        for one in standing.confirmed
    ]
    offered = [
        Whereabouts(one.member_id, Spot.OFFERED, until=one.offer_until) for one in standing.offered
    ]
    line = enumerate(standing.waiting, 1)
    turns = [Whereabouts(one.member_id, Spot.WAITING, rank=rank) for rank, one in line]
    return [*coming, *offered, *turns]


def _named(
    store: Store, gathering: Gathering, shown: Sequence[Whereabouts], now: datetime
) -> Sequence[Placed]:
    ids = [one.member_id for one in shown]
    found = store.overviews.several(Scope.of(gathering, now), ids) if ids else []
    people: Mapping[int, Named] = {one.member_id: one for one in found}
    return [Placed(people.get(one.member_id) or Named(one.member_id, ""), one) for one in shown]


def person(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> PlaceOf:
    """
    Return one person, and where they stand; perhaps nowhere yet.

    Raises:
        NobodyThere: they were erased meanwhile; and as for `of`.
    """
    gathering = of(store, member=member, gathering_id=gathering_id)
    known = on_behalf.known(store, member_id)
    named = store.overviews.one(Scope.of(gathering, now), known.id)
    if named is None or not named.name:
        raise NobodyThere
    everybody = {one.member_id: one for one in _everybody(store, gathering_id)}
    where = everybody.pop(known.id, Whereabouts(known.id))
    others_wait = any(one.spot is Spot.WAITING for one in everybody.values())
    return PlaceOf(gathering, Placed(named, where), others_wait)


def find(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    text: str,
    number: int,
    now: datetime,
) -> Slice[Named]:
    """
    Return one page of the people whose name, or organisation, contains what was typed.

    Raises:
        NothingWritten, TooLong; and as for `of`.
    """
    gathering = open_one(store, member=member, gathering_id=gathering_id, now=now)
    typed, start = typed_line(text, limit=NAME_LENGTH), number * PAGE
    scope = Scope.of(gathering, now)
    found = store.overviews.like(scope, typed, start=start, size=PAGE + 1)
    return Slice.cut(found, number=number, size=PAGE)
