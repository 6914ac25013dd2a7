"""What buttons that lead to a meeting remember."""

from dataclasses import dataclass
from typing import ClassVar

from bot.callbacks.grammar import Tap


@dataclass(frozen=True, slots=True)
class ShowTap(Tap):
    """Show one's own card of a gathering, in a message of its own or in place of this one."""

    area: ClassVar[str] = "g"

    gathering_id: int
