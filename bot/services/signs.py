"""A week before: organisers read how a gathering stands, and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appointment import Appointment
from bot.domain.board import Totals
from bot.domain.circumstances import STARTS
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import OPEN, Gathering, NoSuchGathering
from bot.domain.member import Member, Role
from bot.domain.moments import in_minutes
from bot.domain.organisation import folded
from bot.domain.programme import NOTHING_PLANNED, Part, Programme
from bot.domain.rsvp import Answer
from bot.domain.task import is_same_person, names_in, people_named
from bot.ports import Store
from bot.services import boards

_MOST_NAMES = 12


class OpenRole(StrEnum):
    """What nobody does yet, as far as we know."""

    STORY = "story"
    FACILITATION = "facilitation"


@dataclass(frozen=True, slots=True)
class Signs:
    """
    How a gathering stands. `signs` members answered, of `invited`; `unconfirmed` are named for it
    and have not said that they come.
    """

    member: Member
    gathering: Gathering
    totals: Totals
    signs: int
    open_roles: Sequence[OpenRole] = ()
    unconfirmed: Sequence[str] = ()
    programme: Programme = NOTHING_PLANNED

    @property
    def invited(self) -> int:
        return self.signs + self.totals.silent


def promise(store: Store, due: Appointment, *, now: datetime) -> str:
    """Promise it to each organiser; return why nobody gets it, if so."""
    gathering = open_gathering(store, due.gathering_id)
    if gathering is None or gathering.starts_at is None:
        return "gone"
    stamp = in_minutes(gathering.starts_at)
    facts = {STARTS: gathering.starts_at.isoformat()}
    promises = [
        Promise(
            f"{Kind.SIGNS.value}:{gathering.id}:{stamp}:{organiser.id}",
            Kind.SIGNS,
            organiser.id,
            gathering.id,
            now,
            not_after=due.not_after,
            facts=facts,
        )
        for organiser in store.members.organisers()
        if organiser.chat_id is not None
    ]
    store.deliveries.plan(promises, at=now)
    return ""


def open_gathering(store: Store, gathering_id: int | None) -> Gathering | None:
    """Return what is announced and not called off, None for anything else."""
    if gathering_id is None:
        return None
    try:
        gathering = store.gatherings.get(gathering_id)
    except NoSuchGathering:
        return None
    return gathering if gathering.status in OPEN else None


def about(store: Store, delivery: Delivery, member: Member) -> Signs | None:
    """Return how a gathering stands now; None if it is not to be held any more."""
    gathering = open_gathering(store, delivery.gathering_id)
    if gathering is None:
        return None
    programme = store.programmes.of(gathering.id)
    return Signs(
        member,
        gathering,
        boards.totals(store, gathering.id, now=delivery.due_at),
        store.casts.answered(gathering.id),
        _open_roles(store, gathering, programme),
        _unconfirmed(store, gathering, programme),
        programme,
    )


def _open_roles(store: Store, gathering: Gathering, programme: Programme) -> Sequence[OpenRole]:
    tells = gathering.story_title or any(item.part is Part.STORY for item in programme.items)
    facilitates = any(speaker.hosts for speaker in programme.speakers)
    facilitates = facilitates or bool(store.casts.have(Role.FACILITATOR, gathering.id))
    return [
        *([OpenRole.STORY] if tells and not names_in(gathering.tellers) else []),
        *([] if facilitates else [OpenRole.FACILITATION]),
    ]


def _unconfirmed(store: Store, gathering: Gathering, programme: Programme) -> Sequence[str]:
    """Return who is named, is a member, and has not said yes; of others we know nothing."""
    named = people_named(gathering.tellers, programme.speakers)[:_MOST_NAMES]
    return [name for name in named if _is_open(store, gathering.id, name)]


def _is_open(store: Store, gathering_id: int, name: str) -> bool:
    first, *_ = [*folded(name).split(), ""]
    if not first:
        return False
    people = store.casts.said(gathering_id, first_name=first)
    answers = [answer for known, answer in people if is_same_person(known, name)]
    return bool(answers) and Answer.YES not in answers
