"""Methods that set, remove and describe the webhook of a bot."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError, refuse, too_many
from bot.sandbox.http_post import PostFailedError, check_reachable
from bot.sandbox.methods.polling import choose_kinds
from bot.sandbox.methods.registry import BotCall, Described, method
from bot.sandbox.updates import DEFAULT_KINDS
from bot.sandbox.webhooks import Webhook, WebhookSender

_SECRET = re.compile(r"^[A-Za-z0-9_-]*$")
_LONGEST_SECRET = 256
_PORTS = frozenset({80, 88, 443, 8443})
_MOST_CONNECTIONS, _USUAL_CONNECTIONS = 100, 40


@method("setWebhook")
async def set_webhook(call: BotCall) -> Described:
    """Send updates to a URL from now on; an empty one removes the webhook."""
    url = call.params.text("url").strip()
    if not url:
        return _remove(call)
    sender = call.sandbox.senders[call.bot.id]
    secret = _secret(call)
    _check(url)
    if call.world.clock.timestamp() - sender.set_at < 1:
        raise too_many(1)
    try:
        address = await check_reachable(url)
    except PostFailedError as error:
        raise refuse(f"bad webhook: {error}") from error
    return _set(call, sender, Webhook(url, secret, _connections(call), address))


@method("deleteWebhook")
def delete_webhook(call: BotCall) -> Described:
    """Send no updates any more."""
    return _remove(call)


def _remove(call: BotCall) -> Described:
    if call.params.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    sender = call.sandbox.senders[call.bot.id]
    if sender.webhook is None:
        return Described(result=True, description="Webhook is already deleted")
    sender.stop()
    return Described(result=True, description="Webhook was deleted")


@method("getWebhookInfo")
def get_webhook_info(call: BotCall) -> dict[str, Any]:
    """What webhook is set and how it does."""
    sender = call.sandbox.senders[call.bot.id]
    queue = call.world.queues[call.bot.id]
    webhook = sender.webhook
    described: dict[str, Any] = {
        "url": webhook.url if webhook is not None else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
    }
    if webhook is not None:
        described |= {
            "max_connections": webhook.max_connections,
            "ip_address": webhook.ip_address,
        }
        if sender.last_error is not None:
            described["last_error_date"], described["last_error_message"] = sender.last_error
    if queue.allowed != DEFAULT_KINDS:
        described["allowed_updates"] = sorted(queue.allowed)
    return described


def _set(call: BotCall, sender: WebhookSender, webhook: Webhook) -> Described:
    queue = call.world.queues[call.bot.id]
    choose_kinds(queue, call)
    if call.params.flag("drop_pending_updates"):
        queue.clear()
    unchanged = sender.webhook == webhook
    queue.interrupt(ApiError(409, "terminated by setWebhook request"))
    sender.start(webhook)
    sender.set_at = call.world.clock.timestamp()
    return Described(
        result=True, description="Webhook is already set" if unchanged else "Webhook was set"
    )


def _connections(call: BotCall) -> int:
    return call.params.integer(
        "max_connections", default=_USUAL_CONNECTIONS, low=1, high=_MOST_CONNECTIONS
    )


def _secret(call: BotCall) -> str:
    secret = call.params.text("secret_token")
    if len(secret) > _LONGEST_SECRET:
        raise refuse("secret token is too long")
    if not _SECRET.match(secret):
        raise refuse("secret token contains unallowed characters")
    return secret


def _check(url: str) -> None:
    """Loopback addresses may use http and any port, as on a server in local mode."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port or 443
    except ValueError as error:
        raise refuse("invalid webhook URL specified") from error
    host = parts.hostname or ""
    if not host or parts.scheme not in {"http", "https"}:
        raise refuse("invalid webhook URL specified")
    if _is_loopback(host):
        return
    if parts.scheme != "https":
        raise refuse("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in _PORTS:
        raise refuse("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if _is_reserved(host):
        raise refuse(f"bad webhook: IP address {host} is reserved")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_reserved(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False
