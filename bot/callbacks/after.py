"""The ways into what follows a gathering: each of these buttons opens one of its rooms."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap


@dataclass(frozen=True, slots=True)
class PresenceTap(Tap):
    """Who was there: the list, for who may note it."""

    area: ClassVar[str] = "za"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ResultsTap(Tap):
    """What people took home, for who may read it."""

    area: ClassVar[str] = "wa"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ReportTap(Tap):
    """The report on the desk of those who write it."""

    area: ClassVar[str] = "ua"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class ReadTap(Tap):
    """The published report, for everybody; the first page is 0."""

    area: ClassVar[str] = "ja"

    gathering_id: int
    page: int


@dataclass(frozen=True, slots=True)
class FiguresTap(Tap):
    """The numbers after a gathering."""

    area: ClassVar[str] = "ka"

    gathering_id: int


@dataclass(frozen=True, slots=True)
class TablesTap(Tap):
    """Presences, answers and feedback as files, for who may take them along."""

    area: ClassVar[str] = "na"

    gathering_id: int
