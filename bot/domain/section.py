"""The sections of a meeting, and who has one in hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

AT_WORK = timedelta(minutes=10)  # after that, whoever opened a section does something else


class Section(StrEnum):
    TITLE = "title"
    DATE = "date"
    END = "end"
    PLACE = "place"
    LINK = "link"
    QUESTION = "question"
    AGENDA = "agenda"
    STORY = "story"
    TELLERS = "tellers"
    SPEAKERS = "speakers"
    HOLDER = "holder"
    # Of a visit: who opens their doors, what one will see, and what those who come need to know.
    HOST = "host"
    TOPIC = "topic"
    MEETING_POINT = "meet"
    ACCESS = "access"
    CONTACT = "contact"
    SIZE = "size"
    TOLD_AT = "told"


OF_VISITS = frozenset(
    {
        Section.HOST,
        Section.TOPIC,
        Section.MEETING_POINT,
        Section.ACCESS,
        Section.CONTACT,
        Section.SIZE,
        Section.TOLD_AT,
    }
)
LIVING = frozenset({Section.AGENDA, Section.STORY, Section.TELLERS, Section.SPEAKERS})
"""These go on changing, line by line, once a meeting is published: until its day is over."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An organiser opened a section at an aware moment; `section` is None once they left it."""

    member_id: int
    name: str
    section: Section | None
    since: datetime
