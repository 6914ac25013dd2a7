"""Names and lines that people type, shown to others."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from bot.domain.naming import NothingWritten, TooLong, name_or, one_line, typed_line

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"

KEPT = [
    ("Nadia", "Nadia"),
    ("  Yves   L. ", "Yves L."),
    ("Gaëlle\nS.", "Gaëlle S."),
    ("Karim\tA.", "Karim A."),
    ("Léo\N{NO-BREAK SPACE}M.", "Léo M."),
    ("ليلى", "ليلى"),
    ("李小龍", "李小龍"),
    (FAMILY, FAMILY),
    ("<b>Nadia</b> & co", "<b>Nadia</b> & co"),
    ("{name}", "{name}"),
    ("%s", "%s"),
    ("7", "7"),
    ("+33", "+33"),
    (f"Yves{OVERRIDE}evY", "YvesevY"),
    ("Na\x00dia", "Na dia"),
    ("Nad\N{ZERO WIDTH SPACE}ia", "Nadia"),
    ("ligne\N{LINE SEPARATOR}suite", "ligne suite"),
    ("e" + "\N{COMBINING ACUTE ACCENT}" * 60, "e" + "\N{COMBINING ACUTE ACCENT}" * 4),
]
EMPTY = [
    "",
    " \n\t ",
    OVERRIDE,
    "\N{ZERO WIDTH JOINER}",
    "\N{ZERO WIDTH SPACE}" * 3,
    "\N{COMBINING ACUTE ACCENT}",
    "\x00\x1f",
    "\ue000",
]


@pytest.mark.parametrize(("typed", "line"), KEPT)
def test_what_can_be_read_is_kept(typed, line):
    assert one_line(typed, limit=64) == line


@pytest.mark.parametrize("typed", EMPTY)
def test_what_nobody_can_read_is_refused(typed):
    with pytest.raises(NothingWritten):
        one_line(typed, limit=64)


def test_a_long_line_is_cut_without_a_blank_at_its_end():
    assert one_line("Les Jardins partagés", limit=12) == "Les Jardins"


@pytest.mark.parametrize("typed", ["x" * 12, f"  {'x' * 6}\n{OVERRIDE}{'x' * 5} ", "7", "🌻", "+"])
def test_a_typed_line_that_fits_is_kept_whole(typed):
    assert typed_line(typed, limit=12) == one_line(typed, limit=len(typed))


def test_a_typed_line_that_does_not_fit_is_refused_rather_than_cut():
    with pytest.raises(TooLong):
        typed_line("Les Jardins partagés", limit=12)


@pytest.mark.parametrize("typed", [*EMPTY, ".", "?!", "« … »", "- _ -"])
def test_punctuation_alone_is_no_name(typed):
    with pytest.raises(NothingWritten):
        typed_line(typed, limit=64)

    assert name_or(typed, limit=64, otherwise="Nadia") == "Nadia"


@given(typed=st.text(), limit=st.integers(1, 80))
def test_any_line_is_one_short_readable_line_or_refused(typed, limit):
    line = name_or(typed, limit=limit, otherwise="?")

    assert 1 <= len(line) <= limit
    assert line == line.strip()
    categories = {unicodedata.category(sign) for sign in line} - {"Cf"}
    assert not categories & {"Cc", "Cs", "Co", "Zl", "Zp"}


@given(typed=st.text(), limit=st.integers(1, 80))
def test_a_line_that_was_kept_is_kept_as_it_is(typed, limit):
    line = name_or(typed, limit=limit, otherwise="?")

    assert one_line(line, limit=limit) == line


@given(typed=st.text(alphabet=st.characters(categories=["Cf"])))
def test_no_mark_turns_the_direction_of_other_peoples_words(typed):
    line = one_line(f"Nadia{typed}R", limit=64)

    assert set(line) <= set("NadiaR\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")


def test_a_name_that_cannot_be_read_gives_way_to_another():
    assert name_or(OVERRIDE, limit=64, otherwise="Nadia") == "Nadia"
