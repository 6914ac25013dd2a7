"""Asking those who were there what they take home: once, and never twice in a fortnight."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain import asking_after as rules
from bot.domain.appointment import Appointment, Planned, Stage
from bot.domain.asking_after import ONCE_IN, WORTH_ASKING
from bot.domain.attendance import Circle, Taking
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering, Status
from bot.domain.moments import in_minutes
from bot.domain.reminder import Choice
from bot.domain.rsvp import Answer
from bot.ports import Store

AT_ONCE: Final = 500
"""So many members are promised theirs in one deed: whoever taps meanwhile waits for it."""
_ASIDE: Final = frozenset({Circle.OBSERVER, Circle.HOST})
_GONE: Final = "gone"
_OFF: Final = "chosen"
_NOT_NOTED: Final = "not_noted"
_TOO_LATE: Final = "too_late"
_A_LITTLE_LATER: Final = timedelta(minutes=5)


def owed(gathering: Gathering, _: Choice, community: Community) -> Iterable[Planned]:
    """Tell what those who come are owed once it is over, and when."""
    asked_at = moment(gathering, community=community)
    if asked_at is None or gathering.starts_at is None or gathering.ends_at is None:
        return
    which = f"{gathering.id}:{in_minutes(gathering.starts_at)}"
    until = max(gathering.ends_at, asked_at) + WORTH_ASKING
    welcomed_at = rules.day_after(asked_at, quiet=community.quiet, zone=community.zone)
    greeting = [(Stage.FIRST_AFTER, welcomed_at)] if _greets(gathering) else []
    for stage, due_at in ((Stage.FEEDBACK, asked_at), *greeting):
        yield Planned(f"{stage.value}:{which}", stage, gathering.id, due_at, until)


def _greets(gathering: Gathering) -> bool:
    """Tell whether who came for the first time hears a word: a visit is no first meeting."""
    return gathering.kind is GatheringKind.MEETING


def moment(gathering: Gathering, *, community: Community) -> datetime | None:
    """Return when people are asked about a gathering (aware); None if they are not."""
    return rules.asked_at(gathering, quiet=community.quiet, zone=community.zone)


def keep(store: Store, due: Appointment, *, community: Community, now: datetime) -> str | None:
    """
    Ask, or greet those who came for the first time; return why nobody is, if so.

    None: there are more people than one deed takes, or it ended later than was planned.
    """
    gathering = _held(store, due)
    if gathering is None:
        return _GONE
    if due.stage is Stage.FEEDBACK_LATE:
        return _ask_others(store, gathering, community=community, now=now)
    ends_later = _ends_later(gathering, due, community=community, now=now)
    if ends_later is not None:
        store.appointments.put_off(due.id, until=ends_later)
        return None
    if due.stage is Stage.FIRST_AFTER:
        return _greet(store, gathering, community=community, now=now)
    return _ask(store, gathering, due, community=community, now=now)


def _ends_later(
    gathering: Gathering, due: Appointment, *, community: Community, now: datetime
) -> datetime | None:
    """Return when it is due, if that is later than was planned: the end changed meanwhile."""
    wanted = [one for one in owed(gathering, {}, community) if one.stage is due.stage]
    return next((one.due_at for one in wanted if one.due_at > max(now, due.due_at)), None)


def _held(store: Store, due: Appointment) -> Gathering | None:
    if due.gathering_id is None:
        return None
    try:
        gathering = store.gatherings.get(due.gathering_id)
    except NoSuchGathering:
        return None
    return None if gathering.status is Status.CANCELLED else gathering


def _ask(
    store: Store, gathering: Gathering, due: Appointment, *, community: Community, now: datetime
) -> str | None:
    if not store.feedbacks.questions(gathering.id).is_asked:
        return _OFF
    waiting = [one for one in concerned(store, gathering.id) if one > due.reached]
    page = waiting[:AT_ONCE]
    _promise_questions(store, gathering, page, community=community, now=now)
    if len(page) == len(waiting):
        return ""
    store.appointments.go_on(due.id, after=page[-1])
    return None


def concerned(store: Store, gathering_id: int) -> Sequence[int]:
    """Return who was there, by id; where nobody noted it, those who meant to come."""
    present = who_was_there(store, gathering_id)
    if present is not None:
        return sorted(present)
    answered = store.audiences.answered(gathering_id)
    came = [one for one in answered if one.answer is Answer.YES and not one.to_confirm]
    visit = store.visits.of(gathering_id)
    hosts = set(visit.host_ids) if visit else set()
    return sorted({one.member_id for one in came} - hosts)


def who_was_there(store: Store, gathering_id: int) -> frozenset[int] | None:
    """
    Return the members who were there as guests of it; None if it was not noted.

    Neither who looked on for a funder, nor who was visited.
    """
    if store.attendances.taking(gathering_id) is not Taking.TAKEN:
        return None
    return frozenset(
        one.member_id
        for one in store.attendances.of(gathering_id)
        if one.member_id is not None and one.circle not in _ASIDE
    )


def may_have_come(store: Store, gathering_id: int, member_id: int) -> bool:
    """Tell whether somebody came, was asked, or meant to come where nobody noted who did."""
    present = who_was_there(store, gathering_id)
    if present is not None and member_id in present:
        return True
    if store.feedbacks.was_asked(gathering_id, member_id):
        return True
    rsvp = store.rsvps.of(gathering_id, member_id)
    return present is None and rsvp is not None and rsvp.answer is Answer.YES


def _promise_questions(
    store: Store,
    gathering: Gathering,
    member_ids: Collection[int],
    *,
    community: Community,
    now: datetime,
) -> None:
    # Who goes on a visit knows that they will be asked what it brings: no other question counts.
    is_visit = gathering.kind is GatheringKind.VISIT
    who = store.feedbacks.to_ask(
        member_ids, unless_since=now + ONCE_IN if is_visit else now - ONCE_IN
    )
    leaves_at = rules.good_hour(now, quiet=community.quiet, zone=community.zone)
    _promise(store, gathering, Kind.FEEDBACK, who, leaves_at=leaves_at, now=now)


def _promise(
    store: Store,
    gathering: Gathering,
    kind: Kind,
    member_ids: Iterable[int],
    *,
    leaves_at: datetime,
    now: datetime,
) -> None:
    starts_at = gathering.starts_at.isoformat() if gathering.starts_at else None
    promises = [
        Promise(
            f"{kind.value}:{gathering.id}:{member_id}",
            kind,
            member_id,
            gathering.id,
            leaves_at,
            not_after=leaves_at + WORTH_ASKING,
            facts={STARTS: starts_at},
        )
        for member_id in member_ids
    ]
    store.deliveries.plan(promises, at=now)


def _greet(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> str:
    """Promise a word to those whom a human saw for the first time; to nobody else."""
    if store.attendances.taking(gathering.id) is not Taking.TAKEN:
        return _NOT_NOTED
    who = store.feedbacks.newcomers(gathering.id)
    leaves_at = rules.good_hour(now, quiet=community.quiet, zone=community.zone)
    _promise(store, gathering, Kind.FIRST_AFTER, who, leaves_at=leaves_at, now=now)
    return ""


def ask_late(store: Store, gathering: Gathering, *, now: datetime) -> None:
    """
    Plan to ask those who are noted after the others were asked.

    Called whenever somebody is noted on a list that counts; a little later, for a slip of the
    finger is soon mended.
    """
    made = [one for one in store.appointments.of(gathering.id) if one.stage is Stage.FEEDBACK]
    if not made or any(one.is_ahead for one in made):
        return
    due_at = now + _A_LITTLE_LATER
    key = f"{Stage.FEEDBACK_LATE.value}:{gathering.id}:{in_minutes(due_at)}"
    late = Planned(key, Stage.FEEDBACK_LATE, gathering.id, due_at)
    store.appointments.plan([late], at=now)


def _ask_others(store: Store, gathering: Gathering, *, community: Community, now: datetime) -> str:
    """Ask those who were not asked yet; later than three days after the others, nobody is."""
    due_at = moment(gathering, community=community)
    if due_at is None or now > due_at + WORTH_ASKING:
        return _TOO_LATE
    present = who_was_there(store, gathering.id)
    if present is None:
        return _NOT_NOTED
    if store.feedbacks.questions(gathering.id).is_asked:
        _promise_questions(store, gathering, sorted(present), community=community, now=now)
    welcomed_at = rules.day_after(due_at, quiet=community.quiet, zone=community.zone)
    if _greets(gathering) and welcomed_at <= now:
        tomorrow = rules.day_after(now, quiet=community.quiet, zone=community.zone)
        newcomers = store.feedbacks.newcomers(gathering.id)
        _promise(store, gathering, Kind.FIRST_AFTER, newcomers, leaves_at=tomorrow, now=now)
    return ""
