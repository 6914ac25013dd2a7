"""Organisers note what somebody told them; the person it is about has the last word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.board import PAGE, Listing, Named, Order, Scope, Slice, Titled
from bot.domain.company import bringing
from bot.domain.gathering import Gathering
from bot.domain.member import NAME_LENGTH, Channel, Member, Status
from bot.domain.naming import one_line
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.domain.rsvp import Answer, OwnAnswerWins, Readers, Rsvp, Via, readable_word
from bot.ports import Store
from bot.services import rights, rsvps
from bot.services.boards import NobodyThere
from bot.services.rsvps import Respondent

SUGGESTED = 6
NOTE_LENGTH = 120


class ForYourself(Refusal):
    """One's own answer is given on one's own card."""

    key = "behalf.yourself"


class AnswerChanged(Refusal):
    """The person answered, or somebody noted another answer, since that button was shown."""

    key = "behalf.changed_since"


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, and which page of those who were found is asked for."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Picked:
    """Somebody to be answered for; `has_own` tells that they answered alone, which stays."""

    gathering: Gathering
    person: Named
    member: Member
    has_own: bool


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


def choices(store: Store, *, member: Member | None, now: datetime) -> Sequence[Titled]:
    """
    Return the announced gatherings to which somebody may be answered for, the next one first.

    Raises:
        NotAnOrganiser.
    """
    rights.check(store, member, Action.ANSWER_FOR)
    return store.overviews.open(now=now, size=PAGE)


def begin(
    store: Store, *, member: Member | None, gathering_id: int, now: datetime
) -> tuple[Gathering, Sequence[Named]]:
    """
    Return the gathering, and whom an organiser most likely answers for.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver.
    """
    _, gathering = _open(store, member, gathering_id, now)
    scope = Scope.of(gathering, now)
    called = store.overviews.listed(
        scope, Listing.OTHERWISE, order=Order.PERSON, start=0, size=SUGGESTED
    )
    return gathering, called


def _open(
    store: Store, member: Member | None, gathering_id: int, now: datetime
) -> tuple[Member, Gathering]:
    by = rights.check(store, member, Action.ANSWER_FOR, gathering_id=gathering_id)
    gathering = store.gatherings.get(gathering_id)
    gathering.check_open(now)
    return by, gathering


def find(
    store: Store, *, member: Member | None, gathering_id: int, search: Search, now: datetime
) -> Slice[Named]:
    """
    Return one page of the people whose name, or organisation, contains what was typed.

    Raises:
        NotAnOrganiser, NothingWritten; and as for `begin`.
    """
    _, gathering = _open(store, member, gathering_id, now)
    typed, scope = one_line(search.text, limit=NAME_LENGTH), Scope.of(gathering, now)
    start = search.number * PAGE
    found = store.overviews.like(scope, typed, start=start, size=PAGE + 1)
    return Slice.cut(found, number=search.number, size=PAGE)


def add(
    store: Store, *, member: Member | None, name: str, channel: Channel, note: str, now: datetime
) -> Member:
    """
    Write down somebody without Telegram; `note` says how to reach them, and may be empty.

    Raises:
        NotAnOrganiser, NothingWritten.
    """
    by = rights.check(store, member, Action.ANSWER_FOR)
    rights.check(store, member, Action.EDIT_DIRECTORY)
    made = store.members.add(
        one_line(name, limit=NAME_LENGTH),
        telegram_id=None,
        status=Status.INVITED,
        at=now,
        channel=channel,
    )
    if note:
        made = replace(made, contact_note=one_line(note, limit=NOTE_LENGTH))
        store.members.save(made)
    store.audit.note("behalf.newcomer", by=by.id, subject=f"member:{made.id}", at=now)
    return made


def pick(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> Picked:
    """
    Return somebody to be answered for.

    Raises:
        NobodyThere: they were erased meanwhile.
        ForYourself: that is the organiser; and as for `begin`.
    """
    by, gathering = _open(store, member, gathering_id, now)
    known = _known(store, member_id)
    person = store.overviews.one(Scope.of(gathering, now), known.id)
    if person is None:
        raise NobodyThere
    if known.id == by.id:
        raise ForYourself
    rsvp = person.rsvp
    has_own = bool(rsvp and rsvp.entered_by is None and known.telegram_id)
    return Picked(gathering, person, known, has_own)


def _known(store: Store, member_id: int) -> Member:
    """Follow a record that turned out to be another one's."""
    try:
        known = store.members.get(member_id)
    except LookupError as unknown:
        raise NobodyThere from unknown
    if known.status is Status.LEFT:
        raise NobodyThere
    return known


def note(store: Store, *, member: Member | None, said: Rsvp, now: datetime) -> Noted:
    """
    Write an answer down for somebody; `said` tells whose, to what, with whom and how it came.

    Raises:
        OwnAnswerWins: the person answered alone, perhaps this very moment; and as for `pick`.
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
    store.rsvps.save(kept)
    store.rsvps.remember(kept, at=now)
    store.touch(rsvp.gathering_id)
    return kept


def _current(store: Store, gathering_id: int, member_id: int) -> Rsvp:
    rsvp = store.rsvps.of(gathering_id, member_id)
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
    rsvps.withdraw(store, gathering_id=gathering_id, member=picked.member, now=now)
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
    store.rsvps.save(replace(rsvp, word=text, readers=word.readers, word_read=False))
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
