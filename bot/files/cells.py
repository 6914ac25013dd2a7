"""How wide the columns of a table are, whatever the kind of file."""

from datetime import datetime
from typing import Final

from bot.domain.workbook import Cell, Sheet

LONG: Final = 60  # signs: a cell with more is broken into lines
_LEAST = 8
_MOMENT: Final = "01/01/2026 10:00"


def widths(sheet: Sheet) -> list[int]:
    """Return how wide each column should be, in signs of the usual size."""
    columns = zip(sheet.headings, *sheet.rows, strict=True)
    return [min(LONG, max(_LEAST, *map(_width, column))) for column in columns]


def _width(cell: Cell) -> int:
    match cell:
        case None:
            return 0
        case str():
            return len(cell)
        case datetime():
            return len(_MOMENT)
        case int():
            return len(str(cell))
