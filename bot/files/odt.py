"""A document as ODT: headings, lists and tables are what they are called."""

from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Final, assert_never
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.domain.manuscript import (
    Block,
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quotes,
)
from bot.files.odt_parts import CELLS, MIME, manifest, meta, part, styles
from bot.files.phrases import sign, signed
from bot.files.punctuation import labelled

_CREATED: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can hold


def write(manuscript: Manuscript) -> bytes:
    """Return the file; the same manuscript makes the same bytes."""
    inside = {
        "content.xml": _content(manuscript),
        "styles.xml": styles(manuscript),
        "meta.xml": meta(manuscript),
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        # What the file is must come first, as it stands: that is how programs know it.
        archive.writestr(ZipInfo("mimetype", _CREATED), MIME, ZIP_STORED)
        for name, text in {**inside, "META-INF/manifest.xml": manifest(list(inside))}.items():
            archive.writestr(ZipInfo(name, _CREATED), text.encode("utf-8"), ZIP_DEFLATED)
    return file.getvalue()


def _content(manuscript: Manuscript) -> str:
    title = _heading(Heading(manuscript.title, level=1))
    blocks = "".join(_block(block, manuscript.language) for block in manuscript.blocks)
    body = f"<office:body><office:text>{title}{blocks}</office:text></office:body>"
    return part("office:document-content", f"{CELLS}{body}")


def _block(block: Block, language: str) -> str:
    match block:
        case Heading():
            whole = _heading(block)
        case Paragraph(text, is_remark):
            whole = _paragraph(escape(text), "Remark" if is_remark else "Text_20_body")
        case Facts(facts):
            whole = "".join(_fact(fact, language) for fact in facts)
        case Items(items):
            whole = _list(items)
        case Quotes(quotes):
            said = (escape(signed(quote, language)) for quote in quotes)
            whole = "".join(_paragraph(one, "Quotations") for one in said)
        case Grid():
            whole = _table(block)
        case _:
            assert_never(block)
    return whole


def _heading(heading: Heading) -> str:
    style = f'text:style-name="Heading_20_{heading.level}"'
    level = f'text:outline-level="{heading.level}"'
    return f"<text:h {style} {level}>{escape(heading.text)}</text:h>"


def _paragraph(inside: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _strong(inside: str) -> str:
    return f'<text:span text:style-name="Strong_20_Emphasis">{inside}</text:span>'


def _fact(fact: Fact, language: str) -> str:
    known = f"{_strong(escape(labelled(fact.label, language)))} {escape(fact.value)}"
    return _paragraph(known, "Fact")


def _list(items: Sequence[Item]) -> str:
    lines = "".join(f"<text:list-item>{_item(item)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="List_20_1">{lines}</text:list>'


def _item(item: Item) -> str:
    before = f"{_strong(escape(sign(item)))} " if item.mark else ""
    return _paragraph(before + escape(item.text), "List_20_Contents")


def _table(grid: Grid) -> str:
    caption = _paragraph(escape(grid.caption), "Caption") if grid.caption else ""
    columns = f'<table:table-column table:number-columns-repeated="{len(grid.headings)}"/>'
    heads = _row(grid.headings, "Table_20_Heading")
    rows = "".join(_row(row, "Table_20_Contents") for row in grid.rows)
    name = f' table:name="{escape(grid.caption)}"' if grid.caption else ""
    return (
        f"{caption}<table:table{name}>{columns}"
        f"<table:table-header-rows>{heads}</table:table-header-rows>{rows}</table:table>"
    )


def _row(cells: Sequence[str], style: str) -> str:
    inside = "".join(
        f'<table:table-cell table:style-name="cell" office:value-type="string">'
        f"{_paragraph(escape(cell), style)}</table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:style-name="row">{inside}</table:table-row>'
