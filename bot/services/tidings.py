"""What those who answered are told when a meeting changes: promises, and how many they reach."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import letter
from bot.domain.change import TOGETHER, Change
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.listener import Listener
from bot.domain.member import Member, Status
from bot.ports import Store

_SOON = timedelta(hours=1)
_ASKED = "asked"  # MOVED: they had to confirm already before this
_SUPERSEDED = "superseded"

Facts = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """
    How many are written to, how many must be told otherwise, and when it leaves (aware).

    `answers` are those who will be asked again; `invitations`, counted among the people, are the
    announcements that had not left yet.
    """

    people: int = 0
    otherwise: int = 0
    leaves_at: datetime | None = None
    answers: int = 0
    invitations: int = 0


def listeners(store: Store, change: Change, *, now: datetime) -> Sequence[Listener]:
    """Return who is concerned: by a move all whom `everybody` names, else those who may come."""
    if change.is_move:
        return everybody(store, change.before, now=now)
    return _who_may_come(store, change.before)


def everybody(store: Store, gathering: Gathering, *, now: datetime) -> Sequence[Listener]:
    """
    Return all who answered, and those who were invited in private and are silent.

    Silent organisers are none of them: they hear of it as organisers. A visit has few places, and
    is no news to who never asked for one: of it hear who answered, who waits, and who receives.
    """
    if gathering.kind is GatheringKind.VISIT:
        return _of_visit(store, gathering)
    organisers = {one.id for one in store.members.organisers()}
    invited = store.audiences.invited(gathering.id, now=now)
    silent = [one for one in invited if one.member_id not in organisers]
    return [*store.audiences.answered(gathering.id), *silent]


def _of_visit(store: Store, gathering: Gathering) -> Sequence[Listener]:
    answered = store.audiences.answered(gathering.id)
    line = {one.member_id for one in store.places.waiting(gathering.id)}
    besides = {one.member_id for one in answered}
    others = (line | _hosts(store, gathering)).difference(besides)
    return [*answered, *_without_answer(store, others)]


def _hosts(store: Store, gathering: Gathering) -> set[int]:
    visit = store.visits.of(gathering.id)
    return set(visit.host_ids) if visit else set()


def _without_answer(store: Store, member_ids: Collection[int]) -> Sequence[Listener]:
    known = store.members.known(member_ids)
    return [
        Listener(one.id, None, to_confirm=False, is_reachable=_is_reachable(one), waits=True)
        for one in known.values()
        if one.status is not Status.LEFT
    ]


def _is_reachable(member: Member) -> bool:
    return member.chat_id is not None and member.status in {Status.ACTIVE, Status.PAUSED}


def _who_may_come(store: Store, gathering: Gathering) -> Sequence[Listener]:
    """Return who may set out for it: of a visit those who have a place, and who receives them."""
    answered = store.audiences.answered(gathering.id)
    if gathering.kind is not GatheringKind.VISIT:
        return [one for one in answered if one.counts_on_it]
    coming = [one for one in answered if one.has_place]
    hosts = _hosts(store, gathering) - {one.member_id for one in coming}
    return [*coming, *_without_answer(store, hosts)]


def counted(listeners: Collection[Listener], *, leaves_at: datetime | None = None) -> Told:
    """Count whom a message reaches and whom it does not."""
    people = sum(one.is_reachable for one in listeners)
    answers = sum(one.answer is not None for one in listeners)
    return Told(people, len(listeners) - people, leaves_at, answers)


def of_change(store: Store, change: Change, *, community: Community, now: datetime) -> Told:
    """
    Promise those concerned to hear of it, and ask again whoever answered for another date.

    A message that waits for the same people is replaced: what follows within `TOGETHER` is one.
    """
    concerned = listeners(store, change, now=now)
    kind = Kind.MOVED if change.is_move else Kind.CHANGED
    due_at = _due(kind, change, community=community, now=now)
    if change.is_move:
        facts = _moves(store, change, concerned, now=now)
    else:
        parts = {part.value for part in change.parts}
        facts = _informs(store, change.before.id, concerned, parts, now=now)
    after = change.after
    _promise(store, kind, after, facts, due_at=due_at, now=now)
    return counted(concerned, leaves_at=due_at)


def would_hear(store: Store, gathering: Gathering) -> Told:
    """Count those who may come, and hear of it when anything but the date changes."""
    return counted(_who_may_come(store, gathering))


def of_programme(
    store: Store, gathering: Gathering, *, community: Community, now: datetime
) -> Told:
    """Promise those who may come to hear of another programme, together with what waits."""
    same = Change(gathering, gathering)
    concerned = _who_may_come(store, gathering)
    due_at = _due(Kind.CHANGED, same, community=community, now=now)
    facts = _informs(store, gathering.id, concerned, {letter.PROGRAMME}, now=now)
    _promise(store, Kind.CHANGED, gathering, facts, due_at=due_at, now=now)
    return counted(concerned, leaves_at=due_at)


def _moves(
    store: Store, change: Change, concerned: Iterable[Listener], *, now: datetime
) -> Mapping[int, Facts]:
    """Return what each is told, with the first date they knew; it says all that waited."""
    gathering_id, old = change.before.id, change.before.starts_at
    waiting = store.audiences.waiting(gathering_id, Kind.MOVED)
    kinds = {Kind.MOVED, Kind.CHANGED}
    store.deliveries.drop(gathering_id, reason=_SUPERSEDED, at=now, kinds=kinds)
    store.rsvps.ask_again(gathering_id)
    new = _written(change.after.starts_at)
    facts: dict[int, Facts] = {}
    unmoved: list[int] = []
    for one in concerned:
        first = {letter.BEFORE: _written(old), _ASKED: int(one.to_confirm), **_silence(one)}
        known = waiting.get(one.member_id) or first
        if known.get(letter.BEFORE) == new and not known.get(_ASKED):
            unmoved.append(one.member_id)
        else:
            facts[one.member_id] = known
    store.rsvps.let_stand(gathering_id, unmoved)
    return facts


def _informs(
    store: Store,
    gathering_id: int,
    concerned: Iterable[Listener],
    parts: Collection[str],
    *,
    now: datetime,
) -> Mapping[int, Facts]:
    """Return what each is told, with what waited; a message of another date says it all anyway."""
    moved = store.audiences.waiting(gathering_id, Kind.MOVED)
    waiting = store.audiences.waiting(gathering_id, Kind.CHANGED)
    store.deliveries.drop(gathering_id, reason=_SUPERSEDED, at=now, kinds={Kind.CHANGED})
    return {
        one.member_id: {letter.WHAT: _joined(waiting.get(one.member_id, {}), parts)}
        for one in concerned
        if one.member_id not in moved
    }


def of_end(
    store: Store, gathering: Gathering, *, kind: Kind, community: Community, now: datetime
) -> Told:
    """
    Promise everybody it concerns to hear that it is called off, or takes place after all.

    Whatever else was planned to be said about it is taken back.
    """
    store.deliveries.drop(gathering.id, reason=kind.value, at=now)
    concerned = everybody(store, gathering, now=now)
    dates = [gathering.starts_at] if gathering.starts_at else []
    due_at = letter.good_moment(kind, dates, at=now, hours=community.quiet, zone=community.zone)
    facts: dict[int, Facts] = {one.member_id: _silence(one) for one in concerned}
    _promise(store, kind, gathering, facts, due_at=due_at, now=now)
    return counted(concerned, leaves_at=due_at)


def _promise(
    store: Store,
    kind: Kind,
    gathering: Gathering,
    facts: Mapping[int, Facts],
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    # The revision makes the promise a new one: one that is on its way already stays as it is.
    revision = store.gatherings.get(gathering.id).revision
    store.deliveries.plan(
        [
            Promise(
                f"{kind.value}:{gathering.id}:{revision}:{member_id}",
                kind,
                member_id,
                gathering.id,
                due_at,
                not_after=gathering.ends_at,
                facts=said,
            )
            for member_id, said in facts.items()
        ],
        at=now,
    )


def _due(kind: Kind, change: Change, *, community: Community, now: datetime) -> datetime:
    """Wait a little for what may follow, unless the meeting is about to begin."""
    dates = [date for date in (change.before.starts_at, change.after.starts_at) if date]
    is_soon = any(date - now <= _SOON for date in dates)
    at = now if is_soon else now + TOGETHER
    return letter.good_moment(kind, dates, at=at, hours=community.quiet, zone=community.zone)


def _silence(listener: Listener) -> dict[str, str | int | None]:
    if listener.answer:
        return {}
    return {letter.WAITS: 1} if listener.waits else {letter.INVITED: 1}


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _joined(known: Facts, parts: Iterable[str]) -> str:
    earlier = {part for part in str(known.get(letter.WHAT) or "").split(",") if part}
    return ",".join(sorted(earlier | set(parts)))
