"""Organisers give a place of a visit, take one back or let somebody wait, by hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.member import Member
from bot.domain.places import Places, Waiting, heads
from bot.domain.queue import swept
from bot.domain.rights import Action
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import held_places, on_behalf, rights, rsvps
from bot.services.rsvps import Respondent


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody whom an organiser moved; not `is_new` if they were there already."""

    gathering: Gathering
    member: Member
    by: Member
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Hand:
    """A visit whose places nobody else changes, who moves somebody, and whom."""

    gathering: Gathering
    places: Places
    by: Member
    member: Member
    now: datetime

    def note(self, store: Store, action: str, *, is_new: bool = True) -> Moved:
        """Write down what was done, if anything was, and return it."""
        if is_new:
            subject, facts = f"gathering:{self.gathering.id}", f"member:{self.member.id}"
            store.audit.note(action, by=self.by.id, subject=subject, at=self.now, facts=facts)
            store.touch(self.gathering.id)
        return Moved(self.gathering, self.member, self.by, is_new)


def give(
    store: Store, *, gathering_id: int, member_id: int, by: Member | None, now: datetime
) -> Moved:
    """
    Give a free place to somebody, whoever waits.

    Raises:
        NoPlaceLeft: all are taken or offered.
        OwnAnswerWins: they said themselves that they do not come.
        NobodyThere: they were erased meanwhile; and as for `take_off`.
    """
    hand = _hold(store, gathering_id, member_id, by=by, now=now)
    rsvp = store.rsvps.hold(gathering_id, hand.member.id)
    if rsvp is not None and rsvp.answer is Answer.YES:
        return hand.note(store, "places.give", is_new=False)
    waiting = store.places.waiting(gathering_id)
    line = swept(hand.places, waiting, now=now)[1]
    held_places.end_lapsed(store, hand.gathering, waiting, line, now=now)
    held_places.set_aside(store, gathering_id, hand.member.id, now=now)
    who = Respondent(None, hand.member, entered_by=hand.by.id, via=Via.PHONE)
    rsvps.record(store, hand.gathering, by=who, answer=Answer.YES, now=now)
    return hand.note(store, "places.give")


def put_back(
    store: Store, *, gathering_id: int, member_id: int, by: Member | None, now: datetime
) -> Moved:
    """
    Let somebody wait who has a place, or who does not wait yet; the others keep their order.

    Whoever had a place is asked for one that is freed later, not for their own.

    Raises:
        OwnAnswerWins: they said themselves that they do not come; and as for `take_off`.
    """
    hand = _hold(store, gathering_id, member_id, by=by, now=now)
    rsvp = store.rsvps.hold(gathering_id, hand.member.id)
    had = heads(rsvp)
    if rsvp is not None and not had:
        rsvps.check_may_speak(rsvp, hand.member, entered_by=hand.by.id)
    _withdraw(store, rsvp, hand)
    before = store.places.of_member([gathering_id], hand.member.id).get(gathering_id)
    had += int(before is not None and before.is_offered)
    waits = before or store.places.wait(Waiting(0, gathering_id, hand.member.id, now))
    store.places.change([replace(waits, offer_until=None)])
    sealed = held_places.freed(store, hand.gathering, had, now=now)
    if had:
        store.places.change([replace(waits, offer_until=None, passed=sealed.freed)])
    elif before is None and sealed.left > 0:
        held_places.look_at(store, hand.gathering, because=f"waits:{waits.id}", now=now)
    return hand.note(store, "places.put_back", is_new=bool(had) or before is None)


def take_off(
    store: Store, *, gathering_id: int, member_id: int, by: Member | None, now: datetime
) -> Moved:
    """
    Take somebody off a visit: they have no place, and wait no more.

    Raises:
        NotAnOrganiser, NobodyThere.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    hand = _hold(store, gathering_id, member_id, by=by, now=now)
    rsvp = store.rsvps.hold(gathering_id, hand.member.id)
    had = heads(rsvp)
    if had:
        _withdraw(store, rsvp, hand)
        held_places.freed(store, hand.gathering, had, now=now)
    waited = held_places.leave(store, hand.gathering, hand.member.id, now=now)
    return hand.note(store, "places.take_off", is_new=bool(had) or waited)


def hold_for(
    store: Store, gathering_id: int, *, by: Member | None, now: datetime
) -> tuple[Gathering, Places, Member]:
    """
    Return a visit whose places an organiser may change, held until this deed ends.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    organiser = rights.check_in_turn(store, by, Action.GIVE_PLACES, gathering_id=gathering_id)
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    places = held_places.hold(store, gathering)
    if places is None:
        raise NoSuchGathering(gathering_id=gathering_id)
    return gathering, places, organiser


def _hold(
    store: Store, gathering_id: int, member_id: int, *, by: Member | None, now: datetime
) -> _Hand:
    gathering, places, organiser = hold_for(store, gathering_id, by=by, now=now)
    return _Hand(gathering, places, organiser, on_behalf.known(store, member_id), now)


def _withdraw(store: Store, rsvp: Rsvp | None, hand: _Hand) -> None:
    if rsvp is not None:
        store.rsvps.withdraw(replace(rsvp, entered_by=hand.by.id), at=hand.now)
