"""Draws the letters of one hand: what several readers are told alike is drawn once."""

from collections import deque
from collections.abc import Callable
from typing import Final

from bot.calls import Screen
from bot.services.letters import Letter, unaddressed

Draw = Callable[[Letter], Screen]
"""Puts a letter into words; of its reader it is told the language, and what they answered."""

_FACES: Final = 4
"""So many of the last ones drawn are looked through: more often than not it is the first."""


def drawing_once(draw: Draw) -> Draw:
    """Return how to draw the letters of one hand; it must not outlive the deed of that hand."""
    drawn: deque[tuple[Letter, Screen]] = deque(maxlen=_FACES)

    def one(letter: Letter) -> Screen:
        bare = unaddressed(letter)
        for like, screen in drawn:
            if like == bare:
                return screen
        drawn.appendleft((bare, draw(bare)))
        return drawn[0][1]

    return one
