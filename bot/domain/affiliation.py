"""A member's tie to an organisation: optional, and theirs to undo."""

from dataclasses import dataclass

from bot.domain.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Affiliation:
    """`is_main` marks the organisation that is named first."""

    organisation: Organisation
    is_main: bool = False
