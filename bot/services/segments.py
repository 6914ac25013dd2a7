"""Who a mailing is for, counted as things are now, and when it may leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from bot.domain import moments, reach as rules
from bot.domain.community import Community
from bot.domain.gathering import Gathering
from bot.domain.mailing import Group, Mailing, MailingKind, Segment
from bot.domain.member import Role
from bot.domain.organisation import NoSuchOrganisation
from bot.domain.reach import Reach
from bot.ports import Store

_LONGEST: Final = 18  # digits of an id that every database can hold


@dataclass(frozen=True, slots=True)
class Whom:
    """
    The people of a segment in words: `organisation` or `role` where it is one, `gathering` where
    it is about one.
    """

    group: Group
    organisation: str = ""
    role: Role | None = None
    gathering: Gathering | None = None


def sizes(
    store: Store,
    groups: Sequence[Group],
    kind: MailingKind,
    *,
    gathering_id: int | None,
    community: Community,
    now: datetime,
) -> Mapping[Group, int]:
    """Count the people of each group, whatever holds messages back from them."""
    midnight = _midnight(community, now)
    return {
        group: len(
            store.segments.who(
                Segment((group,)), kind, gathering_id=gathering_id, now=now, midnight=midnight
            )
        )
        for group in groups
    }


def reach(store: Store, mailing: Mailing, *, community: Community, now: datetime) -> Reach:
    """Sort out whom a mailing would reach if it left now."""
    found = store.segments.who(
        mailing.segment,
        mailing.kind,
        gathering_id=mailing.gathering_id,
        now=now,
        midnight=_midnight(community, now),
    )
    rations = community.rations
    return rules.reach(found, a_day=rations.daily, a_week=rations.weekly)


def _midnight(community: Community, now: datetime) -> datetime:
    today = now.astimezone(community.zone).date()
    return moments.at_wall_clock(today, time(0), community.zone).at


def due_at(community: Community, now: datetime) -> datetime:
    """Return when it may leave (aware): at once, or after the quiet hours."""
    return moments.after_quiet(now, hours=community.quiet, zone=community.zone)


def whom(store: Store, mailing: Mailing) -> Whom:
    """Say in words who a mailing is for; what was erased meanwhile has no name."""
    [(_, whom)] = named(store, [mailing])
    about = mailing.gathering_id
    return replace(whom, gathering=store.gatherings.get(about)) if about else whom


def named(store: Store, shown: Sequence[Mailing]) -> Sequence[tuple[Mailing, Whom]]:
    """Say in words who each mailing is for, whatever gathering it is about."""
    ids = {int(one.segment.of) for one in shown if one.segment.group is Group.ORGANISATION}
    names = store.names.of("organisation", ids) if ids else {}
    return [(one, _whom(one.segment, names)) for one in shown]


def _whom(segment: Segment, names: Mapping[int, str]) -> Whom:
    match segment.group:
        case Group.ORGANISATION:
            return Whom(segment.group, names.get(int(segment.of), ""))
        case Group.ROLE:
            return Whom(segment.group, role=Role(segment.of))
        case group:
            return Whom(group)


def checked(store: Store, group: Group, of: str) -> Segment:
    """
    Return a segment that a button names.

    Raises:
        NoSuchOrganisation: there is no such organisation, or no such role.
    """
    match group:
        case Group.ORGANISATION:
            number = int(of) if of.isdecimal() and len(of) <= _LONGEST else 0
            if not store.names.of("organisation", [number]):
                raise NoSuchOrganisation
        case Group.ROLE:
            if of not in set(Role):
                raise NoSuchOrganisation
        case _:
            return Segment((group,))
    return Segment((group,), of)
