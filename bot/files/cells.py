"""What every kind of table makes of a cell: words on one line, in signs that files can hold."""

import re
from datetime import datetime
from typing import Final

from bot.domain.workbook import Cell, Sheet

_LEAST, _MOST = 8, 60  # of a column, in signs
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("[\t\n\r\u2028\u2029]+")
_MOMENT: Final = "01/01/2026 10:00"


def line(text: str) -> str:
    """Return a text as one line, without what no file format can hold."""
    return _UNFIT.sub("", _BREAKS.sub(" ", text))


def widths(sheet: Sheet) -> list[int]:
    """Return how wide each column should be, in signs of the usual size."""
    columns = zip(sheet.headings, *sheet.rows, strict=True)
    return [min(_MOST, max(_LEAST, *map(_width, column))) for column in columns]


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
