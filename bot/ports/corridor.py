"""What the cellar keeps of messages owed to members."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.account import Count, DeliveryHealth
from bot.domain.delivery import Delivery, Kind, Promise
from bot.domain.rations import Other, Rations


class DeliveryShelf(Protocol):
    """
    One row for each message to each member.

    What is due is told by the `now` that is given; how long a claim holds, by the clock of the
    database, which all processes share.
    """

    def plan(self, promises: Sequence[Promise], *, at: datetime) -> None:
        """Write promises down; one that is planned already is replaced, one sent is left."""

    def find(self, key: str) -> Delivery | None:
        """Return what became of a promise."""

    def drop(
        self,
        gathering_id: int,
        *,
        reason: str,
        at: datetime,
        kinds: Collection[Kind] = frozenset(Kind),
    ) -> int:
        """Take back what is planned about a gathering and not sent; return how many."""

    def drop_of(self, member_id: int, *, reason: str, at: datetime) -> int:
        """Take back all that waits for one member; return how many."""

    def claim(self, *, now: datetime, most: int) -> Sequence[Delivery]:
        """Take what is due by `now`, oldest first; nobody else can while the lease lasts."""

    def begin(self, claimed: Delivery, *, now: datetime) -> Delivery | None:
        """Write down that an attempt begins; None if it was taken back meanwhile."""

    def begin_all(self, claimed: Collection[Delivery], *, now: datetime) -> Mapping[int, Delivery]:
        """Write down that attempts begin; return by id what was not taken back meanwhile."""

    def settle(self, before: Delivery, after: Delivery, *, at: datetime) -> bool:
        """Write down what became of an attempt; False if it is not ours to tell any more."""

    def settle_all(self, ended: Iterable[tuple[Delivery, Delivery]], *, at: datetime) -> None:
        """Write down what became of attempts, each before and after it."""

    def give_back(self, ids: Collection[int]) -> None:
        """Leave to others what was claimed and not begun."""

    def abandoned(self) -> Sequence[Delivery]:
        """Return what is under way, but whose lease has ended."""

    def purge(self, *, before: datetime) -> None:
        """Forget what was over before a moment."""

    def next_due(self) -> datetime | None:
        """Return when the first of those that wait is due."""

    def take_turns(self, member_ids: Collection[int]) -> None:
        """Let whoever is about to write to these members wait until the one before has begun."""

    def others(
        self, hand: Collection[Delivery], *, now: datetime
    ) -> Mapping[int, Sequence[Other]]:
        """
        Return, by reader, further rationed messages of those who read one of a hand.

        Those sent within seven days, or due.
        """

    def full(self, *, at: datetime, midnight: datetime, rations: Rations) -> frozenset[int]:
        """Return the members, by id, whom no further rationed message may reach at a moment."""

    def is_stopped(self, mailing_id: int) -> bool:
        """Tell whether an organiser stopped the mailing."""

    def counts(self, gathering_id: int) -> Sequence[Count]:
        """Count the messages about a gathering by kind, stage, state and reason."""

    def health(self, now: datetime) -> DeliveryHealth:
        """Return how the corridor fares; troubles are those of the last day."""
