"""Few people come to a visit: host or organiser say whether it is kept small or moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.appointment import Appointment
from bot.domain.circumstances import STARTS
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering
from bot.domain.member import Member, NotAnOrganiser
from bot.domain.moments import in_minutes
from bot.domain.rights import Action
from bot.domain.rsvp import Answer
from bot.domain.visit_call import CHOSEN, Chosen, DateHasChanged, NotYours, Small
from bot.ports import Store
from bot.services import rights, visit_lists

_ENOUGH: Final = "enough"
_NOBODY: Final = "nobody"


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A visit, and how many places of it are held, guests included, of how many it takes at least.

    `unsure` of these belong to people who have not said yet that the new date suits them.
    `chosen` is what was chosen for its date, if it was, and `by` the name of who did.
    """

    gathering: Gathering
    coming: int
    minimum: int
    chosen: Chosen | None = None
    by: str = ""
    unsure: int = 0

    @property
    def is_enough(self) -> bool:
        return self.coming >= self.minimum


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a tap: `is_first` if nobody had chosen before."""

    standing: Standing
    is_first: bool
    may_change: bool


def look(store: Store, gathering: Gathering) -> Standing:
    """Return how a visit stands; places are held until they are given back, after a move too."""
    places = store.places.of(gathering.id)
    unsure = sum(one.heads for one in store.places.coming(gathering.id) if one.to_confirm)
    coming = store.rsvps.headcount(gathering.id).of(Answer.YES) + unsure
    standing = Standing(gathering, coming, places.minimum if places else 0, unsure=unsure)
    chosen = store.visit_calls.chosen(gathering.id)
    if chosen is None or chosen.for_date != gathering.starts_at:
        return standing
    known = store.members.known([chosen.by]) if chosen.by is not None else {}
    name = next((one.name for one in known.values()), "")
    return replace(standing, chosen=chosen, by=name)


def promise(store: Store, gathering: Gathering, due: Appointment, *, now: datetime) -> str:
    """Ask hosts and organisers, where too few come; return why nobody is asked, if so."""
    standing = look(store, gathering)
    if standing.is_enough or standing.chosen:
        return _ENOUGH
    readers = _asked(store, gathering.id)
    promises = [_promise(gathering, one, due.key, due.not_after, now) for one in readers]
    store.deliveries.plan(promises, at=now)
    return "" if promises else _NOBODY


def _asked(store: Store, gathering_id: int) -> Sequence[Member]:
    both = (*visit_lists.hosts(store, gathering_id), *store.members.organisers())
    there = {one.id: one for one in both if one.chat_id is not None}
    return list(there.values())


def _promise(
    gathering: Gathering,
    reader: Member,
    key: str,
    not_after: datetime | None,
    at: datetime,
    *,
    chosen: int = 0,
) -> Promise:
    starts_at = gathering.starts_at.isoformat() if gathering.starts_at else None
    facts: dict[str, str | int | None] = {STARTS: starts_at, CHOSEN: chosen}
    return Promise(
        f"{key}:{reader.id}", Kind.TOO_FEW, reader.id, gathering.id, at, not_after, facts=facts
    )


def choose(
    store: Store,
    *,
    gathering_id: int,
    choice: Small,
    for_date: datetime,
    member: Member | None,
    now: datetime,
) -> Settled:
    """
    Say whether a visit is kept small or moved; the first who says so is heard.

    The others who were asked are told. Moving it is an organiser's to do, and done elsewhere.

    Raises:
        NotYours: neither its host nor an organiser.
        DateHasChanged: the question was about another date.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    gathering = store.gatherings.hold(gathering_id)
    chooser, may_change = _chooser(store, gathering_id, member)
    gathering.check_open(now)
    if gathering.starts_at is None or in_minutes(gathering.starts_at) != in_minutes(for_date):
        raise DateHasChanged
    standing = look(store, gathering)
    if standing.chosen or standing.is_enough:
        return Settled(standing, is_first=False, may_change=may_change)
    chosen = Chosen(choice, chooser.id, gathering.starts_at)
    store.visit_calls.choose(gathering_id, chosen, at=now)
    subject = f"gathering:{gathering_id}"
    store.audit.note("visit.settle", by=chooser.id, subject=subject, at=now, facts=choice.value)
    _tell_others(store, gathering, chooser, now=now)
    return Settled(look(store, gathering), is_first=True, may_change=may_change)


def _chooser(store: Store, gathering_id: int, member: Member | None) -> tuple[Member, bool]:
    """Return who chooses, and whether they may also change the date."""
    try:
        return rights.check(store, member, Action.CHANGE), True
    except NotAnOrganiser:
        visit = store.visits.of(gathering_id)
        if member is None or visit is None or member.id not in visit.host_ids:
            raise NotYours from None
        return member, False


def _tell_others(store: Store, gathering: Gathering, chooser: Member, *, now: datetime) -> None:
    stamp = in_minutes(gathering.starts_at) if gathering.starts_at else 0
    key = f"{Kind.TOO_FEW.value}_{CHOSEN}:{gathering.id}:{stamp}"
    others = [one for one in _asked(store, gathering.id) if one.id != chooser.id]
    promises = [
        _promise(gathering, one, key, gathering.starts_at, now, chosen=1) for one in others
    ]
    store.deliveries.plan(promises, at=now)
