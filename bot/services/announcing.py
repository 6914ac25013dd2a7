"""Announcements to members: one each, to those who have not answered and were not written to."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.domain import moments
from bot.domain.community import Community
from bot.domain.delivery import Kind, Promise
from bot.domain.gathering import Gathering, Kind as GatheringKind
from bot.domain.member import Topic
from bot.ports import Store


def readers(store: Store, gathering: Gathering, *, now: datetime) -> Sequence[int]:
    """Return the members to whom it may be announced, by id; visits only to who wants such."""
    members = store.audiences.reachable(gathering.id, topic=Topic.ANNOUNCEMENTS, now=now)
    if gathering.kind is not GatheringKind.VISIT:
        return members
    wants_visits = set(store.audiences.readers(Topic.VISITS, now=now))
    hosts = store.visits.of(gathering.id)
    received_by = set(hosts.host_ids) if hosts else set()
    return [one for one in members if one in wants_visits and one not in received_by]


def count(store: Store, gathering: Gathering, *, now: datetime) -> int:
    """Count the members to whom it may be announced."""
    if gathering.kind is GatheringKind.VISIT:
        return len(readers(store, gathering, now=now))
    return store.audiences.count_reachable(gathering.id, topic=Topic.ANNOUNCEMENTS, now=now)


def missing(store: Store, gathering: Gathering, *, now: datetime) -> list[int]:
    """Return the members, by id, to whom a meeting published privately was not announced yet."""
    if not store.publications.of(gathering.id).privately:
        return []
    told = {one.member_id for one in store.audiences.invited(gathering.id, now=now)}
    members = readers(store, gathering, now=now)
    return [member_id for member_id in members if member_id not in told]


def full(store: Store, *, at: datetime, community: Community) -> frozenset[int]:
    """Return the members, by id, who will have read enough of us at a moment: theirs waits."""
    today = at.astimezone(community.zone).date()
    midnight = moments.at_wall_clock(today, time(0), community.zone).at
    return store.deliveries.full(at=at, midnight=midnight, rations=community.rations)


def promise(
    store: Store,
    gathering: Gathering,
    members: Sequence[int] | None = None,
    *,
    community: Community,
    now: datetime,
) -> datetime:
    """
    Promise an announcement to `members`, or to those who miss it.

    Return when it leaves (aware), outside the quiet hours.
    """
    if members is None:
        members = missing(store, gathering, now=now)
    due_at = moments.after_quiet(now, hours=community.quiet, zone=community.zone)
    store.deliveries.plan(
        [
            Promise(
                f"{Kind.ANNOUNCEMENT.value}:{gathering.id}:{member_id}",
                Kind.ANNOUNCEMENT,
                member_id,
                gathering.id,
                due_at,
                not_after=gathering.starts_at,
            )
            for member_id in members
        ],
        at=now,
    )
    return due_at
