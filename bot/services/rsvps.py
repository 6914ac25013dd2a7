"""Members say whether they come."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.company import turned
from bot.domain.gathering import Gathering, GatheringOver, Kind, Status
from bot.domain.member import Member, Person
from bot.domain.places import NoPlaceLeft, Places, alone
from bot.domain.rsvp import Answer, NoAnswerYet, OwnAnswerWins, Rsvp, Via
from bot.domain.task import Turn
from bot.ports import Store
from bot.services import counted, held_places, late_no, members


@dataclass(frozen=True, slots=True)
class Answered:
    """
    What came of one answer; `before` is None for the first one.

    `guests_before` came along until a no was said. `may_count_them` is a colleague's answer in
    which somebody who now comes may be counted already.
    """

    gathering: Gathering
    member: Member
    answer: Answer
    before: Answer | None
    is_under_way: bool
    is_confirmed: bool = False  # said again: after the date moved, or after somebody noted it
    is_first_time: bool = False
    guests_before: int = 0
    may_count_them: Rsvp | None = None

    @property
    def is_same(self) -> bool:
        return self.answer is self.before and not self.is_confirmed


@dataclass(frozen=True, slots=True)
class Respondent:
    """
    Who answers: a person, and the member they are if we know them already.

    When an organiser notes the answer of a member, `entered_by` is the organiser, `via` tells how
    the answer came, and `person` may be None.
    """

    person: Person | None
    member: Member | None
    entered_by: int | None = None
    via: Via = Via.BUTTON


def answer(
    store: Store, *, gathering_id: int, by: Respondent, answer: Answer, now: datetime
) -> Answered:
    """
    Record one person's answer; the same answer again changes nothing.

    Somebody we do not know yet is remembered with it, and asked for their consent later. Whoever
    calls this for somebody else has asked for the right to.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: nothing is recorded.
        OwnAnswerWins: an organiser noted it, and the member had answered.
        NoPlaceLeft: it is a yes to a visit that is full, or for which others wait.
        CountedPerhaps: so it is, but a colleague may have taken a place for them.
    """
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    return record(store, gathering, by=by, answer=answer, now=now)


def record(
    store: Store, gathering: Gathering, *, by: Respondent, answer: Answer, now: datetime
) -> Answered:
    """Record an answer to a gathering that may be over; see `answer`."""
    member = respondent(store, by, now=now)
    places = held_places.hold(store, gathering)
    earlier = store.rsvps.hold(gathering.id, member.id)
    if earlier:
        check_may_speak(earlier, member, entered_by=by.entered_by)
    before = earlier.answer if earlier else None
    is_under_way, is_same = held_places.has_begun(gathering, now), before is answer
    if earlier and is_same and not _is_open(earlier, by):
        return Answered(gathering, member, answer, before, is_under_way)
    comes_now = answer is Answer.YES and not is_same
    is_first_time = comes_now and is_first(store, gathering, member)
    base = earlier or Rsvp(gathering.id, member.id, answer)
    said = turned(base, answer, at=now, via=by.via, entered_by=by.entered_by)
    _write(store, gathering, earlier, said, places=places, now=now)
    turn = Turn(before, answer, gathering.starts_at)
    late_no.note(store, gathering, member, turn, entered_by=by.entered_by, now=now)
    return Answered(
        gathering,
        member,
        answer,
        before,
        is_under_way,
        is_confirmed=is_same,
        is_first_time=is_first_time,
        guests_before=earlier.guests if earlier and answer is Answer.NO and not places else 0,
        may_count_them=counted.perhaps(store, base, member) if comes_now else None,
    )


def _write(
    store: Store,
    gathering: Gathering,
    earlier: Rsvp | None,
    said: Rsvp,
    *,
    places: Places | None,
    now: datetime,
) -> None:
    """Write an answer down; a yes to a visit takes one place, if there is one for them."""
    if places and (earlier is None or earlier.answer is not said.answer):
        said = alone(said)
        if said.answer is Answer.YES:
            _take(store, gathering, earlier or said, places=places, now=now)
    store.rsvps.put(said)
    store.touch(gathering.id)
    held_places.follow(store, gathering, earlier, said, now=now)


def _take(
    store: Store, gathering: Gathering, mine: Rsvp, *, places: Places, now: datetime
) -> None:
    """Take a place of a visit; if none is left, ask who may have one by a colleague."""
    try:
        held_places.take(store, gathering, mine.member_id, places=places, now=now)
    except NoPlaceLeft as full:
        raise counted.refused(store, mine, full=full) from full


def respondent(store: Store, by: Respondent, *, now: datetime) -> Member:
    """Return the member who answers; somebody new is remembered with their answer."""
    if by.member:
        return by.member
    if by.person is None:
        raise ValueError("nobody answers")
    return members.meet(store, person=by.person, now=now)


def check_may_speak(earlier: Rsvp, member: Member, *, entered_by: int | None) -> None:
    """
    Keep an organiser from speaking over a member; who has no Telegram cannot answer alone.

    An answer to the date before is not one to this date: it may be noted by phone.

    Raises:
        OwnAnswerWins: the member answered.
    """
    is_own = earlier.entered_by is None and member.telegram_id is not None
    if entered_by is not None and is_own and not earlier.to_confirm:
        raise OwnAnswerWins


def _is_open(earlier: Rsvp, by: Respondent) -> bool:
    """Tell whether the same answer still says something: it confirms, or makes it one's own."""
    return earlier.to_confirm or (earlier.entered_by is not None and by.entered_by is None)


