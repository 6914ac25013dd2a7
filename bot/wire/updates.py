"""Fetches updates as plain JSON, so that none of them can be a stumbling block for the others."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from telegram.error import TelegramError

from bot.outcomes import Fault, PerhapsSent, Unknown
from bot.wire.faults import classify
from bot.wire.request import AiohttpRequest, without_nul

ALLOWED_UPDATES: Final = (
    "message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
)
GRACE: Final = 5.0
"""Seconds an answer may take beyond the time that Telegram itself holds the poll."""

_TOO_LARGE: Final = 2**63 - 1


class LongPoll:
    """getUpdates over a request class of its own, so that no call ever waits behind a poll."""

    def __init__(
        self,
        request: AiohttpRequest,
        *,
        base_url: str,
        allowed: Sequence[str] = ALLOWED_UPDATES,
    ) -> None:
        self._request = request
        self._base_url = base_url
        self._allowed = list(allowed)

    async def fetch(self, offset: int, *, hold: float) -> Sequence[Mapping[str, Any]] | Fault:
        """
        Confirm everything below `offset` and return what came since; never raises.

        `hold` is the time in seconds that Telegram waits for something to happen.
        """
        fields: dict[str, Any] = {"timeout": int(hold), "allowed_updates": self._allowed}
        if offset:
            fields["offset"] = offset
        try:
            batch = await self._request.call(
                f"{self._base_url}/getUpdates", fields, read_timeout=hold + GRACE
            )
        except TelegramError as error:
            return classify(error)
        except Exception as error:  # noqa: BLE001 - an answer of a shape that nobody foresaw
            return PerhapsSent(type(error).__name__)
        if not isinstance(batch, list):
            return PerhapsSent("the answer is not a list")
        updates = [update for update in batch if _is_an_update(update)]
        if batch and not updates:  # nothing here can be confirmed: do not ask again at once
            return Unknown("no update has a number")
        return updates

    async def clear_webhook(self) -> Fault | None:
        """Let polling begin where a webhook was set; what waits stays waiting."""
        try:
            await self._request.call(
                f"{self._base_url}/deleteWebhook", {"drop_pending_updates": False}
            )
        except Exception as error:  # noqa: BLE001 - told apart by the caller
            return classify(error)
        return None

    async def renew(self) -> None:
        """Rebuild the connections."""
        await self._request.renew()


def read_update(body: bytes) -> Mapping[str, Any] | None:
    """Read an update that was brought to us; None if it is none."""
    try:
        update = json.loads(without_nul(body))
    except (ValueError, RecursionError):
        return None
    return update if _is_an_update(update) else None


def _is_an_update(candidate: object) -> bool:
    if not isinstance(candidate, dict):
        return False
    number = candidate.get("update_id")
    return type(number) is int and 0 <= number < _TOO_LARGE
