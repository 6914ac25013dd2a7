"""Organisers note what somebody told them; the person it is about has the last word."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.company import bringing
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Status
from bot.domain.places import NoRoomForGuests, NoRoomForTheirGuests
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.domain.rsvp import Answer, OwnAnswerWins, Readers, Rsvp, Via, readable_word
from bot.ports import Store
from bot.services import companions, rights, rsvps
from bot.services.on_behalf import Picked, pick
from bot.services.rsvps import Respondent


class AnswerChanged(Refusal):
    """The person answered, or somebody noted another answer, since that button was shown."""

    key = "behalf.changed_since"


@dataclass(frozen=True, slots=True)
class Given:
    """A word that somebody gave with their answer."""

    gathering_id: int
    member_id: int
    text: str
    readers: Readers


@dataclass(frozen=True, slots=True)
class Noted:
    """What was written down; `member` is told if we can write to them."""

    gathering: Gathering
    member: Member
    by: Member
    rsvp: Rsvp
    is_new: bool

    @property
    def is_told(self) -> bool:
        """Tell whether the member is asked if it is right; silence was asked for in a pause."""
        return self.is_new and self.member.status is Status.ACTIVE and bool(self.member.chat_id)


def note(store: Store, *, member: Member | None, said: Rsvp, now: datetime) -> Noted:
    """
    Write an answer down for somebody; `said` tells whose, to what, with whom and how it came.

    Raises:
        OwnAnswerWins: the person answered alone, perhaps this very moment; and as for `pick`.
        NoPlaceLeft, NoRoomForTheirGuests: it is a visit, whose places go to others first.
    """
    gathering_id, who_id = said.gathering_id, said.member_id
    picked = pick(store, member=member, gathering_id=gathering_id, member_id=who_id, now=now)
    by = rights.check(store, member, Action.ANSWER_FOR, gathering_id=gathering_id)
    own = store.overviews.last_own(gathering_id, picked.member.id)
    who = Respondent(None, picked.member, entered_by=by.id, via=said.via)
    rsvps.answer(store, gathering_id=gathering_id, by=who, answer=said.answer, now=now)
    # On PostgreSQL the person may have answered between our look and our writing.
    if store.overviews.last_own(gathering_id, picked.member.id) != own:
        raise OwnAnswerWins
    kept = _bringing(store, _current(store, gathering_id, picked.member.id), said, now)
    is_new = not _says_the_same(picked.person.rsvp, kept)
    if is_new:
        _note(store, "behalf.note", by, kept, now)
    return Noted(picked.gathering, picked.member, by, kept, is_new)


def _says_the_same(before: Rsvp | None, after: Rsvp) -> bool:
    if before is None or before.to_confirm:
        return False
    return (before.answer, before.guests) == (after.answer, after.guests)


def _bringing(store: Store, rsvp: Rsvp, said: Rsvp, now: datetime) -> Rsvp:
    """Count those who come along, as they were told."""
    if rsvp.answer is not Answer.YES or rsvp.guests == said.guests:
        return rsvp
    kept = replace(bringing(rsvp, said.guests), entered_by=rsvp.entered_by, via=said.via)
    gathering = store.gatherings.get(rsvp.gathering_id)
    try:
        companions.bring_along(store, gathering, rsvp, kept, now=now)
    except NoRoomForGuests as full:
        raise NoRoomForTheirGuests(gathering_id=gathering.id) from full
    return kept


def _current(store: Store, gathering_id: int, member_id: int) -> Rsvp:
    rsvp = store.rsvps.hold(gathering_id, member_id)
    if rsvp is None:
        raise AnswerChanged
    return rsvp


def take_back(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> Picked:
    """
    Take back an answer that was noted by mistake.

    Raises:
        OwnAnswerWins: it is the person's own by now.
        AnswerChanged: there is none any more; and as for `pick`.
    """
    picked, by, rsvp = _of_ours(store, member, gathering_id, member_id, now)
    rsvps.withdraw(
        store, gathering_id=gathering_id, member=picked.member, now=now, entered_by=by.id
    )
    _note(store, "behalf.withdraw", by, rsvp, now)
    return picked


def leave_word(store: Store, *, member: Member | None, word: Given, now: datetime) -> Picked:
    """
    Keep the word that somebody gave with their answer, for those it is meant for.

    Raises:
        WordTooLong, NothingWritten; and as for `take_back`.
    """
    picked, by, rsvp = _of_ours(store, member, word.gathering_id, word.member_id, now)
    text = readable_word(word.text)
    kept = replace(rsvp, word=text, word_at=now)
    store.rsvps.save(replace(kept, readers=word.readers, word_read=False))
    _note(store, "behalf.give_word", by, rsvp, now)
    return picked


def _of_ours(
    store: Store, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> tuple[Picked, Member, Rsvp]:
    """Return an answer that organisers may still change."""
    picked = pick(store, member=member, gathering_id=gathering_id, member_id=member_id, now=now)
    by = rights.check(store, member, Action.ANSWER_FOR, gathering_id=gathering_id)
    rsvp = _current(store, gathering_id, picked.member.id)
    rsvps.check_may_speak(rsvp, picked.member, entered_by=by.id)
    return picked, by, rsvp


def confirm(store: Store, *, member: Member | None, said: Rsvp, now: datetime) -> None:
    """
    Make what was noted for a member their own answer, at their word.

    Raises:
        AnswerChanged: something else is written by now, or the date has moved.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    if member is None:
        raise AnswerChanged
    gathering_id = said.gathering_id
    rsvp = _current(store, gathering_id, member.id)
    if rsvp.to_confirm or (rsvp.answer, rsvp.guests) != (said.answer, said.guests):
        raise AnswerChanged
    who = Respondent(None, member, via=Via.BUTTON)
    rsvps.answer(store, gathering_id=gathering_id, by=who, answer=said.answer, now=now)


def _note(store: Store, action: str, by: Member, rsvp: Rsvp, now: datetime) -> None:
    subject, facts = f"gathering:{rsvp.gathering_id}", f"member:{rsvp.member_id}"
    store.audit.note(action, by=by.id, subject=subject, at=now, facts=facts)
