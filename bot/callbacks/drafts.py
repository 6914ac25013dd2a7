"""What the buttons of a meeting that is being prepared remember."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.place import Format
from bot.domain.programme import LineDeed
from bot.domain.section import Section


class DraftStep(StrEnum):
    RESUME = "go"
    RESTART = "new"
    TITLE = "title"
    DATE = "date"
    FORMAT = "format"
    PREVIEW = "look"
    PUBLISH = "pub"
    KEEP = "keep"
    DELETE = "del"
    DROP = "drop"  # asks before it deletes
    UNTITLED = "bare"
    RELAY = "relay"
    VISIT = "visit"
    OURS = "ours"  # a meeting of ours after all
    COPY = "copy"
    SECTIONS = "more"


@dataclass(frozen=True, slots=True)
class DraftTap(Tap):
    area: ClassVar[str] = "d"

    gathering_id: int
    step: DraftStep


@dataclass(frozen=True, slots=True)
class DayTap(Tap):
    area: ClassVar[str] = "dd"

    gathering_id: int
    day: date


@dataclass(frozen=True, slots=True)
class MonthTap(Tap):
    """Turn the pages of the calendar; `month` counts from year 0: 12 * year + month - 1."""

    area: ClassVar[str] = "dm"

    gathering_id: int
    month: int


@dataclass(frozen=True, slots=True)
class HourTap(Tap):
    """`minutes` since midnight, on the wall clock of the community."""

    area: ClassVar[str] = "dh"

    gathering_id: int
    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class ConfirmDateTap(Tap):
    """« Oui, c’est cela » : `moment` is in whole minutes since 1970, UTC; so is `end`."""

    area: ClassVar[str] = "dc"

    gathering_id: int
    moment: int
    end: int


@dataclass(frozen=True, slots=True)
class FormatTap(Tap):
    area: ClassVar[str] = "df"

    gathering_id: int
    format: Format


@dataclass(frozen=True, slots=True)
class PlaceTap(Tap):
    area: ClassVar[str] = "dp"

    gathering_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class BeginTap(Tap):
    """« En commencer une autre »: what was left stays."""

    area: ClassVar[str] = "dn"


@dataclass(frozen=True, slots=True)
class DraftPageTap(Tap):
    """Turn the pages of the drafts that wait, from 0."""

    area: ClassVar[str] = "dl"

    page: int


@dataclass(frozen=True, slots=True)
class SectionTap(Tap):
    area: ClassVar[str] = "ds"
    is_published: ClassVar[bool] = False

    gathering_id: int
    section: Section


@dataclass(frozen=True, slots=True)
class EmptyTap(Tap):
    area: ClassVar[str] = "dx"
    is_published: ClassVar[bool] = False

    gathering_id: int
    section: Section


@dataclass(frozen=True, slots=True)
class LengthTap(Tap):
    area: ClassVar[str] = "de"

    gathering_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class LineTap(Tap):
    """One line of the programme or of the speakers: where it stood, and by what it is known."""

    area: ClassVar[str] = "di"
    is_published: ClassVar[bool] = False

    gathering_id: int
    section: Section
    place: int
    marked: int
    deed: LineDeed


@dataclass(frozen=True, slots=True)
class PublishedSectionTap(SectionTap):
    """A twin, as the two below: what a button did to a draft it never does to what is read."""

    area: ClassVar[str] = "gs"
    is_published: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PublishedEmptyTap(EmptyTap):
    area: ClassVar[str] = "gx"
    is_published: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PublishedLineTap(LineTap):
    area: ClassVar[str] = "gi"
    is_published: ClassVar[bool] = True
