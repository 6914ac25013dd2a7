"""Organisers move people by hand, and those read of it; two organisers never do it twice."""

from datetime import datetime
from typing import assert_never

from bot.domain.member import Member
from bot.domain.visit_board import Move, Placed
from bot.ports import Store
from bot.services import moved_letters, moving_people
from bot.services.moving_people import Moved


def move(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    member_id: int,
    move: Move,
    now: datetime,
) -> Moved:
    """
    Give somebody a place, let them wait, or take them off, and promise them to read of it.

    Raises:
        NoPlaceLeft: all are taken or offered.
        OwnAnswerWins: they said themselves that they do not come.
        NotAnOrganiser, NobodyThere.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    moved = _moved(store, member, gathering_id, member_id, move, now)
    if moved.is_new and moved.member.id != moved.by.id:
        moved_letters.promise(store, moved.gathering, moved.member.id, move, now=now)
    return moved


def _moved(
    store: Store,
    member: Member | None,
    gathering_id: int,
    member_id: int,
    move: Move,
    now: datetime,
) -> Moved:
    match move:
        case Move.GIVE:
            deed = moving_people.give
        case Move.PUT_BACK:
            deed = moving_people.put_back
        case Move.TAKE_OFF:
            deed = moving_people.take_off
        case _:
            assert_never(move)
    return deed(store, gathering_id=gathering_id, member_id=member_id, by=member, now=now)


def is_told(moved: Moved, placed: Placed) -> bool:
    """Tell whether somebody reads of it; whoever cannot is called."""
    return moved.is_new and moved.member.id != moved.by.id and placed.person.is_reachable
