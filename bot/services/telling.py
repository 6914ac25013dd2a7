"""What a visit brings back, for those who lead its telling: words, tellers, told or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain import asking_after
from bot.domain.board import Slice
from bot.domain.circumstances import STARTS
from bot.domain.community import Community
from bot.domain.delivery import Kind as DeliveryKind, Promise
from bot.domain.gathering import Gathering, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.rights import Action
from bot.domain.telling import (
    NothingToRead,
    VisitSaid,
    VisitTeller,
    check_heard,
    check_took_place,
    may_settle,
)
from bot.domain.visit import Telling, Visit, VisitWord
from bot.ports import Store
from bot.services import rights, taking_turns, visit_bindings, visit_words

PAGE: Final = 4  # the longest sentences, and who tells them, fit one message


@dataclass(frozen=True, slots=True)
class Told:
    """
    A visit as those see it who lead its telling. `before` is the meeting, by id, to which it was
    bound until somebody said a moment ago that it was not told there.
    """

    gathering: Gathering
    visit: Visit
    told_at: Gathering | None
    page: Slice[VisitSaid]
    total: int
    tellers: Sequence[VisitTeller]
    may_settle: bool
    before: int | None = None


def look(
    store: Store, *, gathering_id: int, member: Member | None, number: int, now: datetime
) -> Told:
    """
    Return what was said of a visit, page by page, who tells it and whether it was told.

    Raises:
        NotAnOrganiser, NoSuchGathering.
    """
    _check(store, member, gathering_id)
    return _look(store, gathering_id, number=number, now=now)


def _check(store: Store, member: Member | None, gathering_id: int) -> tuple[Member, Visit]:
    """Return who asks if they lead it: the project group, authors of it or of its meeting."""
    visit = store.visits.of(gathering_id)
    where = [gathering_id, *([visit.told_at] if visit and visit.told_at else [])]
    reader = rights.check_in_one(store, member, Action.WRITE_REPORT, gathering_ids=where)
    if visit is None:
        raise NoSuchGathering(gathering_id=gathering_id)
    return reader, visit


def _look(store: Store, gathering_id: int, *, number: int, now: datetime) -> Told:
    gathering = store.gatherings.get(gathering_id)
    visit = store.visits.of(gathering_id)
    if visit is None or gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NoSuchGathering(gathering_id=gathering_id)
    said = store.visit_answers.said(gathering_id)
    start = number * PAGE if number * PAGE < len(said) else 0
    page = Slice.cut(said[start : start + PAGE + 1], number=start // PAGE, size=PAGE)
    told_at = visit_words.told_at(store, visit)
    return Told(
        gathering,
        visit,
        told_at,
        page,
        len(said),
        store.tellings.tellers(gathering_id),
        may_settle(gathering, visit.telling, told_at=told_at, now=now),
    )


def hear(store: Store, *, answer_id: int, member: Member | None) -> VisitSaid:
    """
    Return what was said in a voice note, or shown in a photo.

    Raises:
        NotAnOrganiser: the reader may not.
        NothingToRead: it is not there any more.
    """
    found = store.visit_answers.one(answer_id)
    if found is None:
        rights.check(store, member, Action.WRITE_REPORT)
        raise NothingToRead
    gathering_id, said = found
    _check(store, member, gathering_id)
    if not (said.voice or said.photo):
        raise NothingToRead
    return said


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody says of a visit at a meeting: told, read out, or not yet."""

    gathering_id: int
    meeting_id: int
    telling: Telling


