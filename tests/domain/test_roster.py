"""Tables of people: read as they come out of a spreadsheet, with their faults told by line."""

import pytest

from bot.domain.member import Channel
from bot.domain.roster import (
    LARGEST,
    MOST_LINES,
    Entry,
    Fault,
    FaultKind,
    NobodyInTable,
    NoNameColumn,
    NotATable,
    TableTooLarge,
    cell,
    read,
    text_of,
)

GAELLE = Entry(2, "Gaëlle", "AMAP du canal")


def faults(text):
    return [(fault.line, fault.kind.value) for fault in read(text).faults]


@pytest.mark.parametrize(
    "text",
    [
        "prénom;structure\nGaëlle;AMAP du canal\n",
        "Structure,Nom affiché\nAMAP du canal,Gaëlle",
        "NAME\tORGANISATION\r\nGaëlle\tAMAP du canal\r\n",
        'display name;organization;âge\n"Gaëlle";"AMAP du canal";44\n',
        "Prénom*;Association;Canal\nGaëlle;AMAP du canal;Telegram\n",
    ],
)
def test_columns_are_known_by_their_headings_in_any_order(text):
    assert read(text).entries == [GAELLE]


def test_a_first_name_and_a_family_name_are_one_name():
    assert read("prénom;nom\nGaëlle;S.\n").entries == [Entry(2, "Gaëlle S.")]


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("", Channel.TELEGRAM),
        ("Téléphone", Channel.PHONE),
        ("E-mail", Channel.MAIL),
        ("papier", Channel.PAPER),
    ],
)
def test_ways_of_reaching_somebody_are_read_in_words(typed, channel):
    (entry,) = read(f"nom;canal;contact\nLucienne;{typed};+33 1 00 00 00 00\n").entries

    assert (entry.channel, entry.contact) == (channel, "+33 1 00 00 00 00")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
def test_accents_are_read_however_they_were_saved(encoding):
    content = "prénom;structure\nGaëlle;AMAP du canal\n".encode(encoding)

    assert read(text_of(content)).entries == [GAELLE]


FAULTY = (
    "\n"
    "nom;structure;canal\n"
    "Gaëlle;AMAP;\n"
    ";AMAP;\n"
    "\n"
    "Rosa;;pigeon\n"
    "=CMD|' /C calc'!A0;;\n"
    '"Rosa;;\n'
    "GAELLE;L’Amap;\n"
    f"{'x' * 600};;\n"
    "Rosa;;\n"
    f"{'x' * 100};;\n"
    ".;;\n"
)


def test_every_fault_is_told_with_its_line():
    assert [(entry.line, entry.name) for entry in read(FAULTY).entries] == [
        (3, "Gaëlle"),
        (11, "Rosa"),
    ]
    assert faults(FAULTY) == [
        (4, "no_name"),
        (6, "unknown_channel"),
        (7, "formula"),
        (8, "quotes"),
        (9, "twice"),
        (10, "too_long"),
        (12, "too_long"),
        (13, "no_name"),
    ]


@pytest.mark.parametrize("typed", ["@SUM(1)", "+cmd|x", "-2", "=1+1"])
def test_no_name_is_a_calculation(typed):
    assert read(f"nom\n{typed}\n").faults == [Fault(2, FaultKind.FORMULA)]


def test_a_thousand_lines_are_read_and_no_more():
    table = "nom\n" + "".join(f"Membre {number}\n" for number in range(MOST_LINES))

    assert len(read(table).entries) == MOST_LINES
    with pytest.raises(TableTooLarge):
        read(table + "Un de trop\n")


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x14\x00", b"nom\n\x00\n", b"nom\n\x1b[31m"],
)
def test_what_is_no_text_is_no_table(content):
    with pytest.raises(NotATable):
        text_of(content)


def test_a_huge_file_is_not_read():
    with pytest.raises(TableTooLarge):
        text_of(b"x" * (LARGEST + 1))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", NobodyInTable),
        (" \n\n", NobodyInTable),
        ("nom;structure\n", NobodyInTable),
        ("Gaëlle;AMAP\nRosa;Jardin\n", NoNameColumn),
        ("structure\nAMAP\n", NoNameColumn),
        ('"', NoNameColumn),
    ],
)
def test_a_table_without_names_is_refused(text, refusal):
    with pytest.raises(refusal):
        read(text)


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "+33", "@x", "-1", "\t=1", "\r1", "\uff1d1+1"])
def test_a_cell_of_ours_is_never_a_calculation(text):
    assert cell(text) == f'"\'{text}"'


def test_a_cell_of_ours_keeps_quotes():
    assert cell('le "petit" jardin') == '"le ""petit"" jardin"'
