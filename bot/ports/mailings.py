"""What the cellar keeps of messages to many: the mailing itself, whom it is for, how far it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.mailing import Mailing, MailingKind, Segment
from bot.domain.reach import Candidate, Tally, Unreached


class MailingShelf(Protocol):
    """Messages to many; each message to one member is a delivery that names its mailing."""

    def add(
        self,
        kind: MailingKind,
        segment: Segment,
        *,
        by: int,
        at: datetime,
        gathering_id: int | None = None,
    ) -> Mailing:
        """Keep a draft."""

    def get(self, mailing_id: int) -> Mailing:
        """Return a mailing. Raises NoSuchMailing."""

    def save(self, mailing: Mailing) -> None:
        """Write down what it says and how it stands; where it is shown stays as it is."""

    def drop(self, mailing_id: int) -> None:
        """Forget a draft."""

    def show(self, mailing: Mailing) -> None:
        """Write down where its progress is shown, and what stands there."""

    def untrue(self) -> Sequence[Mailing]:
        """Return those whose progress may have to be shown anew: under way, or just ended."""

    def last_nudge(
        self, gathering_id: int, segment: Segment, *, since: datetime
    ) -> datetime | None:
        """Return when these people were nudged last (aware), if that was since a moment."""

    def page(self, *, start: int, size: int) -> Sequence[Mailing]:
        """Return what was sent or is being sent, the latest first; no drafts."""

    def tally(self, mailing_id: int, *, now: datetime) -> Tally:
        """Count its messages by what became of them."""

    def hold(self, mailing_id: int, *, at: datetime) -> int:
        """Take back what has not begun to leave; return how many."""

    def release(self, mailing_id: int, *, due_at: datetime) -> int:
        """Plan anew what was held; return how many."""

    def plan_again(self, mailing_id: int, *, due_at: datetime, not_after: datetime) -> int:
        """Plan once more what is uncertain or failed, never a third copy; return how many."""

    def leave_out(
        self, mailing: Mailing, member_ids: Sequence[int], *, kind: str, at: datetime
    ) -> None:
        """Remember who is to be told another way: no message can reach them."""

    def unreached(self, mailing_id: int, *, start: int, size: int) -> Sequence[Unreached]:
        """Return the people it did not reach for certain, by name."""

    def purge(self, *, before: datetime, drafts_before: datetime) -> None:
        """Forget mailings that ended before a moment, and drafts that were left."""


class SegmentShelf(Protocol):
    """Who is in a part of the members."""

    def who(
        self,
        segment: Segment,
        kind: MailingKind,
        *,
        gathering_id: int | None,
        now: datetime,
        midnight: datetime,
    ) -> Sequence[Candidate]:
        """
        Return everybody it is for, by id, with all that may hold a message back.

        `midnight` (aware) is when this day of the community began.
        """
