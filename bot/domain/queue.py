"""Who waits for a place of a visit, in which order, and whom the next free one goes to."""

from collections.abc import Collection, Sequence, Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from bot.domain.places import Coming, Places, Waiting


def in_line(
    places: Places, waiting: Collection[Waiting], *, represented: AbstractSet[int] = frozenset()
) -> Sequence[Waiting]:
    """
    Return who waits and was offered nothing yet, who comes first in front.

    Who never let a place pass by comes before who did. Where one person of each organisation comes
    first, `represented` are the organisations of those who come.
    """
    waits = [one for one in waiting if not one.is_offered]
    line = sorted(waits, key=lambda one: (one.passed is not None, one.turn, one.id))
    if not places.one_each:
        return line
    first, second, there = list[Waiting](), list[Waiting](), set(represented)
    there.update(which for one in waiting if one.is_offered for which in one.organisations)
    for one in line:
        if one.organisations and there.issuperset(one.organisations):
            second.append(one)
            continue
        first.append(one)
        if may_be_offered(places, one):
            there.update(one.organisations)
    return [*first, *second]


def turn_to_be(places: Places, line: Sequence[Waiting]) -> int:
    """
    Return the turn, from 1, that somebody new would have: before all who let a place pass by.

    Where one person of each organisation comes first, it is the last: no better one is sure.
    """
    if places.one_each:
        return len(line) + 1
    return 1 + sum(one.passed is None for one in line)


def may_be_offered(places: Places, one: Waiting) -> bool:
    """Tell whether somebody who waits is asked for the next free place."""
    is_asked_again = one.passed is None or one.passed < places.freed
    return one.is_reachable and not one.is_offered and is_asked_again


def next_offers(
    places: Places, waiting: Collection[Waiting], *, represented: AbstractSet[int] = frozenset()
) -> Sequence[Waiting]:
    """Return who gets the places that are free now, in order."""
    line = in_line(places, waiting, represented=represented)
    return [one for one in line if may_be_offered(places, one)][: max(places.left, 0)]


def may_take(
    places: Places,
    waiting: Collection[Waiting],
    member_id: int,
    *,
    represented: AbstractSet[int] = frozenset(),
) -> bool:
    """
    Tell whether a free place is for this member: nobody who waits for one is jumped.

    Who waits takes one when nobody before them could be offered it; who does not, when nobody who
    waits could.
    """
    if places.left <= 0:
        return False
    line = in_line(places, waiting, represented=represented)
    turns = [one.member_id for one in line]
    before = line[: turns.index(member_id)] if member_id in turns else line
    asked = sum(may_be_offered(places, one) for one in before)
    return asked < places.left if member_id in turns else not asked


def swept(
    places: Places, waiting: Collection[Waiting], *, now: datetime
) -> tuple[Places, Sequence[Waiting]]:
    """Return how it stands once the offers that nobody answered in time are over."""
    after = [passed_by(places, one) if is_lapsed(one, now) else one for one in waiting]
    over = sum(is_lapsed(one, now) for one in waiting)
    return replace(places, taken=places.taken - over), after


def is_lapsed(one: Waiting, now: datetime) -> bool:
    """Tell whether an offer has ended: nobody took it in time, or nobody can read of it."""
    return one.is_offered and (one.is_over(now) or not one.is_reachable)


def passed_by(places: Places, one: Waiting) -> Waiting:
    """
    Let a place pass by: the turn is kept, and another is offered when one is freed later.

    Who was never told of it lets nothing pass: they are asked again, before all who come later.
    """
    return replace(one, offer_until=None, passed=places.freed if one.was_told else one.passed)


def to_the_front(waiting: Collection[Waiting], number: int) -> range:
    """Return so many turns, in order, that come before everybody who waits."""
    first = min((one.turn for one in waiting), default=0)
    return range(first - number, first)


def waits_by_phone(places: Places, waiting: Collection[Waiting]) -> bool:
    """Tell whether somebody waits for a place that is free now, and can only be called."""
    return any(
        may_be_offered(places, replace(one, is_reachable=True))
        for one in waiting
        if not one.is_reachable
    )


def enough_of(coming: Sequence[Coming], number: int) -> Sequence[Coming]:
    """Return who gives back at least so many places, those who said yes last, in their order."""
    leaving: list[Coming] = []
    for one in reversed(coming):
        if sum(other.heads for other in leaving) >= number:
            break
        leaving.insert(0, one)
    return leaving
