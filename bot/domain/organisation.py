"""Organisations: associations, places, informal groups, shops."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.refusal import Refusal

ORGANISATION_NAME_LENGTH = 80
_ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d"})
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


class NoSuchOrganisation(Refusal):
    """A button of another time, or one that was never ours."""

    key = "error.old_button"


class OrganisationKind(StrEnum):
    ASSOCIATION = "association"
    PLACE = "place"
    INFORMAL_GROUP = "informal_group"
    BUSINESS = "business"
    PUBLIC_BODY = "public_body"
    SCHOOL = "school"
    FUNDER = "funder"
    OTHER = "other"


class Scale(StrEnum):
    """On whose work an organisation lives; for the project group alone."""

    VOLUNTEER = "volunteer"
    STAFF = "staff"
    INSTITUTION = "institution"


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    name: str
    kind: OrganisationKind = OrganisationKind.OTHER
    neighbourhood: str = ""
    scale: Scale | None = None  # None: nobody said


def folded(name: str) -> str:
    """
    Return a name without case, accents, signs and articles, to compare names typed twice.

    A name of articles or signs alone keeps them, so that two such names do not become one.
    """
    plain = _plain(name)
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = letters.split()
    telling = [word for word in words if word not in _ARTICLES]
    return " ".join(telling or words or plain.split())


def _plain(name: str) -> str:
    """Fold twice: a capital may hide in a sign that has a small letter only once it is apart."""
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return unicodedata.normalize("NFKD", once.casefold()).translate(_LIGATURES)
