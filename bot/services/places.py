"""People wait for a place of a visit, or wait no more; and how it stands with the places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.member import Member
from bot.domain.places import Coming, HasPlace, PlaceIsFree, Places, Waiting
from bot.domain.queue import in_line, swept
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import held_places, rsvps
from bot.services.rsvps import Respondent


@dataclass(frozen=True, slots=True)
class Standing:
    """
    The places of a visit, and whose they are.

    `confirmed` are in the order in which they said yes; `waiting` are those who were offered
    nothing yet, in line. Who is not `is_reachable` is called by somebody.
    """

    places: Places
    confirmed: Sequence[Coming]
    offered: Sequence[Waiting]
    waiting: Sequence[Waiting]

    @property
    def people(self) -> int:
        """Count who comes, guests included."""
        return sum(one.heads for one in self.confirmed)

    def rank(self, member_id: int) -> int | None:
        """Return the place of a member in the line, from 1; None if they do not wait in it."""
        ranks = (n for n, one in enumerate(self.waiting, 1) if one.member_id == member_id)
        return next(ranks, None)


def standing(store: Store, gathering_id: int) -> Standing | None:
    """Return how it stands with the places of a visit; None for whatever has none."""
    places = store.places.of(gathering_id)
    if places is None:
        return None
    waiting = store.places.waiting(gathering_id)
    there = held_places.represented(store, places)
    return Standing(
        places,
        store.places.coming(gathering_id),
        [one for one in waiting if one.is_offered],
        in_line(places, waiting, represented=there),
    )


def may_take(store: Store, gathering: Gathering, member: Member | None, *, now: datetime) -> bool:
    """Tell whether a yes would be taken now: for buttons; the yes itself looks again."""
    return held_places.may_take_one(store, gathering, member.id if member else 0, now=now)


def wait(store: Store, *, gathering_id: int, by: Respondent, now: datetime) -> Waiting:
    """
    Let somebody wait for a place; who does already keeps their turn. A no is taken back.

    Raises:
        HasPlace: they have a place.
        PlaceIsFree: one is theirs if they say yes; nothing is kept of their wish to wait.
        OwnAnswerWins: an organiser would speak over the member.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: it is too late, or there
            is nothing to wait for.
    """
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    if held_places.has_begun(gathering, now):
        raise gathering.over()
    places = held_places.hold(store, gathering)
    if places is None:
        raise NoSuchGathering(gathering_id=gathering_id)
    said = _check_may_wait(store, gathering, by, now=now)
    member = rsvps.respondent(store, by, now=now)
    if said is not None:
        store.rsvps.withdraw(said, at=now)
    waiting = store.places.wait(Waiting(0, gathering_id, member.id, now))
    store.touch(gathering_id)
    if not waiting.is_offered and swept(places, [waiting], now=now)[0].left > 0:
        held_places.look_at(store, gathering, because=f"waits:{waiting.id}", now=now)
    return waiting


def _check_may_wait(
    store: Store, gathering: Gathering, by: Respondent, *, now: datetime
) -> Rsvp | None:
    """Return the answer that somebody takes back by waiting, before anything is written."""
    member, said, waits = by.member, None, False
    if member is not None:
        said = store.rsvps.hold(gathering.id, member.id)
        waits = gathering.id in store.places.of_member([gathering.id], member.id)
    if said is not None and said.answer is Answer.YES:
        raise HasPlace(gathering_id=gathering.id)
    if said is not None and member is not None:
        rsvps.check_may_speak(said, member, entered_by=by.entered_by)
    if not waits and may_take(store, gathering, member, now=now):
        raise PlaceIsFree(gathering_id=gathering.id)
    return said


def leave(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> bool:
    """Let somebody wait no more, or leave what they were offered; False if they did not wait."""
    gathering = store.gatherings.hold(gathering_id)
    if member is None:
        return False
    return held_places.leave(store, gathering, member.id, now=now)
