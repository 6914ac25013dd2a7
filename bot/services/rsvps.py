"""Members say whether they come."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.member import Member, Person
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import members


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one answer; `before` is None for the first one."""

    gathering: Gathering
    member: Member
    answer: Answer
    before: Answer | None
    is_under_way: bool

    @property
    def is_same(self) -> bool:
        return self.answer is self.before


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who answers: a person, and the member they are if we know them already."""

    person: Person
    member: Member | None


def answer(
    store: Store, *, gathering_id: int, by: Respondent, answer: Answer, now: datetime
) -> Answered:
    """
    Record one person's answer; the same answer again changes nothing.

    Somebody we do not know yet is remembered with it, and asked for their consent later.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: nothing is recorded.
    """
    gathering = store.gatherings.get(gathering_id)
    gathering.check_open(now)
    member = by.member or members.meet(store, person=by.person, now=now)
    earlier = store.rsvps.of(gathering_id, member.id)
    before = earlier.answer if earlier else None
    if before is not answer:
        store.rsvps.put(Rsvp(gathering_id, member.id, answer, answered_at=now))
        store.touch(gathering_id)
    is_under_way = gathering.starts_at is not None and now >= gathering.starts_at
    return Answered(gathering, member, answer, before, is_under_way)
