"""What the cellar can tell: everything an organiser sees of one gathering at a glance."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.board import Listing, Named, News, Order, Scope, Titled, Totals, Word
from bot.domain.rsvp import Readers


class OverviewShelf(Protocol):
    """Everything an organiser sees of one gathering, in a fixed number of questions."""

    def totals(self, scope: Scope) -> Totals:
        """Count all but the headcount, which is the shelf of answers' own."""

    def listed(
        self, scope: Scope, listing: Listing, *, order: Order, start: int, size: int
    ) -> Sequence[Named]: ...
    def one(self, scope: Scope, member_id: int) -> Named | None: ...
    def several(self, scope: Scope, member_ids: Collection[int]) -> Sequence[Named]:
        """Return some people as the lists describe them, by name."""

    def like(self, scope: Scope, text: str, *, start: int, size: int) -> Sequence[Named]:
        """Return people whose name, or organisation's name, contains what was typed."""

    def news(self, gathering_id: int, *, since: datetime, besides: int, size: int) -> News:
        """Return what changed since a moment, but for what the member `besides` did."""

    def last_own(self, gathering_id: int, member_id: int) -> int:
        """Return the number of the last line of history that a member wrote alone, or 0."""

    def words(
        self, gathering_id: int, *, readers: Collection[Readers], start: int, size: int
    ) -> Sequence[Word]:
        """Return the words that came with answers, those not yet read first."""

    def mark_read(self, gathering_id: int, *, member_ids: Collection[int]) -> None: ...
    def open(self, *, now: datetime, size: int) -> Sequence[Titled]:
        """Return the announced gatherings that are not over, the next one first."""

    def worked_on(self, *, since: datetime, until: datetime, size: int) -> Sequence[Titled]:
        """Return what ended in a period and has no published report, the latest first."""

    def all(self, *, drafts: bool, start: int, size: int) -> Sequence[Titled]:
        """Return every gathering: drafts, if wanted, then the latest first."""
