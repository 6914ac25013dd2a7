"""Members bring somebody along, send somebody in their place, or were counted already."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.company import NAMES_LENGTH, bringing, one_fewer, staying
from bot.domain.gathering import Gathering, Kind
from bot.domain.member import NAME_LENGTH, Directory, Member
from bot.domain.naming import typed_line
from bot.domain.organisation import folded
from bot.domain.places import NobodyInstead
from bot.domain.rsvp import Answer, NoAnswerYet, Rsvp
from bot.ports import Store
from bot.services import held_places, members, rsvps
from bot.services.rsvps import Answered, Respondent


@dataclass(frozen=True, slots=True)
class Instead:
    """Who comes in somebody's place; `comes_already` may be said, for they let others read it."""

    gathering: Gathering
    name: str
    comes_already: bool


def bring(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    guests: int,
    now: datetime,
    entered_by: int | None = None,
) -> Rsvp:
    """
    Count so many people (0 to 3) with a member who comes; see `rsvps.own` for who may.

    Raises:
        NoAnswerYet: the member did not say that they come.
        NoRoomForGuests: it is a visit, and there is no place that nobody waits for.
    """
    gathering, coming = rsvps.own_of(
        store, gathering_id=gathering_id, member=member, now=now, entered_by=entered_by
    )
    _check_says(coming, Answer.YES)
    changed = bringing(coming, guests)
    if changed.guests != coming.guests:
        bring_along(store, gathering, coming, changed, now=now)
    return changed


def bring_along(
    store: Store, gathering: Gathering, before: Rsvp, after: Rsvp, *, now: datetime
) -> None:
    """
    Write down that another number of people comes with somebody.

    Raises:
        NoRoomForGuests: it is a visit, and there is no place that nobody waits for.
    """
    held_places.make_room(store, gathering, before, after, now=now)
    _keep(store, after, now=now)
    held_places.follow(store, gathering, before, after, now=now)


def name_guests(
    store: Store, *, gathering_id: int, member: Member | None, text: str, now: datetime
) -> Rsvp:
    """
    Write down what the guests are called, as typed; an empty text takes the names back.

    Raises:
        NoAnswerYet: nobody comes along.
        NothingWritten, TooLong: it cannot be read, or not kept whole.
    """
    coming = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    _check_says(coming, Answer.YES)
    if not coming.guests:
        raise NoAnswerYet
    names = typed_line(text, limit=NAMES_LENGTH) if text else ""
    named = replace(coming, guest_names=names)
    store.rsvps.save(named)
    return named


def let_stay(
    store: Store, *, gathering_id: int, member: Member | None, guests: int, now: datetime
) -> Rsvp:
    """
    Keep, or drop, the former guests of a member who cannot come, or who was to come instead.

    Raises:
        NoAnswerYet: the member did not say that they cannot come.
        NobodyInstead: it is a visit.
    """
    gathering, excused = rsvps.own_of(store, gathering_id=gathering_id, member=member, now=now)
    _check_says(excused, Answer.NO)
    _check_instead(gathering)
    changed = staying(excused, guests)
    if changed.stand_ins != excused.stand_ins:
        _keep(store, changed, now=now)
    elif changed != excused:
        store.rsvps.save(changed)
    return changed


def send_instead(
    store: Store, *, gathering_id: int, member: Member | None, text: str, now: datetime
) -> Instead:
    """
    Count somebody, known or not, in the place of a member who cannot come.

    A colleague who already said yes is named, and not counted twice.

    Raises:
        NoAnswerYet: the member did not say that they cannot come.
        NobodyInstead: it is a visit.
        NotReadyYet, NothingWritten, TooLong: nothing is recorded.
    """
    known = members.check_agreed(member)
    gathering, excused = rsvps.own_of(store, gathering_id=gathering_id, member=known, now=now)
    _check_says(excused, Answer.NO)
    _check_instead(gathering)
    name = typed_line(text, limit=NAME_LENGTH)
    there = store.rsvps.coming_colleague(gathering_id, known.id, folded=folded(name))
    stand_ins = 0 if there is not None else 1
    _keep(store, replace(excused, stand_in=name, stand_ins=stand_ins, guest_names=""), now=now)
    return Instead(gathering, name, comes_already=_may_be_told(store, there))


