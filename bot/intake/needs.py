"""What the intake needs from its neighbours; the wire, the post and the cellar provide it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.calls import Call
from bot.outcomes import Fault, Outcome

Batch = Sequence[Mapping[str, Any]]


class Source(Protocol):
    """Where updates come from."""

    async def fetch(self, offset: int, *, hold: float) -> Batch | Fault: ...
    async def clear_webhook(self) -> Fault | None: ...
    async def renew(self) -> None: ...


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def send(self, call: Call) -> Outcome: ...


class Debts(Protocol):
    """Sends what is owed, in order for each person, and writes down what is done."""

    @property
    def waiting(self) -> int: ...
    def owe(self, person_key: int, seq: int, calls: Sequence[Call]) -> None: ...
    def paid(self, seq: int) -> None:
        """Cross out what an arrival owed: it went another way."""

    async def resume(self) -> None: ...
    async def close(self, *, within: float) -> None: ...


class Apologies(Protocol):
    """What to say, in the person's language, when we could not do what they asked."""

    def for_trouble(self, update: Mapping[str, Any]) -> Sequence[Call]:
        """Tell the sender that it was not done; the update may have any shape."""

    def to_organisers(self) -> Sequence[Call]:
        """Tell those who can look that an update was set aside."""


class Leadership(Protocol):
    """The right to poll with this token, which one process has. Blocking: called in a thread."""

    def try_take(self) -> bool: ...
    def still_mine(self) -> bool: ...
    def release(self) -> None: ...
