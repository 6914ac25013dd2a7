"""« Qu’aimeriez-vous comprendre ? »: what visitors would like the host to tell them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.rsvp import Answer, NoAnswerYet, readable_word
from bot.ports import Store
from bot.services import rsvps, visit_lists


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of one visitor, empty if there is none."""

    gathering: Gathering
    text: str = ""


def look(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Asked:
    """
    Return what a visitor would like to understand.

    Raises:
        NoAnswerYet: they have no place (any more).
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    visitor_id = _visitor(store, gathering_id, member, now=now)
    gathering = store.gatherings.get(gathering_id)
    return Asked(gathering, store.visit_questions.of_member(gathering_id, visitor_id))


def ask(
    store: Store, *, gathering_id: int, member: Member | None, text: str, now: datetime
) -> Asked:
    """
    Keep a question in the place of an earlier one; after the last list its host is told of it.

    Raises:
        NothingWritten, WordTooLong: nothing changes.
        NoAnswerYet, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    visitor_id = _visitor(store, gathering_id, member, now=now)
    store.visit_questions.put(gathering_id, visitor_id, readable_word(text), at=now)
    visit_lists.tell_more(store, store.gatherings.get(gathering_id), now=now)
    return look(store, gathering_id=gathering_id, member=member, now=now)


def take_back(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Asked:
    """
    Forget a question.

    Raises:
        NoAnswerYet, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    visitor_id = _visitor(store, gathering_id, member, now=now)
    store.visit_questions.drop(gathering_id, visitor_id)
    return look(store, gathering_id=gathering_id, member=member, now=now)


def _visitor(store: Store, gathering_id: int, member: Member | None, *, now: datetime) -> int:
    rsvp = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    if rsvp.answer is not Answer.YES:
        raise NoAnswerYet
    return rsvp.member_id
