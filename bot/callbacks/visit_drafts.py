"""What the buttons of a visit that is prepared, or changed, remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.section import Section


class Way(StrEnum):
    """Where a question was asked from: what a button does to a draft it never does to more."""

    ON = "n"  # while a draft is first written: it leads on to the next question
    DRAFT = "d"
    LIVE = "l"  # published: everybody reads it


@dataclass(frozen=True, slots=True)
class VisitPartTap(Tap):
    """Open one part of a visit."""

    area: ClassVar[str] = "vp"

    gathering_id: int
    section: Section
    way: Way


@dataclass(frozen=True, slots=True)
class VisitEmptyTap(Tap):
    """« Vider »: one line of a visit that is prepared."""

    area: ClassVar[str] = "vx"

    gathering_id: int
    section: Section


@dataclass(frozen=True, slots=True)
class HostTap(Tap):
    """An organisation opens its doors."""

    area: ClassVar[str] = "vh"

    gathering_id: int
    organisation_id: int
    way: Way


@dataclass(frozen=True, slots=True)
class NewHostTap(Tap):
    """« Ajouter « … » » : the name itself waits in the open dialogue."""

    area: ClassVar[str] = "vn"

    gathering_id: int
    way: Way


@dataclass(frozen=True, slots=True)
class HostsPageTap(Tap):
    area: ClassVar[str] = "vl"

    gathering_id: int
    page: int
    way: Way


@dataclass(frozen=True, slots=True)
class ReceiverTap(Tap):
    """A member of the organisation receives the visit, or does not after all."""

    area: ClassVar[str] = "vm"

    gathering_id: int
    member_id: int
    way: Way


class Size(StrEnum):
    MOST = "most"
    LEAST = "least"
    EACH = "each"  # one person of each organisation first: 1, or 0


@dataclass(frozen=True, slots=True)
class SizeTap(Tap):
    area: ClassVar[str] = "vs"

    gathering_id: int
    size: Size
    number: int
    way: Way


@dataclass(frozen=True, slots=True)
class BindTap(Tap):
    """The meeting that will hear about it; 0 for the next one, not fixed yet."""

    area: ClassVar[str] = "vb"

    gathering_id: int
    meeting_id: int
    way: Way


@dataclass(frozen=True, slots=True)
class VisitNewsTap(Tap):
    """« Me prévenir »: be written to about visits (1), or no more (0)."""

    area: ClassVar[str] = "vw"

    wanted: int


@dataclass(frozen=True, slots=True)
class VisitsPageTap(Tap):
    area: ClassVar[str] = "vg"

    page: int


@dataclass(frozen=True, slots=True)
class NewVisitTap(Tap):
    """« Nouvelle visite », for organisers."""

    area: ClassVar[str] = "vv"
