"""Tells Telegram where to bring updates, and asks how that goes."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outcomes import Fault, PerhapsSent
from bot.wire.faults import classify
from bot.wire.request import AiohttpRequest
from bot.wire.updates import ALLOWED_UPDATES


class WebhookDesk:
    """Where a webhook is ordered; never raises. What waits at Telegram is never dropped."""

    def __init__(
        self,
        request: AiohttpRequest,
        *,
        base_url: str,
        allowed: Sequence[str] = ALLOWED_UPDATES,
    ) -> None:
        self._request = request
        self._base_url = base_url
        self.allowed = list(allowed)

    async def look(self) -> Mapping[str, Any] | Fault:
        """Return what webhook is set, and how it does."""
        try:
            seen = await self._request.call(f"{self._base_url}/getWebhookInfo", {})
        except Exception as error:  # noqa: BLE001 - told apart by the caller
            return classify(error)
        return seen if isinstance(seen, dict) else PerhapsSent("the answer is no description")

    async def order(self, url: str, *, secret: str, max_connections: int) -> Fault | None:
        """Have updates brought to an address of ours from now on."""
        fields = {
            "url": url,
            "secret_token": secret,
            "max_connections": max_connections,
            "allowed_updates": self.allowed,
            "drop_pending_updates": False,
        }
        try:
            await self._request.call(f"{self._base_url}/setWebhook", fields)
        except Exception as error:  # noqa: BLE001 - told apart by the caller
            return classify(error)
        return None
