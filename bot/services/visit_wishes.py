"""What members wish of a visit beside a plain yes or no: a turn in the line, or another visit."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.company import MOST_GUESTS
from bot.domain.gathering import OPEN, Gathering, Kind
from bot.domain.member import Member, Topic
from bot.domain.places import NoPlaceLeft, heads
from bot.domain.rights import Action
from bot.domain.rsvp import Answer, Rsvp, Via
from bot.ports import Store
from bot.services import meetings, places, profiles, rights, rsvps
from bot.services.meetings import Seen
from bot.services.on_behalf import Picked
from bot.services.rsvps import Respondent


@dataclass(frozen=True, slots=True)
class Wished:
    """A visit as somebody sees it after their wish; `is_new` if it changed where they stand."""

    member: Member
    seen: Seen
    is_new: bool

    @property
    def counts_on_it(self) -> bool:
        """Tell whether they have a place of it, or wait for one."""
        has_said_yes = self.seen.rsvp is not None and self.seen.rsvp.answer is Answer.YES
        return self.seen.waiting is not None or has_said_yes


def check_room(store: Store, *, gathering_id: int, now: datetime) -> None:
    """
    Refuse somebody new at once where a visit has no place for them: nothing is kept of them then.

    Raises:
        NoPlaceLeft, NoSuchGathering.
    """
    gathering = store.gatherings.get(gathering_id)
    if gathering.kind is not Kind.VISIT or gathering.status not in OPEN:
        return
    if not places.may_take(store, gathering, None, now=now):
        raise NoPlaceLeft(gathering_id=gathering_id)


def wait(store: Store, *, gathering_id: int, by: Respondent, now: datetime) -> Wished:
    """
    Let somebody wait for a place; see `places.wait` for who may not.

    Raises:
        HasPlace, PlaceIsFree, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    before = by.member and store.places.of_member([gathering_id], by.member.id).get(gathering_id)
    waiting = places.wait(store, gathering_id=gathering_id, by=by, now=now)
    member = by.member or store.members.get(waiting.member_id)
    seen = meetings.show(store, gathering_id=gathering_id, member=member)
    return Wished(member, seen, is_new=before is None)


def ask_for_another(store: Store, *, gathering_id: int, by: Respondent, now: datetime) -> Wished:
    """
    Write to somebody about visits from now on; what they answered to this one stays as it is.

    Raises:
        NoSuchGathering, NotAnnounced.
    """
    member = rsvps.respondent(store, by, now=now)
    profiles.wish(store, member, topic=Topic.VISITS, is_wanted=True)
    seen = meetings.show(store, gathering_id=gathering_id, member=member)
    return Wished(member, seen, is_new=False)


def wait_for(
    store: Store, *, member: Member | None, picked: Picked, via: Via, now: datetime
) -> Wished:
    """
    Let somebody wait for whom an organiser heard a yes; see `places.wait` for who may not.

    Raises:
        NotAnOrganiser, HasPlace, PlaceIsFree, OwnAnswerWins.
    """
    which, who = picked.gathering.id, picked.member
    by = rights.check(store, member, Action.ANSWER_FOR, gathering_id=which)
    noted = Respondent(None, who, entered_by=by.id, via=via)
    wished = wait(store, gathering_id=which, by=noted, now=now)
    if wished.is_new:
        subject, facts = f"gathering:{which}", f"member:{who.id}"
        store.audit.note("behalf.wait", by=by.id, subject=subject, at=now, facts=facts)
    return wished


def room_for_company(store: Store, gathering: Gathering, *, rsvp: Rsvp | None) -> int:
    """Return how many people may come along with somebody who comes, or says so now."""
    prospect = meetings.look_at(store, gathering).prospect
    if prospect is None:
        return MOST_GUESTS
    theirs = heads(rsvp) - 1
    return min(max(prospect.free + theirs, 0), MOST_GUESTS)
