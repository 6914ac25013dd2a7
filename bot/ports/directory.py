"""What the cellar keeps of the directory: searches, merges, links, what people chose."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.affiliation import Affiliation
from bot.domain.invitation import Invitation, Kind
from bot.domain.member import Topic


class DirectoryShelf(Protocol):
    """Searching members and organisations, merging two into one."""


class InvitationShelf(Protocol):
    """Single-use links; only a hash of what they carry is kept."""

    def add(self, invitation: Invitation, *, token_hash: str) -> Invitation: ...
    def get(self, invitation_id: int) -> Invitation: ...
    def by_hash(self, token_hash: str) -> Invitation | None: ...
    def use(self, invitation_id: int, *, by: int | None, at: datetime) -> bool: ...
    def revoke_of(self, member_id: int, *, kind: Kind) -> None: ...


class MuteShelf(Protocol):
    """What a member does not want to be written to about."""

    def of(self, member_id: int) -> frozenset[Topic]: ...
    def put(self, member_id: int, topic: Topic) -> None: ...
    def drop(self, member_id: int, topic: Topic) -> None: ...


class AffiliationShelf(Protocol):
    """The organisations of one member, and which comes first."""

    def of(self, member_id: int) -> Sequence[Affiliation]: ...
    def leave(self, member_id: int, organisation_id: int) -> bool: ...
    def choose(self, member_id: int, organisation_id: int) -> None: ...


class FeedShelf(Protocol):
    """The secret addresses of personal calendars, as hashes."""
