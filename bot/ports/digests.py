"""What the cellar can tell organisers by themselves: what is new, and how a meeting stands."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.board import Scope, Titled
from bot.domain.digest import Period, Rebound, Sign, Some
from bot.domain.member import Member, Role
from bot.domain.programme import Speaker
from bot.domain.rsvp import Answer


class DigestShelf(Protocol):
    """Everything new since the last evening."""

    def signs(self, period: Period, *, besides: int, size: int) -> Sequence[Sign]:
        """
        Return what changed in a period, but for what the member `besides` did or was told.

        At most `size` of each gathering, the latest first; who says the same at its end as at its
        beginning did nothing new.
        """

    def words(self, period: Period, *, besides: int) -> Sequence[tuple[Titled, int]]:
        """Count the words that were left in a period and that nobody has read, by gathering."""

    def newcomers(self, period: Period, *, besides: int, size: int) -> Some:
        """Return who agreed in a period; of organisers, organisers know already."""

    def unreached(self, period: Period, *, size: int) -> Some:
        """Return whom a message missed in a period, and no message reaches now."""

    def rebound(self, period: Period) -> Sequence[Rebound]:
        """Return the visits that were bound to another meeting in a period, as they are now."""

    def waiting(self) -> Sequence[tuple[int, datetime]]:
        """Return the digests that are ahead: which appointment, and when."""


class CastShelf(Protocol):
    """On whom a gathering counts, and who is expected for the first time, or to listen."""

    def answered(self, gathering_id: int) -> int:
        """Count the members who gave any sign."""

    def said(self, gathering_id: int, *, first_name: str) -> Sequence[tuple[str, Answer | None]]:
        """Return members whose folded name begins with this, and what each answered."""

    def roles(self, member_id: int, gathering_id: int) -> Sequence[tuple[Role, bool]]:
        """Return a member's roles, and whether each is a standing one."""

    def speakers(self, gathering_id: int) -> Sequence[Speaker]:
        """Return who is named to speak."""

    def have(self, role: Role, gathering_id: int) -> Sequence[tuple[Member, bool, Answer | None]]:
        """Return who has a role, whether it is a standing one, and what they answered."""

    def first_timers(self, scope: Scope, *, size: int) -> Some: ...
    def listeners(self, scope: Scope, *, size: int) -> Some: ...
    def were_told(self, gathering_id: int, member_id: int) -> Collection[int]:
        """Return the members who were told at once that this one is missed."""
