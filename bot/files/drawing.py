"""A chart as SVG, for telephones: large words over the whole width, pips beside each number."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from bot.domain.chart import Chart, Panel, Tally
from bot.files import pips
from bot.files.cleaning import one_line as clean
from bot.files.lettering import FAMILY, face
from bot.files.pips import INK, Lattice

WIDTH: Final = 1080
MARGIN: Final = 64
ROOM: Final = WIDTH - 2 * MARGIN
_GREY: Final = "#4d4d4d"
_RULE: Final = "#c4c4c4"
_PAPER: Final = "#f4f1ea"
_LABELS: Final = 450  # at most so much room for words beside the pips
_GAP: Final = 24
_LEADING: Final = 1.28


@dataclass(frozen=True, slots=True)
class Type:
    """How large some words are, in pixels, and how they look."""

    size: int
    is_bold: bool = False
    colour: str = INK


TITLE = Type(50, is_bold=True)
SUBTITLE = Type(36, colour=_GREY)
STANCE = Type(32)
HEADING = Type(40, is_bold=True)
LABEL = Type(34)
QUESTION = Type(32, colour=_GREY)
FOOT = Type(28, colour=_GREY)


@dataclass(slots=True)
class Page:
    """What is drawn so far, and how far down it reaches (in pixels)."""

    y: float = MARGIN
    drawn: list[str] = field(default_factory=list)

    def words(self, text: str, kind: Type, *, room: float = ROOM) -> None:
        """Write words from line to line, below what is there."""
        for line in face(bold=kind.is_bold).wrapped(clean(text), kind.size, room=room):
            self.y += kind.size * _LEADING
            self._line(line, kind)

    def _line(self, line: str, kind: Type) -> None:
        weight = ' font-weight="bold"' if kind.is_bold else ""
        self.drawn.append(
            f'<text x="{MARGIN}" y="{self.y - kind.size * 0.28:.1f}" font-size="{kind.size}"'
            f'{weight} fill="{kind.colour}">{escape(line)}</text>'
        )

    def tally(self, tally: Tally, lattice: Lattice, *, room: float) -> None:
        """Write a number in words, within so much room, and draw its pips beside it."""
        top = self.y
        self.words(tally.label, LABEL, room=room)
        x = MARGIN + room + _GAP
        self.drawn.append(pips.drawn(tally.pip, tally.count, lattice, x=x, y=top))
        self.y = max(self.y, top + lattice.height(tally.count)) + 6

    def rule(self) -> None:
        """Part what follows from what is there."""
        self.y += 20
        self.drawn.append(
            f'<path stroke="{_RULE}" stroke-width="2" '
            f'd="M{MARGIN} {self.y:.1f}H{WIDTH - MARGIN}"/>'
        )
        self.y += 12


def svg(chart: Chart) -> str:
    """Return the picture; it is as tall as it needs to be."""
    page = Page()
    page.words(chart.title, TITLE)
    page.words(chart.subtitle, SUBTITLE)
    _stance(page, chart)
    for panel in chart.panels:
        _panel(page, panel)
        page.rule()
    page.words(chart.foot, FOOT)
    return _whole(chart, page)


def _stance(page: Page, chart: Chart) -> None:
    """Say above every number what numbers are for."""
    page.y += 18
    top, place = page.y, len(page.drawn)
    page.y += 10
    page.words(" ".join(chart.stance), STANCE)
    page.y += 14
    box = f'x="0" y="{top:.1f}" width="{WIDTH}" height="{page.y - top:.1f}"'
    page.drawn.insert(place, f'<rect {box} fill="{_PAPER}"/>')
    page.y += 16


def _panel(page: Page, panel: Panel) -> None:
    page.words(panel.heading, HEADING)
    page.y += 6
    room = _room(panel.tallies)
    most = max((tally.count for tally in panel.tallies), default=0)
    lattice = pips.lattice(most, room=int(ROOM - room - _GAP))
    for tally in panel.tallies:
        page.tally(tally, lattice, room=room)
    for line in panel.lines:
        page.words(line, LABEL)
        page.y += 6
    page.words(panel.question, QUESTION)


def _room(tallies: Sequence[Tally]) -> float:
    """Return how much room the words beside the pips of a panel take."""
    letters = face(bold=LABEL.is_bold)
    widest = max((letters.width(clean(t.label), LABEL.size) for t in tallies), default=0)
    return min(_LABELS, widest + 1)


def _whole(chart: Chart, page: Page) -> str:
    height = round(page.y + MARGIN / 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{FAMILY}" '
        f'xml:lang="{escape(chart.language)}"><title>{escape(clean(chart.title))}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{"".join(page.drawn)}</svg>'
    )
