"""Organisations: associations, places, informal groups, shops."""

import unicodedata
from dataclasses import dataclass

ORGANISATION_NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    name: str


def folded(name: str) -> str:
    """Return a name without case, accents, signs and articles, to compare names typed twice."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = [
        w for w in letters.split() if w not in {"le", "la", "les", "l", "de", "du", "des", "d"}
    ]
    return " ".join(words)
