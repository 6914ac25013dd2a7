"""Tables that the project group takes along: who answered, who was there, what it gave people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.attendance import Taking
from bot.domain.exports import AnswerLine, PlaceLine, PresenceLine, PresenceOpen, PresenceSkipped
from bot.domain.figures import Echoes, Takings
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import Member
from bot.domain.order import Form, Paper
from bot.domain.refusal import Refusal
from bot.domain.report import Sentence, Source
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import boards, figures, pictures, places, rights

PAPERS: Final = (Paper.PRESENCES, Paper.ANSWERS, Paper.FEEDBACKS)
_NOT_TAKEN: Final[Mapping[Taking, type[Refusal]]] = {
    Taking.OPEN: PresenceOpen,
    Taking.SKIPPED: PresenceSkipped,
}


@dataclass(frozen=True, slots=True)
class Taken:
    gathering: Gathering
    by: Member


@dataclass(frozen=True, slots=True)
class Answers:
    gathering: Gathering
    lines: Sequence[AnswerLine]


@dataclass(frozen=True, slots=True)
class Visitors:
    """Who has a place of a visit, who was offered one, who waits, who answered otherwise."""

    gathering: Gathering
    lines: Sequence[PlaceLine]


@dataclass(frozen=True, slots=True)
class Presences:
    gathering: Gathering
    lines: Sequence[PresenceLine]


@dataclass(frozen=True, slots=True)
class Feedbacks:
    """What people took home, in numbers, and what may be quoted, in the order of letters."""

    gathering: Gathering
    takings: Takings
    echoes: Echoes
    sentences: Sequence[Sentence]


def look(store: Store, *, member: Member | None, gathering_id: int) -> Gathering:
    """
    Return the gathering whose tables somebody may take along.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.EXPORT, gathering_id=gathering_id)
    return boards.published(store, gathering_id, by=reader)


def choose(store: Store, *, member: Member | None, gathering_id: int, paper: Paper) -> Gathering:
    """
    Return the gathering, if there is something in this table.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft, PresenceOpen, PresenceSkipped.
    """
    gathering = look(store, member=member, gathering_id=gathering_id)
    if paper is Paper.PRESENCES:
        _check_taken(store, gathering_id)
    return gathering


def take(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    paper: Paper,
    form: Form,
    now: datetime,
) -> Taken:
    """
    Write down that somebody takes a table along.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft, PresenceOpen, PresenceSkipped.
    """
    reader = rights.check(store, member, Action.EXPORT, gathering_id=gathering_id)
    gathering = choose(store, member=reader, gathering_id=gathering_id, paper=paper)
    store.audit.note(
        "table.take",
        by=reader.id,
        subject=f"gathering:{gathering_id}",
        at=now,
        facts=f"{paper.value} {form.value}",
    )
    return Taken(gathering, reader)


def answers(store: Store, *, asked_by: int, gathering_id: int) -> Answers | Visitors:
    """Return all answers. Raises NotAnOrganiser, NoSuchGathering, StillADraft."""
    gathering = look(store, member=pictures.member_of(store, asked_by), gathering_id=gathering_id)
    if gathering.kind is Kind.VISIT:
        return Visitors(gathering, _in_turn(store, gathering_id))
    return Answers(gathering, store.exports.answers(gathering_id))


def _in_turn(store: Store, gathering_id: int) -> Sequence[PlaceLine]:
    standing = places.standing(store, gathering_id)
    return [
        replace(line, rank=(standing.rank(line.member_id) if standing else None) or 0)
        for line in store.exports.places(gathering_id)
    ]


def presences(store: Store, *, asked_by: int, gathering_id: int) -> Presences:
    """
    Return everybody who was there.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft, PresenceOpen, PresenceSkipped.
    """
    gathering = look(store, member=pictures.member_of(store, asked_by), gathering_id=gathering_id)
    _check_taken(store, gathering_id)
    return Presences(gathering, store.exports.presences(gathering_id))


def feedbacks(store: Store, *, asked_by: int, gathering_id: int, now: datetime) -> Feedbacks:
    """
    Return counts and what may be quoted.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    gathering = look(store, member=pictures.member_of(store, asked_by), gathering_id=gathering_id)
    told = figures.of(store, gathering_id, now=now)
    quotable = store.report_lines.sentences(gathering_id).get(Source.FEEDBACK, ())
    # The order in which people answered would tell who said what.
    by_letters = sorted(quotable, key=lambda one: (one.text.casefold(), one.id))
    return Feedbacks(gathering, told.takings, told.echoes, by_letters)


def _check_taken(store: Store, gathering_id: int) -> None:
    refusal = _NOT_TAKEN.get(store.attendances.taking(gathering_id))
    if refusal:
        raise refusal
