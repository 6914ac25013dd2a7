"""What happens at a meeting, and who speaks: the programme that everybody may read."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The kind of one item of the agenda (the glossary of the product, `AgendaItem.kind`)."""

    WELCOME = "welcome"
    ROUND = "round"
    NEWS = "news"
    REPORT_BACK = "report_back"
    STORY = "story"
    ECHO = "echo"
    NEEDS_OFFERS = "needs_offers"
    TOPIC = "topic"
    NEXT_STEPS = "next_steps"
    CLOSING = "closing"
    INFORMAL = "informal"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of the agenda; `minutes` is None where nobody said how long it takes."""

    title: str
    minutes: int | None = None
    part: Part = Part.TOPIC


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: a name, what they do, for whom; `hosts` leads the conversation."""

    name: str
    function: str = ""
    organisation: str = ""
    hosts: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    items: tuple[AgendaItem, ...] = ()
    speakers: tuple[Speaker, ...] = ()


NOTHING_PLANNED = Programme()
