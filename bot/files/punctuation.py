"""Signs that stand around words, by language: what is ours to set in every kind of file."""

from typing import Final

_FRENCH: Final = "fr"
_NBSP: Final = "\u00a0"
_NARROW: Final = "\u202f"


def labelled(label: str, language: str) -> str:
    """Return a label with its colon: « Lieu : », "Place:"."""
    return f"{label}{_NBSP}:" if language == _FRENCH else f"{label}:"


def quoted(text: str, language: str) -> str:
    """Return a sentence between the quotation marks of a language."""
    if language == _FRENCH:
        return f"«{_NARROW}{text}{_NARROW}»"
    return f"“{text}”"
