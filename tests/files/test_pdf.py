"""PDF, read by another library: words stay words, and whoever hears it hears its shape."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from bot.domain.manuscript import (
    Block,
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Paragraph,
    Quote,
    Quotes,
)
from bot.domain.order import Form
from bot.files import documents
from tests.files.manuscripts import FULL
from tests.files.sample import ENGLISH, FRENCH

MARKUP = (
    *("#", "*", "_", "$", "@", "`", "```", "//", "/*", "*/", "\\", "= ", "- ", "+ ", "/ ", "~"),
    *("[", "]", "{", "}", "<a>", '"', "'", "---", "...", "#panic()", '#include "x"', "$ x^2 $"),
    *("#let a = 1", "#set page(width: 1cm)", "https://exemple.org", "\\u{1f600}", "1. ", "a"),
)
TRAPS = st.lists(st.sampled_from(MARKUP), min_size=1, max_size=6).map("".join)


def opened(manuscript) -> PdfReader:
    return PdfReader(BytesIO(documents.write(manuscript, Form.PDF)))


def text(reader: PdfReader) -> str:
    """Return all that it says, without spaces: where lines end is the reader's affair."""
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def tags(reader: PdfReader):
    """Return what the parts of a document are, as they are read aloud."""
    found: list[str] = []

    def walk(node: object) -> None:
        value = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(value, ArrayObject):
            for one in value:
                walk(one)
        elif isinstance(value, DictionaryObject):
            found.append(str(value.get("/S", "")).removeprefix("/"))
            walk(value.get("/K"))

    walk(reader.root_object["/StructTreeRoot"])
    return found


@settings(max_examples=20)
@given(TRAPS)
def test_words_that_look_like_markup_stay_words(trap):
    said = f"x{trap}x"
    blocks: list[Block] = [
        Heading(said),
        Paragraph(said),
        Items([Item(said)]),
        Quotes([Quote(said, said)]),
        Facts([Fact(said, said)]),
        Grid((said,), [(said,)], said),
    ]

    reader = opened(replace(FULL, title=said, blocks=blocks, author=said, subject=said))

    shown = "".join(said.split())
    # ... and once below, as the title of the page; long words may be broken anywhere.
    assert text(reader).replace("\u200b", "").count(shown) == 11 + 1
    assert reader.metadata
    assert reader.metadata.title == " ".join(said.split())


@pytest.mark.parametrize(("manuscript", "tongue"), [(FRENCH, "fr-FR"), (ENGLISH, "en-GB")])
def test_whoever_hears_it_hears_its_language_and_its_shape(manuscript, tongue):
    reader = opened(manuscript)

    root = reader.root_object
    assert root["/Lang"] == tongue
    assert str(root["/MarkInfo"]) == "{'/Marked': True, '/Suspects': False}"
    heard = tags(reader)
    assert heard.count("H1") == 1
    assert heard.count("BlockQuote") == text(reader).count("»" if tongue == "fr-FR" else "”")
    assert "L" in heard


def test_a_table_tells_its_headings_from_its_cells():
    heard = tags(opened(FRENCH))

    assert heard.count("TH") == 3
    assert heard.count("TD") == 9
    assert "Caption" in heard


def test_the_file_says_what_it_is_called_and_by_whom():
    about = opened(FRENCH).metadata

    assert about
    assert (about.title, about.author) == (FRENCH.title, FRENCH.author)
    assert about.subject == FRENCH.subject


def test_the_headings_are_its_outline():
    outline = opened(FRENCH).outline

    assert [entry.title for entry in outline if hasattr(entry, "title")] == [FRENCH.title]


def test_it_vouches_for_whoever_hears_it():
    metadata = opened(FRENCH).root_object["/Metadata"].get_object()

    assert isinstance(metadata, StreamObject)
    assert b"pdfuaid:part" in metadata.get_data()


def test_signs_without_letters_on_this_machine_spoil_nothing():
    reader = opened(replace(FRENCH, blocks=[Paragraph("avant \U000c0000 ꡅ 𐎠 après")]))

    assert text(reader).count("après") == 1
    assert tags(reader).count("H1") == 1


def test_the_same_document_makes_the_same_bytes():
    assert documents.write(FULL, Form.PDF) == documents.write(FULL, Form.PDF)


def test_a_long_report_is_numbered_page_by_page():
    long = replace(FRENCH, blocks=[Paragraph(f"Ligne {n}. " * 30) for n in range(60)])
    pages = opened(long).pages

    assert len(pages) > 3
    assert f"2 / {len(pages)}" in pages[1].extract_text()


def test_a_long_table_goes_on_over_pages_below_its_headings():
    rows = [(f"Rencontre {n} au titre assez long", "Anticonstitutionnellement") for n in range(90)]
    grid = Grid(("Rencontre", "Ce qui reste"), rows, "Toutes les rencontres")
    pages = [page.extract_text() for page in opened(replace(FRENCH, blocks=[grid])).pages]

    assert len(pages) > 2
    assert all("Ce qui reste" in page for page in pages)
    assert sum(page.count("au titre assez long") for page in pages) == 90


def test_a_word_without_end_stays_on_the_page():
    reader = opened(replace(FRENCH, blocks=[Paragraph("x" * 500)]))

    assert text(reader).replace("\u200b", "").count("x" * 500) == 1
    assert len(reader.pages[0].extract_text().splitlines()) > 7


def test_a_long_address_stays_on_the_page_and_is_copied_as_it_is():
    address = "https://exemple.org/" + "un/long/chemin/" * 12 + "?a=1&b=2"
    reader = opened(replace(FRENCH, blocks=[Paragraph(address)]))

    assert address in text(reader)
    assert len(reader.pages[0].extract_text().splitlines()) > 4
