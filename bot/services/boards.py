"""Organisers look at a gathering: totals for some, names and words for those with the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.attendance import Taking
from bot.domain.board import (
    NEWS,
    PAGE,
    Named,
    News,
    NothingToTell,
    NothingToTellOfVisit,
    Scope,
    Sheet,
    Slice,
    StillADraft,
    Titled,
    Totals,
)
from bot.domain.figures import Presence
from bot.domain.gathering import Gathering, Kind, NoSuchGathering, Status
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.report import Told
from bot.domain.rights import Action, may
from bot.domain.visit_board import Glance
from bot.ports import Store
from bot.services import observing, reports, rights, showing, untold_visits, visit_glances

_DRAFTS = frozenset({Status.IDEA, Status.DRAFT})
_NOTED_WITHIN = timedelta(days=14)


class NobodyThere(Refusal):
    """The person of an old button was erased, or turned out to be another."""

    key = "board.nobody"


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader may see and do beside the totals."""

    names: bool = False
    words: bool = False
    changes: bool = False
    answers_for: bool = False
    writes: bool = False
    presence: bool = False
    feedback: bool = False
    report: bool = False
    exports: bool = False
    places: bool = False
    hosts: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """
    A gathering at a glance; `news` is None for who may not read names.

    `missing_in` are the groups where its card should stand and does not, for who may mend that;
    `presence` is None where nobody noted who was there. `to_note` waits for somebody to do so.
    `told_here` are the visits of which a meeting hears, for who may say whether it did.
    """

    gathering: Gathering
    totals: Totals
    sight: Sight = Sight()
    news: News | None = None
    missing_in: Sequence[str] = ()
    presence: Presence | None = None
    to_note: Titled | None = None
    visit: Glance | None = None
    told_here: Sequence[Titled] = ()


