"""What the buttons around a published report remember: reading it, taking it along, its words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.order import Form
from bot.domain.report import Source


class Part(StrEnum):
    """What of a report is read."""

    WHOLE = "w"
    LEADS = "l"


@dataclass(frozen=True, slots=True)
class LeadsTap(Tap):
    """« Les pistes », in a message of their own."""

    area: ClassVar[str] = "jl"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class PageTap(Tap):
    """Turn the pages, in the message where they are read."""

    area: ClassVar[str] = "jp"

    gathering_id: int
    part: Part
    page: int


@dataclass(frozen=True, slots=True)
class ReportsTap(Tap):
    """Turn the pages of the list of reports."""

    area: ClassVar[str] = "jb"

    page: int


@dataclass(frozen=True, slots=True)
class TakeTap(Tap):
    """« Emporter »: which kind of file?"""

    area: ClassVar[str] = "jt"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class FormTap(Tap):
    """One kind of file, to keep."""

    area: ClassVar[str] = "jo"

    gathering_id: int
    form: Form


@dataclass(frozen=True, slots=True)
class FixTap(Tap):
    """« Corriger ou retirer »."""

    area: ClassVar[str] = "jf"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class RetractTap(Tap):
    """« Retirer cette phrase »: one's own, which says whose it is no other way than by its row."""

    area: ClassVar[str] = "jr"

    gathering_id: int
    source: Source
    sentence_id: int


@dataclass(frozen=True, slots=True)
class LeaveFixTap(Tap):
    """Nothing is to be corrected after all."""

    area: ClassVar[str] = "jx"

    gathering_id: int
