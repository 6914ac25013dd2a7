"""The journal of what organisers did: ids and names of actions, never people's words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One line of the journal.

    `action` is « area.verb »; `subject` names what it was done to (`gathering:12`, `member:3`);
    `by` is the organiser, None for the program itself or somebody who was erased.
    """

    at: datetime
    action: str
    by: int | None
    subject: str
    facts: str = ""

    @property
    def kind(self) -> str:
        return self.subject.partition(":")[0]

    @property
    def subject_id(self) -> int | None:
        number = self.subject.partition(":")[2]
        return int(number) if number.lstrip("-").isdecimal() else None
