"""Members take a meeting into their own calendar, once or for good."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.domain.calendar_entry import check_has_entry
from bot.domain.member import Member, Status
from bot.ports import Store
from bot.services import meetings
from bot.services.meetings import Seen

_BYTES = 16  # 128 bits: nobody guesses an address


@dataclass(frozen=True, slots=True)
class Taken:
    """A gathering for a calendar: when it begins is known."""

    seen: Seen
    starts_at: datetime


def take(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Taken:
    """
    Return a gathering that goes into a calendar, with the answer that says what may stand there.

    Raises:
        NoSuchGathering, NotAnnounced, HeldByOthers, NoDateYet, GatheringOver: it cannot.
    """
    gathering = store.gatherings.get(gathering_id)
    starts_at = check_has_entry(gathering, now=now)
    return Taken(meetings.look_at(store, gathering, member=member), starts_at)


def open_feed(store: Store, member: Member, *, now: datetime) -> str:
    """
    Return the secret part of a new address under which a calendar program may read for a member.

    It is told this once: only its hash is kept. The address before, if any, is closed.
    """
    revoke(store, member, now=now)
    token = secrets.token_urlsafe(_BYTES)
    store.feeds.add(member.id, token_hash=_hash(token), at=now)
    return token


def revoke(store: Store, member: Member, *, now: datetime) -> bool:
    """Close a member's address; False if none was open."""
    return store.feeds.close(member.id, at=now)


def member_of(store: Store, token: str) -> Member | None:
    """Return whose open address this is; nobody's if it was closed, or they left."""
    member_id = store.feeds.owner(_hash(token))
    member = None if member_id is None else store.members.get(member_id)
    return member if member and member.status is not Status.LEFT else None


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
