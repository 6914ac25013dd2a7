"""Kinds of values in the settings, each refused in words that never repeat the value."""

import re
from datetime import time
from pathlib import Path
from typing import Annotated
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, InstanceOf
from pydantic_settings import NoDecode

TOKEN = re.compile(r"\d+:[\w-]{24,}", re.ASCII)
_SECRET = re.compile(r"[\w-]{16,256}", re.ASCII)
_CALLED_PORTS = frozenset({443, 80, 88, 8443})
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def token(value: object) -> object:
    """Check that a bot token has the form that BotFather gives."""
    if not isinstance(value, str) or not TOKEN.fullmatch(value.strip()):
        raise ValueError("expected a bot token as BotFather gives it: digits, a colon, letters")
    return value.strip()


def token_in(path: Path) -> object:
    """Read the bot token that a file holds, on a line of its own."""
    return token(_held_by(path, "telegram.token_file"))


def server(value: object) -> object:
    """Check the root address of a Bot API server, and take off its last slashes."""
    parts = _address(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("expected an address such as https://api.telegram.org")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("expected an address without user, password, ? or #")
    root = parts.geturl().rstrip("/")
    if "/bot" in parts.path:
        raise ValueError("expected the root of the server: leave out /bot and what follows")
    return root


def database(value: object) -> object:
    """Check that an address names one of the two databases we know."""
    parts = _address(value)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return value
    if "password" in parts.query:
        raise ValueError("expected the password, if any, before the @")
    if parts.scheme == "postgresql" and len(parts.path) > 1:
        return value
    raise ValueError("expected sqlite:///path/to/file.db or postgresql://user@host/name")


def own_address(value: object) -> object:
    """Check the address at which Telegram finds us: https, and one of the ports it calls."""
    if value == "":
        return value
    parts = _address(value)
    is_near = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or parts.scheme not in ({"http", "https"} if is_near else {"https"}):
        raise ValueError("expected an address such as https://bot.example.org/telegram")
    if not is_near and (parts.port or 443) not in _CALLED_PORTS:
        raise ValueError("expected one of the ports that Telegram calls: 443, 80, 88, 8443")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("expected an address without user, password, ? or #")
    return parts.geturl()


def secret(value: object) -> object:
    """Check a secret by which Telegram's own calls are known: nobody may guess it."""
    if not isinstance(value, str) or not _SECRET.fullmatch(value.strip()):
        raise ValueError("expected 16 to 256 letters, digits, _ or -")
    return value.strip()


def secret_in(path: Path) -> object:
    """Read the secret that a file holds, on a line of its own."""
    return secret(_held_by(path, "webhook.secret_file"))


def place(value: object) -> object:
    """Check the path of an address; empty, or with a slash before it."""
    if value and not (isinstance(value, str) and value.startswith("/")):
        raise ValueError("expected a path such as /telegram")
    return value


def upper(value: object) -> object:
    """Read names of levels in small letters too."""
    return value.upper() if isinstance(value, str) else value


def _held_by(path: Path, named_by: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "not a text"
        # The path is not repeated: it may be a secret written on the wrong line.
        raise ValueError(f"cannot read the file that {named_by} names ({reason})") from None


def _address(value: object) -> SplitResult:
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        raise ValueError("expected an address with a valid host and port") from None
    return parts


def _zone(value: object) -> object:
    try:
        return ZoneInfo(value) if isinstance(value, str) and value else _no_zone()
    # A folder of the zone database is an OSError, an unknown key a KeyError.
    except (OSError, KeyError, ValueError):
        return _no_zone()


def _no_zone() -> object:
    raise ValueError("expected a time zone such as Europe/Paris")


def hour(value: object) -> time:
    """Read an hour of the day, as a clock shows it."""
    if isinstance(value, time) and value.tzinfo is None:
        return value
    found = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('expected an hour of the day such as "20:00"')
    return time(int(found[1]), int(found[2]))


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return [part.strip() for part in value.strip("[] ").split(",") if part.strip()]


Zone = Annotated[InstanceOf[ZoneInfo], BeforeValidator(_zone)]
Hour = Annotated[time, BeforeValidator(hour)]
# In the environment, several values are written with commas: 12,34.
SEVERAL = (NoDecode, BeforeValidator(_split))
