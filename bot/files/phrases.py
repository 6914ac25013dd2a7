"""What documents that are set have in common: whose spelling is meant, how a quote is signed."""

from collections.abc import Mapping
from typing import Final

from bot.domain.manuscript import Item, Quote
from bot.files.punctuation import quoted

_COUNTRIES: Final[Mapping[str, str]] = {"fr": "FR", "en": "GB"}
_SIGNS: Final[Mapping[str, str]] = {"-": "\u2212"}  # a minus as long as the plus beside it


def country(language: str) -> str:
    """Return the country whose spelling is meant, or nothing."""
    return _COUNTRIES.get(language, "")


def tag(language: str) -> str:
    """Name a language with its country: `fr-FR`."""
    return "-".join(filter(None, (language, country(language))))


def signed(quote: Quote, language: str) -> str:
    """Return a sentence in its quotation marks, with who said it behind it."""
    said = quoted(quote.text, language)
    return f"{said} ({quote.by})" if quote.by else said


def sign(item: Item) -> str:
    """Return the sign before a line as it is printed, or nothing."""
    return _SIGNS.get(item.mark, item.mark)