@dataclass(frozen=True, slots=True)
class Roll:
    """One page of one list."""

    gathering: Gathering
    sheet: Sheet
    page: Slice[Named]


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody whom no message of ours reaches; `report` is there once everybody may read it."""

    gathering: Gathering
    person: Named
    report: Told | None = None


def totals(store: Store, gathering_id: int, *, now: datetime) -> Totals:
    """Count everything about a gathering; whoever shows it asks for the right to."""
    return _totals(store, Scope.of(store.gatherings.get(gathering_id), now))


def _totals(store: Store, scope: Scope) -> Totals:
    counts = store.rsvps.headcount(scope.gathering_id)
    return replace(store.overviews.totals(scope), counts=counts)


def look(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    now: datetime,
    since: datetime | None = None,
) -> Board:
    """
    Return a board, and remember that it was looked at.

    `since` (aware) is the look whose news are still on the screen, None for a new look.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        StillADraft: there is nothing to answer yet.
    """
    reader = rights.check(store, member, Action.SEE_TOTALS, gathering_id=gathering_id)
    gathering = published(store, gathering_id, by=reader)
    visit = visit_glances.of(store, gathering) if gathering.kind is Kind.VISIT else None
    sight = _sight(store, reader, gathering_id, visit)
    news = _news(store, reader, gathering_id, since, now) if sight.names else None
    missing = showing.missing_in(store, gathering, now=now) if sight.changes else ()
    totals = _totals(store, Scope.of(gathering, now))
    presence, to_note = _presence(store, gathering, now), _to_note(store, gathering, sight, now)
    told_here = untold_visits.told_here(store, gathering) if sight.report else ()
    return Board(gathering, totals, sight, news, missing, presence, to_note, visit, told_here)


def _presence(store: Store, gathering: Gathering, now: datetime) -> Presence | None:
    has_begun = gathering.starts_at is not None and gathering.starts_at <= now
    if not has_begun or store.attendances.taking(gathering.id) is not Taking.TAKEN:
        return None
    return Presence.of_seats(store.figures.seats(gathering.id, previous_id=None))


def _to_note(store: Store, gathering: Gathering, sight: Sight, now: datetime) -> Titled | None:
    """Return another gathering that has just ended, and of which nobody said who was there."""
    if not sight.presence or gathering.is_over(now):
        return None
    return next(iter(_just_over(store, now)), None)


def _just_over(store: Store, now: datetime) -> Sequence[Titled]:
    """Return what ended lately, and of which nobody noted who was there, the latest first."""
    return store.attendances.waiting(since=now - _NOTED_WITHIN, until=now, size=PAGE)


def published(store: Store, gathering_id: int, *, by: Member) -> Gathering:
    """Return what was announced; of a draft, only those who prepare it hear a word."""
    gathering = store.gatherings.get(gathering_id)
    if gathering.status not in _DRAFTS:
        return gathering
    if not may(store.members.roles_of(by.id), Action.PREPARE):
        raise NoSuchGathering(gathering_id=gathering_id)
    raise StillADraft(gathering)


def _sight(store: Store, reader: Member, gathering_id: int, visit: Glance | None) -> Sight:
    roles = store.members.roles_of(reader.id, gathering_id=gathering_id)
    return Sight(
        names=may(roles, Action.SEE_ANSWERS),
        words=may(roles, Action.READ_WORDS),
        changes=may(roles, Action.CHANGE),
        answers_for=may(roles, Action.ANSWER_FOR),
        writes=may(roles, Action.WRITE_TO_MANY),
        presence=may(roles, Action.NOTE_PRESENCE),
        feedback=may(roles, Action.READ_FEEDBACK),
        report=may(roles, Action.WRITE_REPORT),
        exports=may(roles, Action.EXPORT),
        places=may(roles, Action.GIVE_PLACES),
        hosts=visit is not None and reader.id in visit.visit.host_ids,
    )


def _news(
    store: Store, reader: Member, gathering_id: int, since: datetime | None, now: datetime
) -> News:
    """Tell what others did since the last look; a first look has seen everything."""
    before = since or store.looks.of(gathering_id, reader.id) or now
    store.looks.put(gathering_id, reader.id, at=now)
    return store.overviews.news(gathering_id, since=before, besides=reader.id, size=NEWS)


def page(
    store: Store, *, member: Member | None, gathering_id: int, sheet: Sheet, now: datetime
) -> Roll:
    """
    Return one page of a list with names; a page past the end is the first one.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.SEE_ANSWERS, gathering_id=gathering_id)
    gathering = published(store, gathering_id, by=reader)
    scope = Scope.of(gathering, now)
    shown = _found(store, scope, sheet)
    if not shown and sheet.number:
        sheet = replace(sheet, number=0)
        shown = _found(store, scope, sheet)
    return Roll(gathering, sheet, Slice.cut(shown, number=sheet.number, size=PAGE))


def _found(store: Store, scope: Scope, sheet: Sheet) -> Sequence[Named]:
    """Ask for one more than fits, to know whether a page follows."""
    start = sheet.number * PAGE
    return store.overviews.listed(
        scope, sheet.listing, order=sheet.order, start=start, size=PAGE + 1
    )


def person(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> ToTell:
    """
    Return one person as the lists describe them: to be told of what no message of ours tells.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft, NobodyThere.
        NothingToTell: the gathering is over, and its report is not published.
    """
    reader = rights.check(store, member, Action.SEE_ANSWERS, gathering_id=gathering_id)
    gathering = published(store, gathering_id, by=reader)
    scope = Scope.of(gathering, now)
    if scope.has_nothing_to_tell:
        raise NothingToTellOfVisit if gathering.kind is Kind.VISIT else NothingToTell
    named = store.overviews.one(scope, member_id)
    if named is None or not named.name:
        raise NobodyThere
    if not scope.is_reported:
        return ToTell(gathering, named)
    told = reports.told(store, gathering_id, now=now)
    observes = rights.observes(store, store.members.get(member_id))
    return ToTell(gathering, named, observing.told(store, told) if observes else told)
