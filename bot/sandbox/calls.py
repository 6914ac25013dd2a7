"""The log of what bots asked of the Bot API."""

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

_KEPT = 2_000
_SHOWN = 2_000


@dataclass(slots=True)  # not frozen: one is made for every call, and that would cost more
class Call:
    """One call of a bot and how it ended; `at` is Unix seconds by the sandbox's clock."""

    seq: int
    at: float
    bot: int
    method: str
    params: dict[str, str]
    files: dict[str, str]
    status: int
    description: str | None
    milliseconds: float
    unknown: bool
    fault: str | None

    def shown(self) -> dict[str, Any]:
        """The call for people: long values are cut."""
        shown = asdict(self)
        shown["params"] = {name: text[:_SHOWN] for name, text in self.params.items()}
        return shown


class CallLog:
    """The last calls, oldest first."""

    def __init__(self) -> None:
        """Start empty."""
        self._calls: deque[Call] = deque(maxlen=_KEPT)

    def add(self, call: Call) -> None:
        """Remember one call, and forget the oldest when there are too many."""
        self._calls.append(call)

    def since(self, after: int) -> list[Call]:
        """The calls with a greater number."""
        return [call for call in self._calls if call.seq > after]
