"""Tables as XLSX: words stay words, whatever they begin with."""

from datetime import datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook as File
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.domain.workbook import Cell, Sheet, Workbook
from bot.files.cells import widths
from bot.files.cleaning import one_line as line

_NEITHER: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BOLD: Final = {"bold": True, "bottom": 1}
_DATE: Final = {"num_format": "dd/mm/yyyy hh:mm"}
_A4: Final = 9


def write(workbook: Workbook) -> bytes:
    """Return the file; the same workbook makes the same file."""
    file = BytesIO()
    with File(file, _NEITHER) as book:
        book.set_properties({"title": line(workbook.title), "created": workbook.made_at})
        book.set_custom_property("Language", workbook.language)
        bold, date = (book.add_format(look) for look in (_BOLD, _DATE))
        for sheet in workbook.sheets:
            _sheet(book.add_worksheet(line(sheet.title)), sheet, bold, date)
    return file.getvalue()


def _sheet(page: Worksheet, sheet: Sheet, bold: Format, date: Format) -> None:
    top = len(sheet.notes)
    for number, note in enumerate(sheet.notes):
        page.write_string(number, 0, line(note))
    for column, (heading, width) in enumerate(zip(sheet.headings, widths(sheet), strict=True)):
        page.set_column(column, column, width + 2)
        page.write_string(top, column, line(heading), bold)
    for number, row in enumerate(sheet.rows, top + 1):
        for column, cell in enumerate(row):
            _cell(page, number, column, cell, date)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _cell(page: Worksheet, row: int, column: int, cell: Cell, date: Format) -> None:
    match cell:
        case None:
            return
        case str():
            page.write_string(row, column, line(cell))
        case datetime():
            page.write_datetime(row, column, cell, date)
        case int():
            page.write_number(row, column, cell)
