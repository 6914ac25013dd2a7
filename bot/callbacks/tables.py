"""What the buttons of tables and pictures remember."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.order import Form, Paper


@dataclass(frozen=True, slots=True)
class TableTap(Tap):
    """One of the tables of a gathering: as which kind of file?"""

    area: ClassVar[str] = "nb"

    gathering_id: int
    paper: Paper


@dataclass(frozen=True, slots=True)
class TakeTap(Tap):
    """The file itself."""

    area: ClassVar[str] = "nc"

    gathering_id: int
    paper: Paper
    form: Form


@dataclass(frozen=True, slots=True)
class PictureTap(Tap):
    """« En image »; the subject is the gathering, or the year, that it is about."""

    area: ClassVar[str] = "nd"

    paper: Paper
    subject: int