def was_counted(
    store: Store, *, gathering_id: int, member: Member | None, host_id: int, now: datetime
) -> bool:
    """
    Count a member once, who was already one of a colleague's company; False if nothing is to do.

    Raises:
        NoAnswerYet: the member did not say that they come.
    """
    gathering, mine = rsvps.own_of(store, gathering_id=gathering_id, member=member, now=now)
    _check_says(mine, Answer.YES)
    if mine.counted_by is not None or member is None:
        return False
    taken_out = _take_out(store, gathering_id, member, host_id, now=now)
    if taken_out is None:
        return False
    store.rsvps.save(replace(mine, counted_by=host_id))
    store.touch(gathering_id)
    held_places.follow(store, gathering, *taken_out, now=now)
    return True


def come_as_counted(
    store: Store, *, gathering_id: int, member: Member | None, host_id: int, now: datetime
) -> Answered | None:
    """
    Let a member come by their own name to a visit, in a place that a colleague took for them.

    As many places are taken as before, so nobody who waits is jumped. Who was given a place of
    their own meanwhile keeps it, and the one held for them is given back. None if the colleague
    has none for them any more.

    Raises:
        NoAnswerYet: it is no visit, or nobody asks.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: it is too late.
    """
    gathering = store.gatherings.hold(gathering_id)
    gathering.check_open(now)
    places = held_places.hold(store, gathering)
    if places is None or member is None:
        raise NoAnswerYet
    own = store.rsvps.hold(gathering_id, member.id)
    if own is not None and own.answer is Answer.YES:
        was_counted(store, gathering_id=gathering_id, member=member, host_id=host_id, now=now)
        is_under_way = held_places.has_begun(gathering, now)
        return Answered(gathering, member, Answer.YES, Answer.YES, is_under_way)
    if _take_out(store, gathering_id, member, host_id, now=now) is None:
        return None
    held_places.set_aside(store, gathering_id, member.id, now=now)
    who = Respondent(None, member)
    answered = rsvps.record(store, gathering, by=who, answer=Answer.YES, now=now)
    mine = store.rsvps.hold(gathering_id, member.id)
    if mine is not None:
        store.rsvps.save(replace(mine, counted_by=host_id))
    # Whoever was offered a place of their own gives it back.
    fewer = places.taken - store.places.count(gathering_id)
    held_places.freed(store, gathering, max(fewer, 0), now=now)
    return replace(answered, may_count_them=None)


def _take_out(
    store: Store, gathering_id: int, member: Member, host_id: int, *, now: datetime
) -> tuple[Rsvp, Rsvp] | None:
    """Take a member out of a colleague's company; return the answer before and after, if so."""
    colleagues = store.rsvps.company_of_colleagues(gathering_id, member.id)
    host = next((one for one in colleagues if one.member_id == host_id), None)
    if host is None:
        return None
    fewer = one_fewer(host, name=member.name)
    if not store.rsvps.take_out(host, fewer):
        return None
    store.rsvps.remember(fewer, at=now)
    return host, fewer


def listen(
    store: Store, *, gathering_id: int, member: Member | None, listens: bool, now: datetime
) -> None:
    """
    Note, for the project group alone, that somebody comes to listen.

    Raises:
        NoAnswerYet: the member did not say that they come.
    """
    coming = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    _check_says(coming, Answer.YES)
    store.rsvps.save(replace(coming, listens=listens))


def _check_instead(gathering: Gathering) -> None:
    if gathering.kind is Kind.VISIT:
        raise NobodyInstead(gathering_id=gathering.id)


def _check_says(rsvp: Rsvp, answer: Answer) -> None:
    if rsvp.answer is not answer:
        raise NoAnswerYet


def _keep(store: Store, rsvp: Rsvp, *, now: datetime) -> None:
    """Write down an answer that counts another number of people."""
    store.rsvps.save(rsvp)
    store.rsvps.remember(rsvp, at=now)
    store.touch(rsvp.gathering_id)


def _may_be_told(store: Store, member_id: int | None) -> bool:
    if member_id is None:
        return False
    return store.members.get(member_id).directory is Directory.NAME_AND_ORGANISATION
