"""« Relancer »: those who are silent, unsure or to confirm are asked once more, in our words."""

from datetime import datetime

from bot.domain.community import Community
from bot.domain.gathering import Gathering, NoSuchGathering
from bot.domain.mailing import (
    NUDGE_REST,
    NUDGED,
    Group,
    Mailing,
    MailingKind,
    NudgedLately,
    Segment,
)
from bot.domain.member import Member
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights, segments


class NothingToAsk(Refusal):
    """Without a date, or once it has begun, nobody can say whether they come."""

    key = "nudge.no_date"


def groups(
    store: Store, *, member: Member | None, gathering_id: int, community: Community, now: datetime
) -> tuple[Gathering, dict[Group, int]]:
    """
    Return the groups that may be nudged and have somebody in them.

    Raises:
        NotAnOrganiser, NoSuchGathering, NothingToAsk, and why nobody can answer any more.
    """
    rights.check(store, member, Action.NUDGE)
    gathering = _askable(store.gatherings.get(gathering_id), now=now)
    found = segments.sizes(
        store,
        NUDGED,
        MailingKind.NUDGE,
        gathering_id=gathering_id,
        community=community,
        now=now,
    )
    return gathering, {group: size for group, size in found.items() if size}


def begin(
    store: Store, *, member: Member | None, gathering_id: int, group: Group, now: datetime
) -> Mailing:
    """
    Begin a nudge; it is looked at and confirmed next.

    Raises:
        NotAnOrganiser, NoSuchGathering, NothingToAsk, and why nobody can answer any more.
        NudgedLately: these people were asked less than a day ago.
    """
    organiser = rights.check(store, member, Action.NUDGE)
    segment = Segment((group,))
    check(store, store.gatherings.get(gathering_id), segment, now=now)
    return store.mailings.add(
        MailingKind.NUDGE, segment, by=organiser.id, at=now, gathering_id=gathering_id
    )


def check(store: Store, gathering: Gathering | None, segment: Segment, *, now: datetime) -> None:
    """
    Refuse a nudge that makes no sense now.

    Raises:
        NoSuchGathering, NothingToAsk, NudgedLately, and why nobody can answer any more.
    """
    if gathering is None or segment.group not in NUDGED:
        raise NoSuchGathering
    _askable(gathering, now=now)
    at = store.mailings.last_nudge(gathering.id, segment, since=now - NUDGE_REST)
    if at is not None:
        raise NudgedLately(at)


def _askable(gathering: Gathering, *, now: datetime) -> Gathering:
    gathering.check_open(now)
    if gathering.starts_at is None or gathering.starts_at <= now:
        raise NothingToAsk
    return gathering
