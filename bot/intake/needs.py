"""What the intake needs from its neighbours; the wire, the post and the cellar provide it."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.calls import Call
from bot.outcomes import Fault, Outcome
from bot.ports.process import Owed

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

    def take_up(self, owed: Sequence[Owed]) -> None:
        """Send what another process, or an earlier one, may or may not have sent."""

    def open(self) -> None:
        """Begin with all else that leaves this process."""

    def look(self) -> None:
        """Hear that something due may have been left."""

    async def close(self, *, within: float) -> None: ...


class HeadOffice(Protocol):
    """What only the process that leads does: cards, notices, and the bells of what is planned."""

    def open(self) -> None: ...
    async def close(self, *, within: float) -> None: ...


class Apologies(Protocol):
    """What to say, in the person's language, when we could not do what they asked."""

    def for_trouble(self, update: Mapping[str, Any]) -> Sequence[Call]:
        """Tell the sender that it was not done; the update may have any shape."""

    def to_organisers(self) -> Sequence[Call]:
        """Tell those who can look that an update was set aside."""


class Leadership(Protocol):
    """
    The right to lead, which one process has. Blocking: called in a thread.

    `may_wait` says whether others may work beside the one that leads.
    """

    @property
    def may_wait(self) -> bool: ...

    def try_take(self) -> bool: ...
    def still_mine(self) -> bool: ...
    def release(self) -> None: ...
