"""Tables as XLSX: words stay words, whatever they begin with."""

from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

from xlsxwriter import Workbook as File
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.domain.workbook import Cell, Sheet, Workbook
from bot.files.cells import LONG, widths
from bot.files.cleaning import one_line as line

_NEITHER: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LOOKS: Final = (
    {"bold": True, "bottom": 1},
    {"num_format": "dd/mm/yyyy hh:mm", "valign": "top"},
    {"text_wrap": True, "valign": "top"},
)
_A4: Final = 9


class _Looks(NamedTuple):
    heading: Format
    date: Format
    long: Format


def write(workbook: Workbook) -> bytes:
    """Return the file; the same workbook makes the same file."""
    file = BytesIO()
    with File(file, _NEITHER) as book:
        book.set_properties({"title": line(workbook.title), "created": workbook.made_at})
        book.set_custom_property("Language", workbook.language)
        looks = _Looks(*map(book.add_format, _LOOKS))
        for sheet in workbook.sheets:
            _sheet(book.add_worksheet(line(sheet.title)), sheet, looks)
    return file.getvalue()


def _sheet(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    top = len(sheet.notes)
    for number, note in enumerate(sheet.notes):
        page.write_string(number, 0, line(note))
    for column, (heading, width) in enumerate(zip(sheet.headings, widths(sheet), strict=True)):
        page.set_column(column, column, width + 2)
        page.write_string(top, column, line(heading), looks.heading)
    for number, row in enumerate(sheet.rows, top + 1):
        for column, cell in enumerate(row):
            _cell(page, number, column, cell, looks)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _cell(page: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            return
        case str():
            page.write_string(row, column, line(cell), looks.long if len(cell) > LONG else None)
        case datetime():
            page.write_datetime(row, column, cell, looks.date)
        case int():
            page.write_number(row, column, cell)
