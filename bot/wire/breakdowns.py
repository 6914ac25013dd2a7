"""How a call breaks down on the way: aiohttp's errors in python-telegram-bot's words."""

import json
import re
from typing import Final

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
)
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from typing_extensions import override

UNTOLD_PAUSE: Final = 30.0
"""Seconds to wait when Telegram says "too fast" but not for how long."""

_PAUSE_IN_WORDS: Final = re.compile(r"retry (?:after|in) (\d+)", re.IGNORECASE)
_LINE_NEVER_STOOD: Final = (
    ClientConnectorError,
    ClientConnectorCertificateError,
    ConnectionTimeoutError,
    InvalidURL,
)


class NeverSent(NetworkError):  # noqa: N818 - says what is the case
    """No connection came about, so Telegram certainly did not see the call."""


class TooFast(RetryAfter):
    """Flood control, also where the answer lacks the parameter or the words lack the number."""

    def __init__(self, pause: float) -> None:
        # The stock constructor warns about its own type of `retry_after`.
        TelegramError.__init__(self, f"Too Many Requests: retry after {pause:g}")
        self.pause = pause

    @property
    @override
    def retry_after(self) -> int:
        return round(self.pause)

    @classmethod
    def read(cls, payload: bytes) -> "TooFast":
        """Read the answer to a call that came too fast, whatever shape it has."""
        try:
            pause = json.loads(payload)["parameters"]["retry_after"]
        except (ValueError, LookupError, TypeError, RecursionError):
            pause = None
        if type(pause) in {int, float} and pause > 0:
            return cls(float(pause))
        return cls(pause_in_words(payload.decode("utf-8", "replace")))


def pause_in_words(text: str) -> float:
    """Find the seconds in "retry after N", or assume half a minute."""
    found = _PAUSE_IN_WORDS.search(text)
    return float(found[1]) if found else UNTOLD_PAUSE


def told_apart(error: Exception) -> TelegramError:
    """Translate a broken exchange: never sent, no answer in time, or cut at an unknown moment."""
    kind = type(error).__name__
    if isinstance(error, _LINE_NEVER_STOOD):
        return NeverSent(f"No connection ({kind})")
    if isinstance(error, TimeoutError):
        return TimedOut(f"No answer in time ({kind})")
    return NetworkError(f"The line broke ({kind})")


def without_address(error: Exception) -> Exception | None:
    """Return the error as a cause to keep, unless its words hold an address with the token."""
    return None if "/bot" in str(error) else error
