"""For whom an organiser notes an answer: somebody who is known, or somebody new."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.board import PAGE, Listing, Named, Order, Scope, Slice, Titled
from bot.domain.gathering import Gathering
from bot.domain.member import NAME_LENGTH, Channel, Member, Status
from bot.domain.naming import typed_line
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights
from bot.services.boards import NobodyThere

SUGGESTED = 6
NOTE_LENGTH = 120


class ForYourself(Refusal):
    """One's own answer is given on one's own card."""

    key = "behalf.yourself"


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
        NotAnOrganiser, NothingWritten, TooLong; and as for `begin`.
    """
    _, gathering = _open(store, member, gathering_id, now)
    typed, scope = typed_line(search.text, limit=NAME_LENGTH), Scope.of(gathering, now)
    start = search.number * PAGE
    found = store.overviews.like(scope, typed, start=start, size=PAGE + 1)
    return Slice.cut(found, number=search.number, size=PAGE)


def add(
    store: Store, *, member: Member | None, name: str, channel: Channel, note: str, now: datetime
) -> Member:
    """
    Write down somebody without Telegram; `note` says how to reach them, and may be empty.

    Raises:
        NotAnOrganiser, NothingWritten, TooLong.
    """
    by = rights.check(store, member, Action.ANSWER_FOR)
    rights.check(store, member, Action.EDIT_DIRECTORY)
    made = store.members.add(
        typed_line(name, limit=NAME_LENGTH),
        telegram_id=None,
        status=Status.INVITED,
        at=now,
        channel=channel,
    )
    if note:
        made = replace(made, contact_note=typed_line(note, limit=NOTE_LENGTH))
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
    who = known(store, member_id)
    person = store.overviews.one(Scope.of(gathering, now), who.id)
    if person is None:
        raise NobodyThere
    if who.id == by.id:
        raise ForYourself
    rsvp = person.rsvp
    is_own = rsvp is not None and rsvp.entered_by is None and not rsvp.to_confirm
    has_own = is_own and who.telegram_id is not None
    return Picked(gathering, person, who, has_own)


def known(store: Store, member_id: int) -> Member:
    """
    Return somebody by id; a record that turned out to be another one's is followed.

    Raises:
        NobodyThere: they were erased.
    """
    try:
        found = store.members.get(member_id)
    except LookupError as unknown:
        raise NobodyThere from unknown
    if found.status is Status.LEFT:
        raise NobodyThere
    return found
