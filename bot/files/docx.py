"""A document as DOCX: headings, lists and tables are what they are called."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph as Printed

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
from bot.files.docx_looks import dress
from bot.files.phrases import sign, signed, tag
from bot.files.punctuation import labelled

_CREATED: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP file can hold
_DATES: Final = ("dcterms:created", "dcterms:modified")


def write(manuscript: Manuscript) -> bytes:
    """Return the file; the same manuscript makes the same bytes."""
    document = docx.Document()
    dress(document, manuscript)
    _introduce(document, manuscript)
    document.add_heading(manuscript.title, level=1)
    for block in manuscript.blocks:
        _set(document, block, manuscript.language)
    file = BytesIO()
    document.save(file)
    return _undated(file)


def _introduce(document: Document, manuscript: Manuscript) -> None:
    """Say what the document is called and by whom it is, and not when a template was made."""
    about = document.core_properties
    about.title, about.subject = manuscript.title[:255], manuscript.subject[:255]
    about.author = about.last_modified_by = manuscript.author[:255]
    about.language, about.comments = tag(manuscript.language), ""
    for name in _DATES:
        for element in about._element.findall(qn(name)):  # noqa: SLF001 - a date can only be changed, not left out
            about._element.remove(element)  # noqa: SLF001 - as above


def _set(document: Document, block: Block, language: str) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(text, level=level)
        case Paragraph(text, is_remark):
            _paragraph(document, "Remark" if is_remark else "Body Text").add_run(text)
        case Facts(facts):
            _add_facts(document, facts, language)
        case Items(items):
            _add_items(document, items)
        case Quotes(quotes):
            _add_quotes(document, [signed(quote, language) for quote in quotes])
        case Grid():
            _add_table(document, block)
        case _:
            assert_never(block)


def _paragraph(document: Document, style: str) -> Printed:
    return document.add_paragraph(style=style)


def _add_facts(document: Document, facts: Sequence[Fact], language: str) -> None:
    for fact in facts:
        paragraph = _paragraph(document, "Fact")
        paragraph.add_run(labelled(fact.label, language)).bold = True
        paragraph.add_run(f" {fact.value}")


def _add_items(document: Document, items: Sequence[Item]) -> None:
    for item in items:
        paragraph = _paragraph(document, "List Bullet")
        if item.mark:
            paragraph.add_run(f"{sign(item)} ").bold = True
        paragraph.add_run(item.text)


def _add_quotes(document: Document, quotes: Sequence[str]) -> None:
    for quote in quotes:
        _paragraph(document, "Quote").add_run(quote)


def _add_table(document: Document, grid: Grid) -> None:
    if grid.caption:
        _paragraph(document, "Caption").add_run(grid.caption)
    table = document.add_table(rows=0, cols=len(grid.headings), style="Table Grid")
    _fill(table.add_row(), grid.headings, is_head=True)
    for row in grid.rows:
        _fill(table.add_row(), row)


def _fill(row: _Row, words: Sequence[str], *, is_head: bool = False) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        [paragraph] = cell.paragraphs
        paragraph.style = "Cell"
        paragraph.add_run(word).bold = is_head or None
    # A row stays on one page; the first stands on each, and is read before each cell.
    for name in ("w:cantSplit", *(["w:tblHeader"] if is_head else [])):
        row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - there is no other way to say so


def _undated(file: BytesIO) -> bytes:
    """Return the same archive without the moments at which its parts were put in."""
    still = BytesIO()
    with ZipFile(file) as dated, ZipFile(still, "w") as undated:
        for name in dated.namelist():
            undated.writestr(ZipInfo(name, _CREATED), dated.read(name), ZIP_DEFLATED)
    return still.getvalue()
