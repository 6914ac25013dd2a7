"""Pauses between tries: growing, bounded, and never the same for two processes."""

import random
from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 0.5
LONGEST: Final = 15.0


def pauses(shortest: float = SHORTEST, longest: float = LONGEST) -> Iterator[float]:
    """Give pauses in seconds without end: doubling, up to the longest, each less up to a half."""
    pause = shortest
    while True:
        yield pause * random.uniform(0.5, 1.0)
        pause = min(longest, pause * 2)
