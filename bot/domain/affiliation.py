"""A member's tie to an organisation: optional, and theirs to undo."""

from dataclasses import dataclass

from bot.domain.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Affiliation:
    """
    `is_main` marks the organisation that is named first.

    `is_public`: reports may name it among those that were there.
    """

    organisation: Organisation
    is_main: bool = False
    is_public: bool = False
