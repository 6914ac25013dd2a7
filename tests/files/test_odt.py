"""ODT, read by another library: what people wrote arrives, in the shape that it has."""

import zipfile
from io import BytesIO

from hypothesis import given, settings
from odfdo import Document, Element

from bot.domain.order import Form
from bot.files import documents
from tests.files.manuscripts import ANY, FULL
from tests.files.outline import outline
from tests.files.sample import ENGLISH, FRENCH

KINDS = {
    "Text_20_body": "paragraph",
    "Remark": "remark",
    "Fact": "fact",
    "Quotations": "quote",
    "Caption": "caption",
    "List_20_Contents": "item",
}


def opened(manuscript) -> Document:
    return Document(BytesIO(documents.write(manuscript, Form.ODT)))


def words(element: Element) -> str:
    return " ".join(element.inner_text.split())


def read(document: Document):
    """Return the lines of a document as this library finds them."""
    return [line for element in document.body.children for line in READ[element.tag](element)]


def heading(element: Element):
    yield (f"heading {element.get_attribute('text:outline-level')}", words(element))


def paragraph(element: Element):
    yield (KINDS[str(element.get_attribute("text:style-name"))], words(element))


def items(element: Element):
    for one in element.get_elements("text:list-item/text:p"):
        yield from paragraph(one)


def rows(table: Element):
    heads = table.get_elements("table:table-header-rows/table:table-row")
    others = table.get_elements("table:table-row")
    for kind, found in (("head", heads), ("row", others)):
        for row in found:
            yield (kind, *(words(cell) for cell in row.get_elements("table:table-cell")))


READ = {"text:h": heading, "text:p": paragraph, "text:list": items, "table:table": rows}


@settings(max_examples=80)
@given(ANY)
def test_whatever_people_wrote_another_library_finds_every_line_of_it(manuscript):
    assert read(opened(manuscript)) == outline(manuscript)


def test_the_file_says_what_it_is_called_by_whom_and_in_which_language():
    french, english = opened(FRENCH).meta, opened(ENGLISH).meta

    assert (french.title, french.subject) == (FRENCH.title, FRENCH.subject)
    assert french.creator == "Thérèse et Inès"
    assert (french.language, english.language) == ("fr-FR", "en-GB")


def test_its_words_are_spelt_in_its_language():
    styles = opened(ENGLISH).styles.serialize().decode()

    assert 'fo:language="en" fo:country="GB"' in styles


def test_the_same_document_makes_the_same_bytes():
    assert documents.write(FULL, Form.ODT) == documents.write(FULL, Form.ODT)


def test_programs_know_the_file_by_its_first_bytes():
    file = documents.write(FULL, Form.ODT)

    assert file[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    assert zipfile.ZipFile(BytesIO(file)).testzip() is None
