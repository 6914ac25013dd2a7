"""Who tells a visit reads their own sentences again: a week before the meeting, and two days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.moments import before_quiet, days_before, in_minutes
from bot.domain.reminder import Choice
from bot.domain.rsvp import Answer
from bot.domain.telling import ASKED, voices
from bot.domain.visit import Teller, VisitAnswer
from bot.ports import Store
from bot.services.reading import Reading
from bot.services.signs import open_gathering

VISIT: Final = "visit"  # in the facts of a message: the visit that its reader tells
_AT: Final = time(10)
_DAYS: Final = ((Stage.TELLERS_EVE, 2), (Stage.TELLERS_WEEK, 7))
_GONE: Final = "gone"
_NOBODY: Final = "nobody"


@dataclass(frozen=True, slots=True)
class TellerLetter:
    """Somebody tells a `visit` at a `meeting`; `said` are their own words."""

    member: Member
    meeting: Gathering
    visit: Gathering
    way: Teller
    said: Sequence[VisitAnswer] = ()


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell when those who tell a visit at a meeting read their own sentences again."""
    if gathering.kind is not GatheringKind.MEETING or gathering.starts_at is None:
        return
    stamp, until = in_minutes(gathering.starts_at), gathering.starts_at
    for stage, days in _DAYS:
        slot = days_before(gathering.starts_at, days, at=_AT, zone=community.zone)
        due_at = before_quiet(slot, hours=community.quiet, zone=community.zone)
        yield Planned(f"{stage.value}:{gathering.id}:{stamp}", stage, gathering.id, due_at, until)
        until = due_at


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str:
    """Promise tellers to read their sentences; return why nobody is promised anything, if so."""
    del community
    meeting = open_gathering(store, due.gathering_id)
    if meeting is None or meeting.starts_at is None:
        return _GONE
    promises = [
        Promise(
            f"{due.key}:{visit.gathering_id}:{teller.member_id}",
            Kind.TELLER,
            teller.member_id,
            meeting.id,
            now,
            not_after=due.not_after,
            facts={STARTS: meeting.starts_at.isoformat(), VISIT: visit.gathering_id},
        )
        for visit in store.visits.bound_to(meeting.id)
        if not visit.telling.is_told
        for teller in voices(store.tellings.tellers(visit.gathering_id))
    ]
    store.deliveries.plan(promises, at=now)
    return "" if promises else _NOBODY


def about(reading: Reading, delivery: Delivery, member: Member) -> TellerLetter | None:
    """Return what a message says now; None if its reader does not tell that visit there."""
    store, visit_id = reading.store, int(delivery.facts.get(VISIT) or 0)
    visit = store.visits.of(visit_id)
    if delivery.gathering_id is None or visit is None or visit.telling.is_told:
        return None
    try:
        meeting, gathering = reading.gathering(delivery.gathering_id), reading.gathering(visit_id)
    except NoSuchGathering:
        return None
    way, rsvp = store.tellings.way_of(visit_id, member.id), reading.rsvp(meeting.id, member)
    is_away = rsvp is not None and rsvp.answer is Answer.NO
    is_bound = visit.told_at == meeting.id and gathering.status is not Status.CANCELLED
    if way in {None, Teller.READ} or is_away or not is_bound:
        return None
    answers = store.visit_answers.of(visit_id, member.id)
    said = [answers[word] for word in ASKED if word in answers and answers[word].has_words]
    return TellerLetter(member, meeting, gathering, way or Teller.ALONE, said)
