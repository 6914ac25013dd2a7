"""What the cellar keeps of the directory: searches, merges, links, what people chose."""

from datetime import datetime
from typing import Protocol

from bot.domain.invitation import Invitation, Kind


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


class FeedShelf(Protocol):
    """The secret addresses of personal calendars, as hashes."""
