"""Organisers move people by hand, and those read of it; two organisers never do it twice."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from bot.domain.member import Member
from bot.domain.places import NoPlaceLeft, Places
from bot.domain.queue import swept
from bot.domain.rsvp import Answer
from bot.domain.visit_board import Move, Moving, Placed, Spot, StandsElsewhere
from bot.ports import Store
from bot.services import moved_letters, moving_people, on_behalf, rsvps
from bot.services.moving_people import Moved

_DEEDS: Final[Mapping[Move, Callable[..., Moved]]] = {
    Move.GIVE: moving_people.give,
    Move.PUT_BACK: moving_people.put_back,
    Move.TAKE_OFF: moving_people.take_off,
}


def move(store: Store, moving: Moving, *, member: Member | None, now: datetime) -> Moved:
    """
    Give somebody a place, let them wait, or take them off, and promise them to read of it.

    Raises:
        StandsElsewhere: they were not, any more, where the organiser saw them.
        NoPlaceLeft: all are taken or offered.
        OwnAnswerWins: they said themselves that they do not come.
        NotAnOrganiser, NobodyThere.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    which = moving.gathering_id
    _, places, by = moving_people.hold_for(store, which, by=member, now=now)
    known = on_behalf.known(store, moving.member_id)
    who = known.id
    if _spot(store, which, who) is not moving.spot:
        raise StandsElsewhere
    if moving.move is Move.GIVE:
        _check_may_give(store, places, known, by=by, spot=moving.spot, now=now)
    moved = _DEEDS[moving.move](store, gathering_id=which, member_id=who, by=member, now=now)
    if moved.is_new and moved.member.id != moved.by.id:
        moved_letters.promise(store, moved.gathering, who, moving.move, now=now)
    return moved


def _check_may_give(
    store: Store, places: Places, who: Member, *, by: Member, spot: Spot, now: datetime
) -> None:
    """Refuse before anything is written: who shows how it stands instead undoes nothing."""
    rsvp = store.rsvps.hold(places.gathering_id, who.id)
    if rsvp is not None:
        rsvps.check_may_speak(rsvp, who, entered_by=by.id)
    waiting = store.places.waiting(places.gathering_id)
    if spot is not Spot.OFFERED and swept(places, waiting, now=now)[0].left <= 0:
        raise NoPlaceLeft(gathering_id=places.gathering_id)


def _spot(store: Store, gathering_id: int, member_id: int) -> Spot:
    rsvp = store.rsvps.hold(gathering_id, member_id)
    if rsvp is not None and rsvp.answer is Answer.YES:
        return Spot.COMING
    waiting = store.places.of_member([gathering_id], member_id).get(gathering_id)
    if waiting is None:
        return Spot.NOWHERE
    return Spot.OFFERED if waiting.is_offered else Spot.WAITING


def is_told(moved: Moved, placed: Placed) -> bool:
    """Tell whether somebody reads of it; whoever cannot is called."""
    return moved.is_new and moved.member.id != moved.by.id and placed.person.is_reachable
