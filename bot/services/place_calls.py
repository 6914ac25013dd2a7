"""A place is sought for a meeting: the groups are asked once, and hear when one is found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.card import Card, Face
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.member import Member
from bot.domain.offer import Offer, OfferState
from bot.domain.place_call import (
    AlreadyCalled,
    CallOver,
    NobodyToCall,
    PlaceCall,
    check_wanted,
    wants_place,
)
from bot.domain.rights import Action
from bot.domain.rsvp import NOBODY, Answer, Headcount
from bot.domain.space import Space
from bot.ports import Store
from bot.services import meetings, rights
from bot.services.meetings import Seen

CALL = "call"  # the meeting, by id, in the facts of a message to who answered its call
_LINK = "l"
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Called:
    """A meeting with its call, if there is one, and who is expected as far as that is known."""

    gathering: Gathering
    call: PlaceCall | None = None
    counts: Headcount = NOBODY

    def is_open(self, now: datetime) -> bool:
        """Tell whether a place is still sought."""
        is_called = self.call is not None and self.call.is_open
        return is_called and wants_place(self.gathering, now=now)

    @property
    def expected(self) -> int:
        """Count the people who said that they come."""
        return self.counts.of(Answer.YES)


@dataclass(frozen=True, slots=True)
class CallPage:
    """What an organiser sees of a call; `groups` would read it, `answers` came until now."""

    called: Called
    groups: int
    answers: int = 0


def is_link(payload: str) -> bool:
    """Tell whether a deep link is about a call for a place."""
    return payload.partition("_")[0] == _LINK


def by_link(store: Store, *, payload: str, now: datetime) -> Called:
    """
    Return the call that a deep link is about.

    Raises:
        CallOver: it ended, or there never was one.
    """
    number = payload.partition("_")[2]
    if not number.isalnum() or not number.isascii() or len(number) > _LONGEST:
        raise CallOver
    return standing(store, int(number, 36), now=now)


def of(store: Store, gathering: Gathering) -> Called:
    """Return a meeting as who is asked for a place sees it."""
    call = store.place_calls.of(gathering.id)
    return Called(gathering, call, store.rsvps.headcount(gathering.id))


def standing(store: Store, gathering_id: int | None, *, now: datetime) -> Called:
    """Return a call to which somebody may answer. Raises CallOver."""
    try:
        called = of(store, store.gatherings.get(gathering_id or 0))
    except NoSuchGathering as gone:
        raise CallOver from gone
    if not called.is_open(now):
        raise CallOver
    return called


def answered(store: Store, gathering_id: int, *, now: datetime) -> int | None:
    """Return the meeting, by id, that an offer answers; None if its call has ended."""
    try:
        return standing(store, gathering_id, now=now).gathering.id
    except CallOver:
        return None


def shown_by(store: Store, gathering: Gathering, card: Card) -> Seen | Called:
    """Return what a message in a group shows: a gathering, or that a place is sought for it."""
    is_call = card.face is Face.CALL
    return of(store, gathering) if is_call else meetings.look_at(store, gathering)


def look(store: Store, member: Member | None, *, gathering_id: int, now: datetime) -> CallPage:
    """
    Return what the groups would read, or how a call fares.

    Raises:
        NotAnOrganiser, NoSuchGathering, NoPlaceWanted.
    """
    rights.check(store, member, Action.PUBLISH)
    gathering = store.gatherings.get(gathering_id)
    check_wanted(gathering, now=now)
    groups = len(_spaces(store, gathering_id))
    answers = [one for one in store.offers.answering(gathering_id) if _is_answer(one)]
    return CallPage(of(store, gathering), groups, len(answers))


def _is_answer(offer: Offer) -> bool:
    return offer.state in {OfferState.PROPOSED, OfferState.ACCEPTED}


def _spaces(store: Store, gathering_id: int) -> Sequence[Space]:
    """Return the linked groups, as far as they are to read of the meeting."""
    return store.publications.of(gathering_id).chosen(store.spaces.all())


def publish(store: Store, member: Member | None, *, gathering_id: int, now: datetime) -> CallPage:
    """
    Ask the groups for a place, once.

    Raises:
        NotAnOrganiser, NoSuchGathering, NoPlaceWanted, AlreadyCalled, NobodyToCall.
    """
    organiser = rights.check_in_turn(store, member, Action.PUBLISH)
    gathering = store.gatherings.get(gathering_id)
    check_wanted(gathering, now=now)
    before = store.place_calls.of(gathering_id)
    if before is not None and before.is_open:
        raise AlreadyCalled
    spaces = _spaces(store, gathering_id)
    if not spaces:
        raise NobodyToCall
    store.cards.leave_calls(gathering_id)
    for space in spaces:
        chat_id, thread_id = space.chat_id, space.thread_id
        store.cards.owe(gathering_id, chat_id=chat_id, thread_id=thread_id, face=Face.CALL)
    store.place_calls.put(PlaceCall(gathering_id, now))
    store.touch(gathering_id)
    subject = f"gathering:{gathering_id}"
    store.audit.note("offer.call", by=organiser.id, subject=subject, at=now)
    return CallPage(of(store, gathering), len(spaces))


def follow(store: Store, gathering: Gathering, *, now: datetime) -> None:
    """End the call of a meeting that wants no place any more, and thank who offered another."""
    call = store.place_calls.of(gathering.id)
    if call is None or not call.is_open:
        return
    store.touch(gathering.id)
    if wants_place(gathering, now=now):
        return
    store.place_calls.put(replace(call, is_open=False))
    place_id = gathering.place.id if gathering.place else None
    answers = store.offers.answering(gathering.id)
    chosen = {one.member_id for one in answers if place_id and one.place_id == place_id}
    others = {one.member_id for one in answers if one.member_id and _is_answer(one)} - chosen
    promises = [
        Promise(
            f"{Kind.CALL_OVER.value}:{gathering.id}:{who}:{call.called_at.isoformat()}",
            Kind.CALL_OVER,
            who,
            None,
            now,
            facts={CALL: gathering.id},
        )
        for who in sorted(one for one in others if one)
    ]
    store.deliveries.plan(promises, at=now)


def messages(store: Store, gathering_id: int) -> Sequence[Card]:
    """Return the messages in which groups read a call."""
    cards = store.cards.every(gathering_id)
    return [one for one in cards if one.face is Face.CALL and one.message_id is not None]
