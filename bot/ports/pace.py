"""What gives out places in time: so many messages a second, over all that share the rate."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Grant:
    """
    So many places, `first` and those after it, `gap` apart, in seconds of the monotonic clock.

    None: it is too early, and `first` is when to ask again.
    """

    first: float
    number: int
    gap: float

    def moments(self) -> list[float]:
        return [self.first + self.gap * one for one in range(self.number)]


class Places(Protocol):
    """Gives no place twice, and none in the past: what was not used makes no burst."""

    async def reserve(self, number: int, *, for_many: bool) -> Grant:
        """Reserve up to so many places soon; messages to many have to leave room for others."""

    def put_off(self, seconds: float) -> bool:
        """Move all places not given out; False if that cannot be: a place missed is lost."""

    async def shut(self, seconds: float) -> None:
        """Give messages to many no place for so long: the whole bot was told it is too fast."""

    async def close(self) -> None: ...
