"""What somebody takes home from a gathering, in their own words if they like (product, 2.7)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SENTENCE_LENGTH = 500
TELLING = 5  # from so many answers on, the single buttons are counted apart


class Takeaway(StrEnum):
    IDEA = "idea"
    CONTACT = "contact"
    ENERGY = "energy"  # the wish to go on
    NONE = "none"  # nothing this time: as welcome as the others


class Echo(StrEnum):
    """What the story says to somebody."""

    RECOGNISE = "recognise"
    INSPIRE = "inspire"
    FAR = "far"


class Consent(StrEnum):
    """What may be done with a sentence; without any of them it stays with the team."""

    NONE = "none"
    ANONYMOUS = "anonymous"
    NAMED = "named"

    @property
    def is_quotable(self) -> bool:
        return self is not Consent.NONE


@dataclass(frozen=True, slots=True)
class Feedback:
    """
    What one member answered; `member_id` is None once they were erased, and only the taps remain.

    `voice` is Telegram's own name for a voice note. Moments are aware, in UTC.
    """

    id: int
    gathering_id: int
    member_id: int | None
    answered_at: datetime
    takeaway: Takeaway | None = None
    echo: Echo | None = None
    sentence: str = ""
    voice: str = ""
    consent: Consent = Consent.NONE
    consent_at: datetime | None = None

    @property
    def is_quotable(self) -> bool:
        """Tell whether its sentence may be read by others than the team."""
        return bool(self.sentence) and self.consent.is_quotable
