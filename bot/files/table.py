"""Tables as CSV, as spreadsheets in France open it: semicolons, and a mark that says UTF-8."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.roster import cell as quoted
from bot.domain.workbook import Cell, Workbook
from bot.files.cleaning import one_line as line

_MARK: Final = "\ufeff"  # what spreadsheets look for
_DATE: Final = "%d/%m/%Y %H:%M"


def write(workbook: Workbook) -> bytes:
    """Return the first sheet: its notes, its headings, its rows; no cell is a calculation."""
    sheet = workbook.sheets[0]
    rows: Sequence[Sequence[Cell]] = (
        *((note,) for note in sheet.notes),
        sheet.headings,
        *sheet.rows,
    )
    lines = (";".join(map(_cell, row)) for row in rows)
    return (_MARK + "".join(f"{row}\r\n" for row in lines)).encode("utf-8")


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return quoted(line(cell))
        case datetime():
            return cell.strftime(_DATE)
        case int():
            return str(cell)