def settle(
    store: Store, verdict: Verdict, *, member: Member | None, community: Community, now: datetime
) -> Told:
    """
    Write down whether a visit was told. What was not is bound to the next meeting announced.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        GatheringCancelled, NotVisitedYet: the visit did not take place, or is not over.
        GatheringCancelled, NotToldYet: the meeting was called off, or has not begun.
    """
    # Whoever calls it off, says so too or publishes its next meeting comes before, or after.
    taking_turns.wait_for_others(store, member)
    reader, visit = _check(store, member, verdict.gathering_id)
    check_took_place(store.gatherings.hold(visit.gathering_id), now)
    meeting = store.gatherings.get(verdict.meeting_id)
    if not _was_heard(visit, verdict):
        check_heard(meeting, now)
    if verdict.telling.is_told and not _is_settled(visit, verdict):
        _told(store, visit, verdict, by=reader, now=now)
        _thank_hosts(store, visit, community=community, now=now)
    before = None
    if not verdict.telling.is_told and visit.told_at == meeting.id:
        _not_told(store, visit, verdict, by=reader, now=now)
        before = None if meeting.status is Status.CANCELLED else meeting.id
    return replace(_look(store, visit.gathering_id, number=0, now=now), before=before)


def _was_heard(visit: Visit, verdict: Verdict) -> bool:
    """Tell whether it is said already that it was told there: that can be mended."""
    return visit.telling.is_told and visit.told_at == verdict.meeting_id


def _is_settled(visit: Visit, verdict: Verdict) -> bool:
    """Tell whether it is said already, or was told at another meeting than an old page knows."""
    is_elsewhere = visit.telling.is_told and visit.told_at != verdict.meeting_id
    return is_elsewhere or visit.telling is verdict.telling


def _told(store: Store, visit: Visit, verdict: Verdict, *, by: Member, now: datetime) -> None:
    store.tellings.settle(visit.gathering_id, verdict.telling, at=now)
    if visit.told_at != verdict.meeting_id:
        _bind(store, visit, verdict.meeting_id)
    gathering = store.gatherings.get(visit.gathering_id)
    store.gatherings.save(replace(gathering, status=Status.REPORTED))
    _note(store, "visit.told", verdict, by=by, now=now)


def _not_told(store: Store, visit: Visit, verdict: Verdict, *, by: Member, now: datetime) -> None:
    store.tellings.settle(visit.gathering_id, Telling.NOT_TOLD, at=now)
    gathering = store.gatherings.get(visit.gathering_id)
    if gathering.status is Status.REPORTED:
        store.gatherings.save(replace(gathering, status=Status.HELD))
    _bind(store, visit, None)
    visit_bindings.follow(store, now=now)
    _note(store, "visit.not_told", verdict, by=by, now=now)


def _bind(store: Store, visit: Visit, meeting_id: int | None) -> None:
    store.tellings.bind(visit.gathering_id, meeting_id)
    for which in {visit.told_at, meeting_id} - {None}:
        store.touch(which or 0)


def _note(store: Store, deed: str, verdict: Verdict, *, by: Member, now: datetime) -> None:
    subject, facts = f"gathering:{verdict.gathering_id}", f"meeting:{verdict.meeting_id}"
    store.audit.note(deed, by=by.id, subject=subject, at=now, facts=facts)


def _thank_hosts(store: Store, visit: Visit, *, community: Community, now: datetime) -> None:
    """Promise those who were visited to read what was said of it: once, whatever is mended."""
    gathering = store.gatherings.get(visit.gathering_id)
    leaves_at = asking_after.good_hour(now, quiet=community.quiet, zone=community.zone)
    starts_at = gathering.starts_at.isoformat() if gathering.starts_at else None
    promises = [
        Promise(
            f"{DeliveryKind.HOST_ECHO.value}:{visit.gathering_id}:{host_id}",
            DeliveryKind.HOST_ECHO,
            host_id,
            visit.gathering_id,
            leaves_at,
            not_after=leaves_at + asking_after.WORTH_ASKING,
            facts={STARTS: starts_at},
        )
        for host_id in visit.host_ids
    ]
    store.deliveries.plan(promises, at=now)


def to_tell_hosts(store: Store, gathering_id: int) -> Sequence[VisitSaid]:
    """Return what visitors let others read: nothing that tells a host which of them said it."""
    said = to_read_out(store, gathering_id)
    return [one for one in said if one.word is not VisitWord.HOST and not one.gives_away]


def to_read_out(store: Store, gathering_id: int) -> Sequence[VisitSaid]:
    """Return what may be read out of a visit; what is for the team alone never is."""
    return [one for one in store.visit_answers.said(gathering_id) if one.is_quotable]
