"""Organisers change what is published: staged, shown as it would be, then done at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from functools import partial

from bot.domain.change import (
    Change,
    NothingStaged,
    Staged,
    TooLateToMove,
    changed,
    check_changeable,
)
from bot.domain.community import Community
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.member import Member
from bot.domain.moments import at_wall_clock
from bot.domain.rights import Action
from bot.domain.section import Edit
from bot.domain.visit import Visit
from bot.ports import Store
from bot.services import (
    appointments,
    living_programmes,
    noticing,
    offers_letters,
    place_calls,
    place_offers,
    rights,
    sections,
    tidings,
    visit_bindings,
)
from bot.services.tidings import Told


@dataclass(frozen=True, slots=True)
class Preview:
    """
    What would come of it, and who would hear. `is_news` says that another organiser changed the
    meeting since this was last shown.
    """

    staged: Staged
    change: Change
    is_told: bool
    told: Told
    is_news: bool = False

    @property
    def concerns_somebody(self) -> bool:
        """Tell whether it makes a difference that people are told: messages, or answers asked."""
        return bool(self.told.people or (self.change.is_move and self.told.answers))


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made; `others` are the organisers who hear of it."""

    change: Change
    by: Member
    told: Told | None
    others: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A published meeting before anything is staged.

    `untold` are those who would hear of a programme that changed in silence; `others` are the
    organisers who have a part of it in hand.
    """

    gathering: Gathering
    untold: Told | None
    others: Sequence[Edit]


def take(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Gathering:
    """
    Return a published meeting that an organiser may change.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
    """
    rights.check(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    check_changeable(gathering, now=now)
    return gathering


def standing(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Standing:
    """Return a published meeting as it stands; whoever looks at all of it left its sections."""
    gathering = take(store, gathering_id=gathering_id, member=member, now=now)
    others = sections.enter(store, gathering, member=member, section=None, now=now)
    return Standing(gathering, living_programmes.untold(store, gathering), others)


def preview(store: Store, staged: Staged, *, member: Member | None, now: datetime) -> Preview:
    """
    Return what would come of it now.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
        NothingStaged: the meeting is so already.
        PlaceLeft: the place that was chosen is known no more.
        TooLateToMove: that date is past.
    """
    gathering = take(store, gathering_id=staged.gathering_id, member=member, now=now)
    places = {place.id: place for place in store.gatherings.places()}
    change = changed(gathering, staged, places=places, visit=_visit(store, gathering))
    if not change.parts:
        raise NothingStaged
    starts_at = change.after.starts_at
    if change.is_move and starts_at and starts_at <= now:
        raise TooLateToMove
    is_told = change.informs if staged.told is None else bool(staged.told)
    return Preview(
        replace(staged, revision=gathering.revision),
        change,
        is_told,
        tidings.counted(tidings.listeners(store, change, now=now)),
        is_news=staged.revision != gathering.revision,
    )


def make(
    store: Store,
    staged: Staged,
    *,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Made | Preview:
    """
    Change the meeting, its cards, and what people are told, in one go.

    When another organiser changed it since `staged` was shown, nothing is done and what would now
    come of it is returned.

    Raises:
        as `preview`.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    shown = preview(store, staged, member=member, now=now)
    if shown.is_news:
        return shown
    change = shown.change
    _save(store, change, community=community, now=now)
    told = None
    if shown.is_told:
        told = tidings.of_change(store, change, community=community, now=now)
        if change.is_move:
            noticing.in_groups(store, change.after.id)
    _note(store, change, by=organiser, now=now)
    others = colleagues(store, organiser) if change.is_move else ()
    return Made(change, organiser, told, others)


def _save(store: Store, change: Change, *, community: Community, now: datetime) -> None:
    """Write a gathering as it now is, with all that follows from its date and its place."""
    store.gatherings.save(change.after)
    if change.visit_after is not None:
        store.visits.put(change.visit_after)
    store.touch(change.after.id)
    visit_bindings.redraw_meeting(store, change.after)
    if change.is_move:
        store.attendances.begin_anew(change.after.id)
        appointments.move(store, change.after, community=community, now=now)
        place_offers.move(store, change.after, community=community, now=now)
        visit_bindings.follow(store, now=now)
        visit_bindings.redraw(store, change.after.id)
    place_calls.follow(store, change.after, now=now)
    if change.after.place != change.before.place:
        offers_letters.promise(store, change.after, now=now)


def _visit(store: Store, gathering: Gathering) -> Visit | None:
    return store.visits.of(gathering.id) if gathering.kind is Kind.VISIT else None


def length_until(hour: time, gathering: Gathering, staged: Staged, *, zone: tzinfo) -> int:
    """
    Return the minutes from its beginning, as staged, to an hour of the wall clock.

    Raises:
        NothingStaged: without a date nothing can end.
    """
    after = changed(gathering, staged, places={}).after
    if after.starts_at is None:
        raise NothingStaged
    day = after.starts_at.astimezone(zone).date()
    ends_at = at_wall_clock(day, hour, zone).at
    if ends_at <= after.starts_at:
        ends_at = at_wall_clock(day + timedelta(days=1), hour, zone).at
    return (ends_at - after.starts_at) // timedelta(minutes=1)


def colleagues(store: Store, organiser: Member) -> Sequence[Member]:
    """Return the other organisers whom we may write to."""
    everybody = store.members.organisers()
    return [one for one in everybody if one.id != organiser.id and one.chat_id]


def _note(store: Store, change: Change, *, by: Member, now: datetime) -> None:
    note = partial(
        store.audit.note,
        by=by.id,
        subject=f"gathering:{change.after.id}",
        at=now,
        facts=",".join(sorted(part.value for part in change.parts)),
    )
    if not change.is_move:
        note("meeting.change")
    elif change.after.status is Status.POSTPONED:
        note("meeting.postpone")
    else:
        note("meeting.move")
