"""Pips that stand for one who was counted: each has a form and a colour of its own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from bot.domain.chart import Pip

INK: Final = "#1a1a1a"
# From the palette of Okabe and Ito, which colour-blind readers tell apart, without its red and its
# green: they would be read as bad and good. The dark edge keeps the pale ones in sight.
_BLUE, _ORANGE, _SKY, _PURPLE, _YELLOW = "#0072b2", "#e69f00", "#56b4e9", "#cc79a7", "#f0e442"
_COLOURS: Final[Mapping[Pip, str]] = MappingProxyType(
    {
        Pip.DISC: _BLUE,
        Pip.SQUARE: _ORANGE,
        Pip.TRIANGLE: _SKY,
        Pip.DIAMOND: _PURPLE,
        Pip.RING: "#ffffff",
        Pip.CROSS: _YELLOW,
    }
)
_FILLED: Final = 0.72  # of the room for a pip, so that two of them do not touch
_MOST: Final = 2000
_PITCHES: Final = (40, 34, 28, 22, 18, 14, 11, 8)
_TALLEST: Final = 140


class Lattice(NamedTuple):
    """How far pips are from one another, and how many stand in a row; none where `pitch` is 0."""

    pitch: int
    in_row: int

    def height(self, count: int) -> int:
        """Return how tall so many pips are."""
        return -(-count // self.in_row) * self.pitch if self.pitch else 0


def lattice(most: int, *, room: int) -> Lattice:
    """Choose the largest pips with which the longest tally stays readable."""
    if most > _MOST:
        return Lattice(0, 1)
    choices = (Lattice(pitch, room // pitch) for pitch in _PITCHES)
    last = Lattice(_PITCHES[-1], room // _PITCHES[-1])
    return next((one for one in choices if one.height(most) <= _TALLEST), last)


def drawn(pip: Pip, count: int, lattice: Lattice, *, x: float, y: float) -> str:
    """Draw `count` pips in rows, from a corner (in pixels) on."""
    if not lattice.pitch or not count:
        return ""
    half = lattice.pitch * _FILLED / 2
    edge = max(1.0, half / 8)
    spots = (
        (
            x + (n % lattice.in_row + 0.5) * lattice.pitch,
            y + (n // lattice.in_row + 0.5) * lattice.pitch,
        )
        for n in range(count)
    )
    path = "".join(_path(pip, across, down, half) for across, down in spots)
    look = f'fill="{_COLOURS[pip]}" stroke="{INK}" stroke-width="{edge:.1f}"'
    return f'<path class="{pip.value}" data-count="{count}" {look} d="{path}"/>'


def _path(pip: Pip, x: float, y: float, r: float) -> str:
    match pip:
        case Pip.DISC | Pip.RING:
            arc = f"A{r:.1f} {r:.1f} 0 1 0"
            return f"M{x - r:.1f} {y:.1f}{arc} {x + r:.1f} {y:.1f}{arc} {x - r:.1f} {y:.1f}Z"
        case Pip.SQUARE:
            return _closed((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
        case Pip.TRIANGLE:
            return _closed((x, y - r), (x + r, y + r), (x - r, y + r))
        case Pip.DIAMOND:
            return _closed((x, y - 1.2 * r), (x + 1.2 * r, y), (x, y + 1.2 * r), (x - 1.2 * r, y))
        case Pip.CROSS:
            return _cross(x, y, r)


def _cross(x: float, y: float, r: float) -> str:
    s = r / 2.6
    return _closed(
        *((x - s, y - r), (x + s, y - r), (x + s, y - s), (x + r, y - s)),
        *((x + r, y + s), (x + s, y + s), (x + s, y + r), (x - s, y + r)),
        *((x - s, y + s), (x - r, y + s), (x - r, y - s), (x - s, y - s)),
    )


def _closed(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"
