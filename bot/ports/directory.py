"""What the cellar keeps of the directory: searches, merges, links, what people chose."""

from typing import Protocol


class DirectoryShelf(Protocol):
    """Searching members and organisations, merging two into one."""


class InvitationShelf(Protocol):
    """Single-use links; only a hash of what they carry is kept."""


class MuteShelf(Protocol):
    """What a member does not want to be written to about."""


class FeedShelf(Protocol):
    """The secret addresses of personal calendars, as hashes."""
