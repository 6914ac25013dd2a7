"""DOCX, read again: what people wrote arrives, in the shape that it has."""

from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings

from bot.domain.order import Form
from bot.files import documents
from tests.files.manuscripts import ANY, FULL
from tests.files.outline import outline
from tests.files.sample import ENGLISH, FRENCH

KINDS = {
    "Heading 1": "heading 1",
    "Heading 2": "heading 2",
    "Heading 3": "heading 3",
    "Body Text": "paragraph",
    "Remark": "remark",
    "Fact": "fact",
    "Quote": "quote",
    "Caption": "caption",
    "List Bullet": "item",
}


def opened(manuscript):
    return docx.Document(BytesIO(documents.write(manuscript, Form.DOCX)))


def words(text):
    return " ".join(text.split())


def read(document):
    """Return the lines of a document as they stand in it."""
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += rows(part)
        else:
            lines.append((KINDS[part.style.name], words(part.text)))
    return lines


def rows(table):
    for row in table.rows:
        is_head = row._tr.find(f".//{qn('w:tblHeader')}") is not None
        yield ("head" if is_head else "row", *(words(cell.text) for cell in row.cells))


@settings(max_examples=25)
@given(ANY)
def test_whatever_people_wrote_every_line_of_it_is_found(manuscript):
    assert read(opened(manuscript)) == outline(manuscript)


def test_the_file_says_what_it_is_called_by_whom_and_in_which_language():
    about = opened(FRENCH).core_properties

    assert (about.title, about.subject) == (FRENCH.title, FRENCH.subject)
    assert (about.author, about.language) == ("Thérèse et Inès", "fr-FR")
    assert about.created is None


def test_its_words_are_spelt_in_its_language():
    defaults = opened(ENGLISH).styles.element.find(qn("w:docDefaults"))

    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_the_same_document_makes_the_same_bytes():
    assert documents.write(FULL, Form.DOCX) == documents.write(FULL, Form.DOCX)


def test_no_picture_of_an_empty_page_goes_with_it():
    parts = {str(part.partname) for part in opened(FULL).part.package.iter_parts()}

    assert "/word/document.xml" in parts
    assert not any("thumbnail" in part for part in parts)
