"""Documents as LibreOffice opens them: another program, which says what it saw as a PDF."""

import subprocess

import pytest
from pypdf import PdfReader

from bot.domain.order import Form
from bot.files import documents
from bot.files.cleaning import cleaned
from tests.files.libreoffice import turned_into
from tests.files.outline import outline
from tests.files.sample import ENGLISH, FRENCH


def shown(manuscript, form, folder):
    """Return the PDF that LibreOffice makes of our file."""
    file = folder / f"report.{form.value}"
    file.write_bytes(documents.write(manuscript, form))
    [made] = turned_into("pdf:writer_pdf_Export", file).iterdir()
    return made


def text(pdf):
    """Return what another program reads in it, without spaces, and without what it cannot name."""
    read = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    return plain(read.stdout)


def plain(words):
    return "".join(c for c in "".join(words.split()) if c.isascii() or c.isalpha())


@pytest.mark.parametrize("form", [Form.ODT, Form.DOCX])
@pytest.mark.parametrize(("manuscript", "tongue"), [(FRENCH, "fr-FR"), (ENGLISH, "en-GB")])
def test_libreoffice_shows_every_line_on_a4_in_its_language(tmp_path, form, manuscript, tongue):
    pdf = shown(manuscript, form, tmp_path)

    said = text(pdf)
    wanted = [(kind, plain(word)) for kind, *words in outline(manuscript) for word in words]
    assert [(kind, word) for kind, word in wanted if word not in said] == []
    reader = PdfReader(pdf)
    assert reader.metadata
    assert reader.metadata.title == cleaned(manuscript).title
    assert str(reader.root_object["/Lang"]) == tongue
    width, height = map(float, reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
