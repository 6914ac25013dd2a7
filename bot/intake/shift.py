"""Those who work while the others count on this process: on updates, and on what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.arrival import Arrival
from bot.intake.prompt import PromptDebts
from bot.intake.worker import Worker
from bot.ports.process import Owed

_LATE: Final = 4.0  # seconds for the updates under way; the answers get what is left of 8
_LATER: Final = 3.0


@dataclass(frozen=True, slots=True)
class Shift:
    """From coming in to leaving, or to being given up by the others."""

    worker: Worker
    debts: PromptDebts

    @property
    def waiting(self) -> int:
        """Count what is in hand."""
        return self.worker.waiting + self.debts.waiting

    def take(self, arrivals: Sequence[Arrival]) -> None:
        """Work on these updates."""
        self.worker.take(arrivals)

    def take_up(self, owed: Sequence[Owed]) -> None:
        """Pay what may not have been paid."""
        self.debts.take_up(owed)

    def look(self) -> None:
        """Hear that something may have been left."""
        self.debts.look()

    async def close(self) -> None:
        """Finish what is under way; everything else stands in the database."""
        await self.worker.close(within=_LATE)
        await self.debts.close(within=_LATER)