def is_first(store: Store, gathering: Gathering, member: Member) -> bool:
    """Tell whether somebody never came and never meant to: then they read how it goes."""
    is_ours = gathering.kind is not Kind.RELAY
    return is_ours and not store.rsvps.has_come_or_meant_to(member.id)


def own(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    now: datetime,
    entered_by: int | None = None,
) -> Rsvp:
    """Return the answer that a member goes on with; see `own_of`."""
    return own_of(store, gathering_id=gathering_id, member=member, now=now, entered_by=entered_by)[
        1
    ]


def own_of(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    now: datetime,
    entered_by: int | None = None,
) -> tuple[Gathering, Rsvp]:
    """
    Return a gathering, and the answer that a member goes on with, or an organiser for them.

    Raises:
        NoAnswerYet: there is none.
        OwnAnswerWins: an organiser would speak over the member.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: it is too late.
    """
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    held_places.hold(store, gathering)
    rsvp = store.rsvps.hold(gathering_id, member.id) if member else None
    if member is None or rsvp is None:
        raise NoAnswerYet
    check_may_speak(rsvp, member, entered_by=entered_by)
    return gathering, replace(rsvp, entered_by=entered_by)


def withdraw(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    now: datetime,
    entered_by: int | None = None,
) -> bool:
    """Take an answer back, as if none had been given; False if there is none."""
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    held_places.hold(store, gathering)
    rsvp = store.rsvps.hold(gathering_id, member.id) if member else None
    if member is None or rsvp is None:
        return False
    store.rsvps.withdraw(rsvp, at=now)
    store.touch(gathering_id)
    held_places.follow(store, gathering, rsvp, None, now=now)
    turn = Turn(rsvp.answer, None, gathering.starts_at)
    late_no.note(store, gathering, member, turn, entered_by=entered_by, now=now)
    return True


def could_not_come(
    store: Store, *, gathering_id: int, by: Respondent, now: datetime
) -> Answered | None:
    """
    Record that somebody could not come, after the gathering; None once its report is out.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled: nothing is recorded.
    """
    gathering = store.gatherings.hold(gathering_id)
    if gathering.status is Status.REPORTED:
        return None
    with suppress(GatheringOver):
        gathering.check_open(now)
    return record(store, gathering, by=by, answer=Answer.NO, now=now)
