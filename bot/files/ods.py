"""Tables as ODS: words stay words, and the same workbook makes the same file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.domain.workbook import Cell, Sheet, Workbook
from bot.files import ods_parts as parts
from bot.files.cells import LONG, widths
from bot.files.ods_parts import BOLD, DATE, WRAPPED, words

_CREATED: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can hold


def write(workbook: Workbook) -> bytes:
    """Return the file."""
    inside = {
        "content.xml": _content(workbook.sheets),
        "styles.xml": parts.styles(workbook.language),
        "meta.xml": parts.meta(workbook),
        "settings.xml": parts.settings(workbook.sheets),
    }
    # What the file is must come first, as it stands: that is how programs know it.
    listed = {"META-INF/manifest.xml": parts.manifest(list(inside))}
    return _zipped({"mimetype": parts.MIME}, inside | listed)


def _zipped(stored: Mapping[str, str], packed: Mapping[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for kind, names in ((ZIP_STORED, stored), (ZIP_DEFLATED, packed)):
            for name, text in names.items():
                archive.writestr(ZipInfo(name, _CREATED), text.encode("utf-8"), kind)
    return file.getvalue()


def _content(sheets: Sequence[Sheet]) -> str:
    columns = [
        (f"co{number}_{column}", signs)
        for number, sheet in enumerate(sheets)
        for column, signs in enumerate(widths(sheet))
    ]
    tables = "".join(_table(number, sheet) for number, sheet in enumerate(sheets))
    return parts.part(
        "office:document-content",
        f"<office:automatic-styles>{parts.looks(columns)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>",
    )


def _table(number: int, sheet: Sheet) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="co{number}_{column}"/>'
        for column in range(len(sheet.headings))
    )
    notes = "".join(_row([_words(note)]) for note in sheet.notes)
    headings = _row([_words(heading, look=BOLD) for heading in sheet.headings])
    rows = "".join(_row(map(_cell, row)) for row in sheet.rows)
    return (
        f'<table:table table:name="{words(sheet.title)}" table:style-name="sheet">{columns}'
        f"{notes}<table:table-header-rows>{headings}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _words(text: str, *, look: str = "") -> str:
    style = f' table:style-name="{look}"' if look else ""
    return _valued(f'office:value-type="string"{style}', words(text))


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case str():
            return _words(cell, look=WRAPPED if len(cell) > LONG else "")
        case datetime():
            moment = cell.isoformat(timespec="seconds")
            value = f'office:value-type="date" office:date-value="{moment}"'
            return _valued(f'{value} table:style-name="{DATE}"')
        case int():
            return _valued(f'office:value-type="float" office:value="{cell}"', str(cell))


def _valued(value: str, shown: str = "") -> str:
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {value}>{text}</table:table-cell>"
