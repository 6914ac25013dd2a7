"""The report of a meeting is published: who hears of it, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.attendance import Taking
from bot.domain.correction import NotPublished
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Topic
from bot.domain.report import Told
from bot.domain.rights import only_observes
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.space import Space
from bot.ports import Store
from bot.services import observing, report_reading
from bot.services.reading import Reading

LIFE: Final = timedelta(days=30)
"""After so long a report is no news any more, however full somebody's days were."""


class Reader(StrEnum):
    """What the meeting was to somebody: it decides with which words a report begins."""

    PRESENT = "present"
    FIRST = "first"  # present, and never before
    EXPECTED = "expected"  # said yes, where nobody noted who was there
    EXCUSED = "excused"
    AWAY = "away"  # silent, unsure, or a member since then; or said yes and was not seen
    OBSERVER = "observer"  # a funder who looks on: nothing is asked of them


@dataclass(frozen=True, slots=True)
class ReportLetter:
    """A published report, for one reader."""

    member: Member
    reader: Reader
    told: Told


@dataclass(frozen=True, slots=True)
class _Known:
    """
    What is the same for all readers of one report; `told` is None if it cannot be read.

    `observed` is how it is read by those who only look on, where there are any.
    """

    told: Told | None = None
    observed: Told | None = None
    is_taken: bool = False
    present: frozenset[int] = frozenset()
    newcomers: frozenset[int] = frozenset()
    observers: frozenset[int] = frozenset()


def readers(store: Store, *, now: datetime) -> Sequence[int]:
    """Return the members, by id, who hear of a report that is published now."""
    return store.audiences.readers(Topic.REPORTS, now=now)


def promise(store: Store, gathering: Gathering, *, now: datetime) -> int:
    """Promise everybody to hear of a report, once however often it is corrected; count them."""
    members = readers(store, now=now)
    store.deliveries.plan(
        [
            Promise(
                f"{Kind.REPORT.value}:{gathering.id}:{member_id}",
                Kind.REPORT,
                member_id,
                gathering.id,
                now,
                not_after=now + LIFE,
            )
            for member_id in members
        ],
        at=now,
    )
    return len(members)


def spaces(store: Store, gathering_id: int) -> Sequence[Space]:
    """Return the groups in which a report is told of: those in which its meeting was."""
    return store.publications.of(gathering_id).chosen(store.spaces.all())


def about(reading: Reading, delivery: Delivery, member: Member) -> ReportLetter | None:
    """Return a report for its reader; None if it cannot be read any more."""
    if delivery.gathering_id is None:
        return None
    known = reading.once(_ask, delivery.gathering_id)
    if known.told is None:
        return None
    rsvp = reading.rsvp(delivery.gathering_id, member)
    reader = _reader(known, member, rsvp)
    told = known.observed if reader is Reader.OBSERVER else known.told
    return ReportLetter(member, reader, told or known.told)


def _ask(store: Store, gathering_id: int, now: datetime) -> _Known:
    try:
        told = report_reading.read(store, gathering_id=gathering_id, reader=None, now=now)
    except NotPublished:
        return _Known()
    is_taken = store.attendances.taking(gathering_id) is Taking.TAKEN
    there = store.attendances.of(gathering_id) if is_taken else []
    newcomers = store.feedbacks.newcomers(gathering_id) if is_taken else []
    observers = frozenset(m.member_id for m in store.team.all() if only_observes(m.roles))
    return _Known(
        told,
        observing.told(store, told) if observers else None,
        is_taken,
        frozenset(one.member_id for one in there if one.member_id is not None),
        frozenset(newcomers),
        observers,
    )


def _reader(known: _Known, member: Member, rsvp: Rsvp | None) -> Reader:
    if member.id in known.observers:
        return Reader.OBSERVER
    if member.id in known.present:
        return Reader.FIRST if member.id in known.newcomers else Reader.PRESENT
    if rsvp is None or rsvp.to_confirm:  # what was said of another date says nothing of this one
        return Reader.AWAY
    if rsvp.answer is Answer.NO:
        return Reader.EXCUSED if _said_before(rsvp, known.told) else Reader.AWAY
    is_expected = rsvp.answer is Answer.YES and not known.is_taken
    return Reader.EXPECTED if is_expected else Reader.AWAY


def _said_before(rsvp: Rsvp, told: Told | None) -> bool:
    """Tell whether an answer came before its gathering began."""
    at, starts_at = rsvp.answered_at, told.gathering.starts_at if told else None
    return at is None or starts_at is None or at < starts_at
