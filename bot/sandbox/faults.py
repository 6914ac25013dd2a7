"""The faults that somebody asked for: which call they hit, and how often."""

import random
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from bot.sandbox.errors import PeopleError

_OWN_FIELDS = frozenset({"kind", "method", "chat_id", "bot", "times", "probability"})


class FaultKind(StrEnum):
    """What can go wrong on demand."""

    TOO_MANY_REQUESTS = "too_many_requests"
    ERROR = "error"
    SLOW_ANSWER = "slow_answer"
    SLOW_BEFORE = "slow_before"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    ERROR_AFTER = "error_after"
    GARBAGE_AFTER = "garbage_after"
    BAD_GATEWAY = "bad_gateway"
    RESET = "reset"
    BLOCKED = "blocked"
    NEVER_STARTED = "never_started"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    NOT_MODIFIED = "not_modified"
    EXPIRED_CALLBACK = "expired_callback"
    UNAUTHORISED = "unauthorised"
    CONFLICT = "conflict"
    MIGRATED = "migrated"
    DUPLICATE_UPDATE = "duplicate_update"


# These make sense for one method only, so nobody needs to name it.
_NATURAL_METHOD = {
    FaultKind.CONFLICT: "getUpdates",
    FaultKind.DUPLICATE_UPDATE: "getUpdates",
    FaultKind.EXPIRED_CALLBACK: "answerCallbackQuery",
}


@dataclass(slots=True)
class Fault:
    """One fault; `left` counts the calls it still hits (None = until removed)."""

    id: int
    kind: FaultKind
    method: str | None = None
    chat_id: str | None = None
    bot: int | None = None
    left: int | None = 1
    probability: float = 1.0
    fields: dict[str, Any] = field(default_factory=dict)

    def shown(self) -> dict[str, Any]:
        """The fault as JSON."""
        shown: dict[str, Any] = asdict(self)
        del shown["fields"]
        return shown | {"kind": self.kind.value} | self.fields

    def number(self, name: str, default: float) -> float:
        """A numeric field."""
        return float(self.fields.get(name, default))

    def hits(self, method: str, chat_id: str, bot: int) -> bool:
        """Whether a call (method in lower case) is one that this fault is for."""
        if self.method is None:
            if method == "getupdates":
                return False
        elif self.method.lower() != method:
            return False
        return self.chat_id in {None, chat_id} and self.bot in {None, bot}


class Faults:
    """The faults in force."""

    def __init__(self) -> None:
        """Start without any."""
        self._faults: list[Fault] = []
        self._last_id = 0

    def add(self, wish: dict[str, Any]) -> Fault:
        """Add a fault from its JSON; raises PeopleError when it makes no sense."""
        kind = _kind(wish)
        _check(wish)
        self._last_id += 1
        method, chat_id = wish.get("method"), wish.get("chat_id")
        fault = Fault(
            id=self._last_id,
            kind=kind,
            method=method or _NATURAL_METHOD.get(kind),
            chat_id=None if chat_id is None else str(chat_id),
            bot=wish.get("bot"),
            left=wish.get("times", 1),
            probability=float(wish.get("probability", 1.0)),
            fields={key: value for key, value in wish.items() if key not in _OWN_FIELDS},
        )
        self._faults.append(fault)
        return fault

    def remove(self, fault_id: int | None = None) -> None:
        """Remove one fault, or all of them."""
        self._faults = [f for f in self._faults if fault_id is not None and f.id != fault_id]

    def shown(self) -> list[dict[str, Any]]:
        """All faults as JSON."""
        return [fault.shown() for fault in self._faults]

    def strike(self, method: str, chat_id: str, bot: int) -> Fault | None:
        """The fault that hits this call, if any; it is used up by that."""
        for fault in self._faults:
            if not fault.hits(method, chat_id, bot):
                continue
            if fault.probability < 1 and random.random() >= fault.probability:
                continue
            self._use(fault)
            return fault
        return None

    def strike_webhook(self, bot: int) -> bool:
        """Whether the next webhook delivery is to be doubled."""
        for fault in self._faults:
            if fault.kind is FaultKind.DUPLICATE_UPDATE and fault.bot in {None, bot}:
                self._use(fault)
                return True
        return False

    def _use(self, fault: Fault) -> None:
        if fault.left is not None:
            fault.left -= 1
            if fault.left <= 0:
                self._faults.remove(fault)


def _kind(wish: dict[str, Any]) -> FaultKind:
    try:
        return FaultKind(wish.get("kind", ""))
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in FaultKind)
        raise PeopleError(f"There is no such fault; there are: {kinds}.") from error


def _check(wish: dict[str, Any]) -> None:
    for name in ("bot", "times", "probability", "seconds", "retry_after", "code"):
        value = wish.get(name)
        if value is None and name in {"bot", "times"}:
            continue
        if name in wish and (not isinstance(value, int | float) or value < 0):
            raise PeopleError(f"{name} must be a number that is not negative.")
    if not isinstance(wish.get("method") or "", str):
        raise PeopleError("method must be a text.")
    if not isinstance(wish.get("chat_id") or "", str | int):
        raise PeopleError("chat_id must be a number.")
    if not isinstance(wish.get("parameters") or {}, dict):
        raise PeopleError("parameters must be a JSON object.")
