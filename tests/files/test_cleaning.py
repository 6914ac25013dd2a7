"""What a file holds are signs that people can read, on one line for each thing said."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from bot.domain.manuscript import (
    Fact,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quote,
    Quotes,
)
from bot.files.cleaning import cleaned, one_line
from tests.files.manuscripts import FULL, WORDS


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  deux\n lignes\t ", "deux lignes"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("10\u00a0h\u202f!", "10\u00a0h\u202f!"),
        ("\u202eeriatnoc\u202c", "eriatnoc"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("a\x00\ud800\ufffe\ufdd0\U0010ffffb", "a b"),
        ("\ufeff\u200b", ""),
    ],
)
def test_signs_that_nobody_reads_are_left_out(typed, read):
    assert one_line(typed) == read


@given(WORDS | st.text())
def test_a_line_is_one_line_that_any_file_can_hold(typed):
    line = one_line(typed)

    assert line == line.strip() == one_line(line)
    assert not {unicodedata.category(sign) for sign in line} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert line.encode("utf-8").decode("utf-8") == line


def test_what_is_empty_is_left_out_and_empty_cells_stay():
    empty = Manuscript(
        "\x00",
        "fr",
        [
            Heading(" "),
            Paragraph("\u200b"),
            Facts([Fact("Lieu", " ")]),
            Items([Item(" "), Item("oui")]),
            Quotes([Quote("\n")]),
            Grid([], []),
            Grid(["Mois"], [[" "]]),
        ],
    )

    assert cleaned(empty) == Manuscript("…", "fr", [Items([Item("oui")]), Grid(["Mois"], [[""]])])


def test_a_table_is_not_named_twice():
    table = Grid(["Mois"], [["Mai"]], "Rencontres")
    twice = Manuscript("Un", "fr", [Heading("Rencontres"), table, table])

    assert [block.caption for block in cleaned(twice).blocks if isinstance(block, Grid)] == [
        "",
        "Rencontres",
    ]


def test_a_document_that_is_clean_stays_as_it_is():
    assert cleaned(FULL) == FULL
