"""The doors to the street: where updates are brought, and where the bot says how it is."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Final

import structlog
from pydantic import SecretStr

from bot.app.checkup import Checkup
from bot.app.plan import Plan
from bot.app.wishes import CannotServe
from bot.hook.endpoint import Endpoint
from bot.hook.health import health_page
from bot.hook.listening import Listener
from bot.hook.street import street
from bot.intake.forwarding import Forwarding, Wish
from bot.intake.pulse import Pulse
from bot.intake.receiving import Receiver
from bot.ports import Database
from bot.wire.request import AiohttpRequest
from bot.wire.updates import read_update
from bot.wire.webhooks import WebhookDesk

log: Final = structlog.get_logger(__name__)


@dataclass(slots=True, kw_only=True)
class Hook:
    """The door that Telegram knocks at: it listens from the start, and lets in while open."""

    plan: Plan
    endpoint: Endpoint
    forwarding: Forwarding
    _seeing_to_it: asyncio.Task[None] | None = None

    async def listen(self) -> Listener:
        """Listen; whoever comes is asked to come again. Raises CannotServe."""
        wish = self.plan.config.webhook
        try:
            return await Listener.open(
                street(wish.own_path, self.endpoint), host=wish.host, port=wish.port
            )
        except OSError as error:
            place = f"{wish.host}:{wish.port}"
            raise CannotServe(
                f"webhook: cannot listen at {place} ({error.strerror}); change webhook.port"
            ) from error

    def open_for(self, receiver: Receiver) -> None:
        self.endpoint.ear = receiver
        if self._seeing_to_it is None:
            self._seeing_to_it = asyncio.create_task(self.forwarding.run())

    def shut(self) -> None:
        self.endpoint.ear = None

    async def close(self) -> None:
        """Order nothing more; the webhook stays set, so that Telegram keeps what comes."""
        if self._seeing_to_it:
            self._seeing_to_it.cancel()
            await asyncio.gather(self._seeing_to_it, return_exceptions=True)


@dataclass(slots=True)
class Street:
    """What of us can be called from outside, from its opening to its end."""

    plan: Plan
    database: Database
    hook: Hook | None = None
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def open(self, pulse: Callable[[], Pulse | None]) -> None:
        """Listen. `pulse` gives the one of the intake, once there is one. Raises CannotServe."""
        if self.hook:
            listener = await self.hook.listen()
            self._open.push_async_callback(listener.close)
            self._open.push_async_callback(self.hook.close)
        await self._open_health(pulse)

    async def _open_health(self, pulse: Callable[[], Pulse | None]) -> None:
        wish = self.plan.config.health
        if not wish.port:
            return
        monotonic = self.plan.monotonic
        began = monotonic()
        checkup = Checkup(
            database=self.database,
            now=self.plan.now,
            pulse=pulse,
            up=lambda: monotonic() - began,
            mode=self.plan.config.telegram.mode,
            forwarding=self.hook.forwarding if self.hook else None,
        )
        try:
            listener = await Listener.open(health_page(checkup), host=wish.host, port=wish.port)
        except OSError as error:
            # Several processes on one machine may share a file of settings.
            log.warning("no_health_page", port=wish.port, reason=error.strerror)
            return
        self._open.push_async_callback(listener.close)

    async def close(self) -> None:
        await self._open.aclose()


def hook(plan: Plan, database: Database, *, calls: AiohttpRequest) -> Hook | None:
    """Return the door that Telegram knocks at, if the plan has one."""
    wish = plan.config.webhook
    if plan.config.telegram.mode != "webhook":
        return None
    secret = _opened(wish.secret)
    wanted = Wish(url=wish.url, secret=secret, max_connections=wish.max_connections)
    forwarding = Forwarding(
        desk=WebhookDesk(calls, base_url=f"{plan.base_url}/bot{plan.token}"),
        database=database,
        wish=wanted,
        seal=wanted.seal(token=plan.token),
        now=plan.now,
    )
    return Hook(plan=plan, endpoint=Endpoint(secret, read_update), forwarding=forwarding)


def _opened(secret: SecretStr | None) -> str:
    """Return the secret in the clear; settings without one were refused long ago."""
    if secret is None:
        raise CannotServe("webhook: no secret")
    return secret.get_secret_value()
