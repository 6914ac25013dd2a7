"""Organisers prepare a visit: who opens their doors, how many may come, who will hear about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.change import check_changeable
from bot.domain.draft import check_draft, check_publishable, check_visit, is_draft
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Member, Status
from bot.domain.naming import typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH, NoSuchOrganisation, Organisation
from bot.domain.places import MOST_PLACES, USUAL_CAPACITY, Places
from bot.domain.rights import Action
from bot.domain.section import Section
from bot.domain.typed_visit import with_line
from bot.domain.visit import NoSuchVisit, Visit
from bot.ports import Store
from bot.services import rights, visit_bindings

MOST_HOSTS = 30
MOST_MEETINGS = 6


@dataclass(frozen=True, slots=True)
class InHand:
    """An organiser with a visit in hand, a draft or published; made by `take` alone."""

    organiser: Member
    gathering: Gathering
    visit: Visit

    @property
    def is_live(self) -> bool:
        return not is_draft(self.gathering)


def begin(store: Store, gathering_id: int) -> None:
    """Let a draft be a visit, with places; what is one already stays as it is."""
    if store.visits.of(gathering_id) is None:
        store.visits.put(Visit(gathering_id))
    if store.places.of(gathering_id) is None:
        store.places.put(Places(gathering_id, USUAL_CAPACITY))


def take(
    store: Store, *, gathering_id: int, is_live: bool, member: Member | None, now: datetime
) -> InHand:
    """
    Take a visit in hand, while nobody else does.

    Raises:
        NotAnOrganiser, NoSuchGathering, NoSuchVisit.
        NotADraft: `is_live` is False, and everybody reads it by now.
        NotPublished, GatheringCancelled, GatheringOver: of one that is live.
    """
    action = Action.CHANGE if is_live else Action.PREPARE
    organiser = rights.check_in_turn(store, member, action)
    gathering = store.gatherings.get(gathering_id)
    if is_live:
        check_changeable(gathering, now=now)
    else:
        check_draft(gathering)
    visit = store.visits.of(gathering_id)
    if visit is None:
        raise NoSuchVisit
    return InHand(organiser, gathering, visit)


def tellable(store: Store, hand: InHand, *, now: datetime) -> Sequence[Gathering]:
    """Return the meetings that may hear about a visit: those after it, the nearest first."""
    after = max(hand.gathering.ends_at or now, now)
    return store.visits.tellable(after=after, most=MOST_MEETINGS)


def bind(store: Store, hand: InHand, *, meeting_id: int, now: datetime) -> InHand:
    """
    Say which meeting will hear about it; 0 for the next one that is announced after it.

    One that is gone, or takes place before, changes nothing.
    """
    if not meeting_id:
        visit = replace(hand.visit, told_at=None, told_next=True)
    elif meeting_id in {one.id for one in tellable(store, hand, now=now)}:
        visit = replace(hand.visit, told_at=meeting_id, told_next=False)
    else:
        return hand
    bound = kept(store, hand, visit, section=Section.TOLD_AT, now=now)
    visit_bindings.follow(store, now=now)
    return bound


def check_ready(store: Store, draft: Gathering) -> None:
    """
    Refuse to announce what is not ready, meeting or visit.

    Raises:
        AlreadyPublished, NotADraft, Unfinished, NoHost, NotBound.
    """
    check_publishable(draft)
    if draft.kind is Kind.VISIT:
        check_visit(store.visits.of(draft.id) or Visit(draft.id))


def set_host(store: Store, hand: InHand, *, organisation_id: int, now: datetime) -> InHand:
    """
    Say which organisation opens its doors; those who receive there are chosen anew.

    Raises:
        NoSuchOrganisation.
    """
    try:
        organisation = store.organisations.get(organisation_id)
    except LookupError as error:
        raise NoSuchOrganisation from error
    return _host(store, hand, organisation, now=now)


def set_new_host(store: Store, hand: InHand, *, name: str, now: datetime) -> InHand:
    """Add an organisation that opens its doors. Raises NothingWritten, TooLong."""
    typed = typed_line(name, limit=ORGANISATION_NAME_LENGTH)
    return _host(store, hand, store.organisations.add(typed), now=now)


def _host(store: Store, hand: InHand, organisation: Organisation, *, now: datetime) -> InHand:
    if organisation.id == hand.visit.host_organisation_id:
        return hand
    belong = {member.id for member in receivers_of(store, organisation.id)}
    visit = replace(
        hand.visit,
        host_organisation_id=organisation.id,
        host_name=organisation.name,
        host_ids=[one for one in hand.visit.host_ids if one in belong],
    )
    return kept(store, hand, visit, section=Section.HOST, now=now)


def receivers_of(store: Store, organisation_id: int) -> Sequence[Member]:
    """Return the members of an organisation who may receive a visit, by name."""
    listed = store.directory.listed_of(organisation_id, start=0, limit=MOST_HOSTS)
    return [one.member for one in listed if one.member.status is not Status.LEFT]


def toggle_host(store: Store, hand: InHand, *, member_id: int, now: datetime) -> InHand:
    """Count a member among those who receive, or no more; only one of the organisation."""
    hosts = set(hand.visit.host_ids)
    which = hand.visit.host_organisation_id
    belong = {one.id for one in receivers_of(store, which)} if which else set()
    if member_id not in hosts | belong:
        return hand
    visit = replace(hand.visit, host_ids=sorted(hosts ^ {member_id}))
    return kept(store, hand, visit, section=Section.HOST, now=now)


def write(store: Store, hand: InHand, *, section: Section, text: str, now: datetime) -> InHand:
    """Write one line of a draft; an empty one takes out what stood there."""
    return kept(store, hand, with_line(hand.visit, section, text), section=section, now=now)


def resize(
    store: Store,
    hand: InHand,
    *,
    capacity: int | None = None,
    minimum: int | None = None,
    one_each: bool | None = None,
) -> Places:
    """Say of a draft how many may come, from how many on, and whether one of each first."""
    before = store.places.of(hand.gathering.id) or Places(hand.gathering.id)
    most = min(max(before.capacity if capacity is None else capacity, 1), MOST_PLACES)
    least = before.minimum if minimum is None else minimum
    each = before.one_each if one_each is None else one_each
    places = replace(before, capacity=most, minimum=min(max(least, 0), most), one_each=each)
    store.places.put(places)
    return places


def kept(store: Store, hand: InHand, visit: Visit, *, section: Section, now: datetime) -> InHand:
    """Write a visit as it is now; what everybody reads is drawn anew, and noted."""
    store.visits.put(visit)
    if hand.is_live and visit != hand.visit:
        store.touch(visit.gathering_id)
        store.audit.note(
            "visit.change",
            by=hand.organiser.id,
            subject=f"gathering:{visit.gathering_id}",
            at=now,
            facts=section.value,
        )
    fresh = store.gatherings.get(visit.gathering_id)
    return replace(hand, gathering=fresh, visit=store.visits.of(visit.gathering_id) or visit)
