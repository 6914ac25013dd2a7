"""What the settings say, in a few lines without secrets."""

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.config.sections import Config


def summary(config: Config, *, file: Path | None) -> Iterator[str]:
    """List what a person checks before a start, and what they should know."""
    telegram, community = config.telegram, config.community
    place = f"{telegram.base_url}, {telegram.mode}" if telegram.token else "no token: the sandbox"
    yield f"file: {file or 'none, defaults and environment'}"
    yield f"telegram: {place}"
    if telegram.token and telegram.mode == "webhook":
        webhook = config.webhook
        yield f"webhook: {webhook.url}, heard at {webhook.host}:{webhook.port}{webhook.own_path}"
    yield f"database: {_without_password(config.database.url)}"
    languages = ", ".join(community.languages)
    yield f"community: {community.name}, {community.timezone.key}, {languages}"
    yield f"organisers: {len(config.organisers)}"
    yield f"logging: {config.logging.level}, {config.logging.format}"
    if file and _is_open(file, config.secrets):
        yield f"warning: others can read {file}, which holds a secret; chmod 600 {file}"


def _without_password(url: str) -> str:
    password = urlsplit(url).password
    return url.replace(f":{password}@", ":***@") if password else url


def _is_open(file: Path, secrets: tuple[str, ...]) -> bool:
    if not file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return False
    written = file.read_text(encoding="utf-8")
    return any(secret in written for secret in secrets)
