"""A meeting is announced: in groups, to members privately; now, or when it was planned for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.community import Community
from bot.domain.draft import TooLate
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.publication import Publication
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import (
    announcing,
    appointments,
    drafts,
    host_letters,
    offers_letters,
    rights,
    taking_turns,
    visit_bindings,
    visits,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """
    How many groups and people read an announcement, and how many must be told otherwise.

    `publish_at` (aware) is when it is planned for, if it is.
    """

    spaces: int
    people: int
    otherwise: int
    publish_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """
    `writes_at` (aware) is when private messages leave, None if at once or if there are none;
    `put_off` of them wait longer, for those who read enough of us already.
    """

    gathering: Gathering
    reach: Reach
    writes_at: datetime | None = None
    put_off: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """What came of a planned publication, and the organisers who are told."""

    told: Sequence[Member]
    gathering: Gathering
    published: Published | None = None
    refusal: Refusal | None = None


def reach(store: Store, *, gathering_id: int, now: datetime) -> Reach:
    """Count who would read of a meeting if it were published now, as it was chosen."""
    chosen, gathering = store.publications.of(gathering_id), store.gatherings.get(gathering_id)
    spaces = len(chosen.chosen(store.spaces.all()))
    people = announcing.count(store, gathering, now=now) if chosen.privately else 0
    otherwise = store.audiences.count_otherwise(now=now)
    return Reach(spaces, people, otherwise, chosen.publish_at)


def publish(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Published:
    """
    Announce a meeting once: owe its card to the chosen groups, a message to each member.

    Raises:
        NotAnOrganiser, NoSuchGathering, AlreadyPublished, NotADraft, Unfinished.
        NoHost, NotBound: of a visit.
        TooLate: its date passed while it was a draft.
    """
    organiser = rights.check_in_turn(store, member, Action.PUBLISH)
    draft = store.gatherings.get(gathering_id)
    visits.check_ready(store, draft)
    if draft.is_over(now) or (draft.starts_at and draft.starts_at <= now):
        raise TooLate
    reached = replace(reach(store, gathering_id=gathering_id, now=now), publish_at=None)
    announced = replace(
        drafts.as_announced(store, draft), status=Status.ANNOUNCED, announced_at=now
    )
    store.gatherings.save(announced)
    chosen = store.publications.of(gathering_id)
    _owe_cards(store, announced, chosen)
    writes_at, put_off = _write_to_members(store, announced, chosen, community=community, now=now)
    store.publications.save(replace(chosen, publish_at=None, asked_by=None))
    _tell_who_receives(store, announced, publisher=organiser, now=now)
    appointments.plan_for(store, announced, community=community, now=now)
    visit_bindings.follow(store, now=now)
    store.touch(announced.id)
    visit_bindings.redraw_meeting(store, announced)
    subject = f"gathering:{announced.id}"
    store.audit.note("meeting.publish", by=organiser.id, subject=subject, at=now)
    return Published(announced, reached, writes_at, put_off)


def _owe_cards(store: Store, announced: Gathering, chosen: Publication) -> None:
    for space in chosen.chosen(store.spaces.all()):
        store.cards.owe(announced.id, chat_id=space.chat_id, thread_id=space.thread_id)


def _tell_who_receives(
    store: Store, announced: Gathering, *, publisher: Member, now: datetime
) -> None:
    """Write to who offered its place, and to who opens their doors to a visit."""
    offers_letters.promise(store, announced, now=now)
    host_letters.promise(store, announced, publisher_id=publisher.id, now=now)


def _write_to_members(
    store: Store, meeting: Gathering, chosen: Publication, *, community: Community, now: datetime
) -> tuple[datetime | None, int]:
    """Promise everybody an announcement; return when, if not at once, and how many wait longer."""
    if not chosen.privately:
        return None, 0
    members = announcing.readers(store, meeting, now=now)
    due_at = announcing.promise(store, meeting, members, community=community, now=now)
    full = announcing.full(store, at=due_at, community=community)
    return (due_at if members and due_at > now else None), len(full.intersection(members))


def publish_due(store: Store, *, community: Community, now: datetime) -> Sequence[Due]:
    """Publish what was planned for now or earlier; each is done, or given up, once."""
    if not store.publications.due(now=now):
        return []
    taking_turns.wait_for_others(store, None)
    return [
        _publish_planned(store, planned, community=community, now=now)
        for planned in store.publications.due(now=now)
    ]


def _publish_planned(
    store: Store, planned: Publication, *, community: Community, now: datetime
) -> Due:
    """Publish in the name of who planned it; when they left, all organisers are told why not."""
    organisers = store.members.organisers()
    asked_by = [member for member in organisers if member.id == planned.asked_by]
    told = asked_by or organisers
    try:
        published = publish(
            store,
            gathering_id=planned.gathering_id,
            member=asked_by[0] if asked_by else None,
            community=community,
            now=now,
        )
    except Refusal as refusal:
        store.publications.save(replace(planned, publish_at=None, asked_by=None))
        return Due(told, store.gatherings.get(planned.gathering_id), refusal=refusal)
    return Due(told, published.gathering, published)
