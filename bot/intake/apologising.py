"""Says sorry once for each update, without ever becoming a second trouble."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final

import structlog

from bot.calls import Call
from bot.intake.needs import Apologies, Line
from bot.intake.sorting import LARGEST_ID

log: Final = structlog.get_logger(__name__)

_REMEMBERED: Final = 1000


class Apologiser:
    """Sends apologies for trouble at once: while nothing can be written they cannot be owed."""

    def __init__(self, apologies: Apologies, line: Line) -> None:
        self._apologies = apologies
        self._line = line
        self._said: deque[object] = deque(maxlen=_REMEMBERED)

    async def for_trouble(self, update: Mapping[str, Any]) -> None:
        """Tell a person once that it does not work now; they need not know how often we try."""
        update_id = update.get("update_id")
        if update_id in self._said:
            return
        self._said.append(update_id)
        for call in self._sorry(update):
            await self._line.send(call)

    def for_failure(self, update: Mapping[str, Any]) -> Sequence[Call]:
        """Return what to say about an update that we give up, to the sender and organisers."""
        return [*self._sorry(update), *self._apologies.to_organisers()]

    def _sorry(self, update: Mapping[str, Any]) -> Sequence[Call]:
        """Return what the sender reads; nothing if there is none."""
        try:
            return list(filter(_can_be_sent, self._apologies.for_trouble(update)))
        except Exception as error:  # noqa: BLE001 - an update may have any shape
            log.warning("no_apology", error=type(error).__name__)
            return ()


def _can_be_sent(call: Call) -> bool:
    """Tell whether an apology has an address: it was taken from an update of any shape."""
    chat_id = call.fields.get("chat_id", 0)
    query_id = call.fields.get("callback_query_id", "")
    return type(chat_id) is int and abs(chat_id) <= LARGEST_ID and isinstance(query_id, str)
