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
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def token(value: object) -> object:
    """Check that a bot token has the form that BotFather gives."""
    if not isinstance(value, str) or not TOKEN.fullmatch(value.strip()):
        raise ValueError("expected a bot token as BotFather gives it: digits, a colon, letters")
    return value.strip()


def token_in(path: Path) -> object:
    """Read the bot token that a file holds, on a line of its own."""
    try:
        held = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "not a text"
        # The path is not repeated: it may be a token written on the wrong line.
        raise ValueError(
            f"cannot read the file that telegram.token_file names ({reason})"
        ) from None
    return token(held)


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


def upper(value: object) -> object:
    """Read names of levels in small letters too."""
    return value.upper() if isinstance(value, str) else value


def mode(value: object) -> object:
    """Refuse the webhook in words: it is a wish that we do not fulfil yet."""
    if value == "webhook":
        raise ValueError('"webhook" does not exist yet; use "polling"')
    return value


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


def _hour(value: object) -> object:
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
Hour = Annotated[time, BeforeValidator(_hour)]
# In the environment, several values are written with commas: 12,34.
SEVERAL = (NoDecode, BeforeValidator(_split))
