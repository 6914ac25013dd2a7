"""Tables open in the spreadsheets that people have, and make none of them calculate."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings, strategies as st

from bot.domain.order import TABLES, Form
from bot.domain.workbook import Sheet, Workbook
from bot.files.documents import write
from tests.files.libreoffice import reopened

MADE = datetime(2026, 11, 22, 19, 0)  # noqa: DTZ001 - as the clocks of the community show it
AT = datetime(2026, 10, 14, 10, 30)  # noqa: DTZ001 - likewise
NOTES = ("Réponses : Réparer ensemble", "À garder pour le groupe projet.")
HOSTILE = (
    *("=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", '=HYPERLINK("http://x")'),
    *('"; =1+1', "a\nb", "é\x00\x07", "_x0041_", "http://x.example", "<b>&</b>", "]]>", "a  b"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def book(*rows, headings=("Nom", "Structure", "Personnes", "Le")):
    sheet = Sheet("Réponses", headings, rows, NOTES)
    return Workbook("Réponses : Réparer ensemble", "fr", (sheet,), MADE)


ONE = book(("Gaëlle S.", "AMAP du canal", 2, AT), (None, "", 0, None))


def rows_of_csv(workbook):
    text = write(workbook, Form.CSV).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))


def sheet_of_xlsx(workbook):
    return openpyxl.load_workbook(BytesIO(write(workbook, Form.XLSX))).worksheets[0]


def parts_of_ods(workbook):
    return ZipFile(BytesIO(write(workbook, Form.ODS)))


def test_a_csv_file_is_what_spreadsheets_in_france_expect():
    file = write(ONE, Form.CSV)

    assert file.startswith(b"\xef\xbb\xbf")
    assert file.decode("utf-8-sig") == (
        '"Réponses : Réparer ensemble"\r\n"À garder pour le groupe projet."\r\n'
        '"Nom";"Structure";"Personnes";"Le"\r\n'
        '"Gaëlle S.";"AMAP du canal";2;14/10/2026 10:30\r\n;"";0;\r\n'
    )


def test_an_xlsx_file_keeps_its_headings_in_sight_and_numbers_as_numbers():
    page = sheet_of_xlsx(ONE)

    assert (page.title, page.freeze_panes) == ("Réponses", "A4")
    assert [page.cell(row, 1).value for row in (1, 2)] == list(NOTES)
    assert all(cell.font.bold for cell in page[3])
    assert [cell.value for cell in page[4]] == ["Gaëlle S.", "AMAP du canal", 2, AT]
    assert [cell.value for cell in page[5]] == [None, "", 0, None]
    assert page.cell(4, 4).number_format == "dd/mm/yyyy hh:mm"
    assert page.column_dimensions["B"].width > len("AMAP du canal")


def test_a_long_sentence_is_broken_into_lines_and_makes_no_endless_column():
    sentence = "Entendre notre histoire racontée par l’autre, ça change le regard. " * 4
    long = book((sentence, "AMAP", 1, AT))
    page = sheet_of_xlsx(long)

    assert page["A4"].alignment.wrap_text
    assert not page["B4"].alignment.wrap_text
    assert page.column_dimensions["A"].width < len(sentence) / 2
    assert parts_of_ods(long).read("content.xml").count(b'table:style-name="long"') == 1


def test_notes_run_over_the_empty_cells_beside_them():
    sheet = Sheet("Réponses", ("Nom", "Le"), (), ("À garder pour le groupe projet. " * 5,))
    noted = Workbook("Réponses", "fr", (sheet,), MADE)

    assert b'table:style-name="long"' not in parts_of_ods(noted).read("content.xml")
    assert not sheet_of_xlsx(noted)["A1"].alignment.wrap_text


def test_an_ods_file_says_what_it_is_and_in_which_language():
    parts = parts_of_ods(ONE)
    first = parts.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert parts.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
    assert b"<dc:language>fr-FR</dc:language>" in parts.read("meta.xml")
    assert b'fo:language="fr" fo:country="FR"' in parts.read("styles.xml")
    assert b'config:name="VerticalSplitPosition" config:type="int">3<' in parts.read(
        "settings.xml"
    )
    assert b'office:value-type="float" office:value="2"' in parts.read("content.xml")


@pytest.mark.parametrize("form", TABLES)
def test_the_same_table_makes_the_same_file(form):
    assert write(ONE, form) == write(ONE, form)


def test_a_file_tells_its_title_and_language_to_whoever_reads_it_aloud():
    read = openpyxl.load_workbook(BytesIO(write(ONE, Form.XLSX)))

    assert (read.properties.title, read.properties.created) == (ONE.title, MADE)
    properties = ZipFile(BytesIO(write(ONE, Form.XLSX))).read("docProps/custom.xml").decode()
    assert 'name="Language"' in properties
    assert ">fr<" in properties


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
@example(list(HOSTILE))
def test_no_words_ever_become_a_calculation(cells):
    hostile = book(tuple(cells), headings=[f"={n}" for n in range(len(cells))])

    read = rows_of_csv(hostile)
    page = sheet_of_xlsx(hostile)
    content = parts_of_ods(hostile).read("content.xml").decode()

    assert len(read) == len(NOTES) + 2
    assert [len(row) for row in read[2:]] == [len(cells)] * 2
    assert not [cell for row in read for cell in row if cell.lstrip(" ").startswith(FORMULA)]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
    assert not [cell.value for cell in page[4] if isinstance(cell.value, int)]
    assert not [cell for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert "table:formula" not in content
    assert content.count('value-type="string"') == len(NOTES) + 2 * len(cells)


@pytest.mark.parametrize("form", TABLES)
def test_another_program_shows_the_words_that_people_wrote(form, tmp_path):
    hostile = book(*(("Gaëlle", words, 2, AT) for words in HOSTILE))

    shown = reopened(hostile, form, tmp_path)

    assert [row[0] for row in shown[:2]] == list(NOTES)
    assert shown[2] == ["Nom", "Structure", "Personnes", "Le"]
    words = [row[1] for row in shown[3:]]
    assert len(words) == len(HOSTILE)
    kept = [_plain(text) for text in words]
    assert kept == [_plain(text.replace("\n", " ")) for text in HOSTILE]
    assert {tuple(row[2:]) for row in shown[3:]} == {("2", "14/10/2026 10:30")}


def _plain(text):
    """Leave aside the mark before what would be a calculation, and signs that no file holds."""
    readable = "".join(sign for sign in text if sign.isprintable())
    return " ".join(readable.removeprefix("'").split())
