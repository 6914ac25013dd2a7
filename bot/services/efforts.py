"""The hours that a gathering took: noted by kind, so that nobody's are counted."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.effort import Effort, EffortKind, changed
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import boards, rights, taking_turns


@dataclass(frozen=True, slots=True)
class Noted:
    gathering: Gathering
    effort: Effort


def look(store: Store, *, member: Member | None, gathering_id: int) -> Noted:
    """
    Return the hours given to a gathering.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.NOTE_EFFORT, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    return Noted(gathering, store.efforts.of(gathering_id))


def add(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    kind: EffortKind,
    minutes: int,
    now: datetime,
) -> Noted:
    """
    Add minutes to one kind, or take some away; there are never fewer than none.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    taking_turns.wait_for_others(store, member)
    reader = rights.check(store, member, Action.NOTE_EFFORT, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    effort = store.efforts.of(gathering_id)
    total = changed(effort.of(kind), minutes)
    if total != effort.of(kind):
        store.efforts.put(gathering_id, kind, total, at=now)
        subject = f"gathering:{gathering_id}"
        store.audit.note("effort.note", by=reader.id, subject=subject, at=now, facts=kind.value)
    return Noted(gathering, store.efforts.of(gathering_id))
