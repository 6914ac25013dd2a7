"""Somebody whom a gathering counts on cannot come: organisers hear of it at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering
from bot.domain.member import Member
from bot.domain.rsvp import Answer
from bot.domain.task import Cast, Duty, Task, Turn, duty_of, is_told_at_once
from bot.ports import Store

WHO, SAID = "who", "said"  # in the facts of a message: the member's id, and their answer


@dataclass(frozen=True, slots=True)
class LateNo:
    """
    `who` does not come after all, may not come, or comes all the same; `task` is theirs.

    No `answer` is one that was taken back.
    """

    member: Member
    gathering: Gathering
    who: Member
    answer: Answer | None
    task: Task | None


def note(
    store: Store,
    gathering: Gathering,
    member: Member,
    turn: Turn,
    *,
    entered_by: int | None,
    now: datetime,
) -> None:
    """
    Promise organisers to hear of an answer that cannot wait for the evening.

    Whoever wrote the answer down, and the person themselves, know it. Who was told that somebody
    does not come is told when they come after all.
    """
    if gathering.is_over(now):
        return
    besides = {member.id, entered_by}
    promises = [
        _promise(gathering, member, turn.after, reader.id, now)
        for reader in _readers(store, gathering, member, turn, now)
        if reader.chat_id is not None and reader.id not in besides
    ]
    if promises:
        store.deliveries.plan(promises, at=now)


def _readers(
    store: Store, gathering: Gathering, member: Member, turn: Turn, now: datetime
) -> Sequence[Member]:
    if turn.is_return:
        told = store.casts.were_told(gathering.id, member.id)
        return [one for one in store.members.organisers() if one.id in told] if told else []
    if not turn.cannot_wait(now):
        return []
    duty = _duty(store, gathering, member)
    is_told = duty is not None and is_told_at_once(turn, duty, now=now)
    return store.members.organisers() if is_told else []


def _duty(store: Store, gathering: Gathering, member: Member) -> Duty | None:
    visit = store.visits.of(gathering.id) if gathering.kind is GatheringKind.VISIT else None
    if visit is not None and member.id in visit.host_ids:
        return Duty(Task.VISIT)
    roles = store.casts.roles(member.id, gathering.id)
    cast = Cast(
        gathering.tellers,
        store.casts.speakers(gathering.id),
        here={role for role, is_standing in roles if not is_standing},
        standing={role for role, is_standing in roles if is_standing},
    )
    duty = duty_of(member.name, cast)
    tells = store.tellings.told_by(gathering.id, member.id)
    return Duty(Task.TELLING) if tells and (duty is None or duty.is_standing) else duty


def _promise(
    gathering: Gathering, member: Member, answer: Answer | None, reader: int, now: datetime
) -> Promise:
    stamp = int(now.timestamp() * 1000)
    return Promise(
        f"{Kind.LATE_NO.value}:{gathering.id}:{member.id}:{stamp}:{reader}",
        Kind.LATE_NO,
        reader,
        gathering.id,
        now,
        not_after=gathering.ends_at,
        facts={WHO: member.id, SAID: answer.value if answer else None},
    )


def about(store: Store, delivery: Delivery, member: Member) -> LateNo | None:
    """Return what is to be said now; None if they answered something else meanwhile."""
    if delivery.gathering_id is None:
        return None
    try:
        gathering = store.gatherings.get(delivery.gathering_id)
        who = store.members.get(int(delivery.facts.get(WHO) or 0))
    except (NoSuchGathering, LookupError):
        return None
    rsvp, said = store.rsvps.of(gathering.id, who.id), delivery.facts.get(SAID)
    answer = rsvp.answer if rsvp else None
    if not who.name or answer != (Answer(str(said)) if said else None):
        return None
    duty = _duty(store, gathering, who)
    return LateNo(member, gathering, who, answer, duty.task if duty else None)
