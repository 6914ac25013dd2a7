"""An address of its own for each bot to which Telegram brings the updates."""

import socket

from bot.config.sections import Telegram, Webhook

SECRET = "not-a-secret-but-as-long-as-one"  # noqa: S105 - it opens nothing


def webhook_of(telegram: Telegram) -> Webhook:
    """Return the settings of a webhook on this machine, if the bot wants one."""
    if telegram.mode == "polling":
        return Webhook()
    port = free_port()
    facts = {"url": f"http://127.0.0.1:{port}/telegram", "secret": SECRET, "port": port}
    return Webhook.model_validate(facts)


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
