"""What the cellar keeps for the process itself: updates, open questions, small facts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.calls import Call
from bot.domain.arrival import Arrival
from bot.domain.dialogue import Dialogue


class DialogueShelf(Protocol):
    def of(self, telegram_id: int) -> Dialogue | None: ...
    def put(self, dialogue: Dialogue) -> None: ...
    def end(self, telegram_id: int) -> None: ...
    def drop_offers(self, *, before: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Owed:
    """The calls that an arrival still owes; its new messages may be on their second try."""

    seq: int
    calls: Sequence[Call]
    is_second_try: bool = False


class InboxShelf(Protocol):
    """
    The updates themselves. Bodies leave as soon as they are answered; ids stay 48 hours.

    What is kept is in the hands of the process whose store this is; what others hold, it cannot
    change.
    """

    def keep(
        self, updates: Sequence[tuple[int, Mapping[str, Any]]], *, offset: int | None, at: datetime
    ) -> Sequence[Arrival]:
        """
        Store (person key, update) pairs, and the offset if we poll; return those never seen.
        """

    def offset(self) -> int: ...
    def waiting(self) -> Sequence[Arrival]: ...
    def settle(self, seq: int, calls: Sequence[Call]) -> None:
        """
        Mark an arrival as answered, in the deed that makes its effect.

        Raises:
            AlreadySettled: it was answered before, or others have it in hand now.
            OutOfTurn: what the same person sent before is not answered; try again behind it.
            In both cases the effect of this deed is undone with it.
        """

    def owed_by(self, seq: int) -> Sequence[Call]: ...
    def owes_only(self, seq: int, calls: Sequence[Call]) -> bool:
        """Note that these are left, and not tried yet; False if that is not for us."""

    def ignore(self, seq: int) -> None: ...
    def owed(self) -> Sequence[tuple[int, Sequence[Call]]]: ...
    def done(self, seqs: Collection[int]) -> None: ...
    def try_again(self, seq: int, *, is_so: bool = True) -> bool:
        """Note that new messages are tried for the last time; False if that is not for us."""

    def failed(self, seq: int, *, error: str) -> int: ...
    def bury(self, seq: int, *, error: str, calls: Sequence[Call]) -> bool: ...
    def dead(self) -> Sequence[Arrival]: ...
    def purge(self, *, before: datetime) -> None: ...
    def begin_anew(self) -> None: ...


class UnheldShelf(Protocol):
    """Updates that nobody has in hand: their process is gone, or had no hand free."""

    def any(self) -> bool: ...
    def arrivals(self, *, most: int) -> Sequence[Arrival]:
        """Take in hand what waits, oldest first, but nothing before its person's turn."""

    def owed(self, *, most: int) -> Sequence[Owed]:
        """Take in hand what was answered and not paid."""

    def held(self) -> tuple[Sequence[Arrival], Sequence[Owed]]:
        """Return all that we have in hand; a line may break when it was just taken."""


class ProcessShelf(Protocol):
    """The processes that share the work; how long they live is told by the database's clock."""

    def enter(self, name: str) -> int:
        """Note that a process begins, and return its id."""

    def renew(self, process_id: int) -> datetime | None:
        """Give a sign of life; return the database's now, None if we were given up."""

    def count(self) -> int: ...
    def leave(self, process_id: int) -> None: ...
    def bury(self) -> int: ...
    def free(self) -> int: ...


class MemoShelf(Protocol):
    """Small facts of the process itself, by name: the last good poll, for one."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, value: str) -> None: ...
