"""What authors type becomes lines, with the sign before them where they are observations."""

import pytest

from bot.domain.naming import NothingWritten
from bot.domain.report import LINE_LENGTH, LineTooLong, Section, Sign
from bot.domain.typed_report import one_line, read


@pytest.mark.parametrize(
    ("typed", "sign", "text"),
    [
        ("+ Plus de monde", Sign.PLUS, "Plus de monde"),
        ("- Moins de monde", Sign.MINUS, "Moins de monde"),
        ("− Moins de monde", Sign.MINUS, "Moins de monde"),
        ("~ En visio", Sign.MIXED, "En visio"),
        ("• Une idée", Sign.NONE, "Une idée"),
        ("Une idée - ou deux", Sign.NONE, "Une idée - ou deux"),
        ("+33 appels", Sign.NONE, "+33 appels"),
    ],
)
def test_the_mark_before_an_observation_is_its_sign(typed, sign, text):
    assert read(Section.OBSERVATIONS, typed) == [(sign, text)]


def test_elsewhere_a_mark_is_a_bullet():
    assert read(Section.LEADS, "- Visiter\n\n  + Prêter  ") == [
        (Sign.NONE, "Visiter"),
        (Sign.NONE, "Prêter"),
    ]


@pytest.mark.parametrize("typed", ["", " \n ", "…", "\u200b"])
def test_what_says_nothing_is_no_line(typed):
    with pytest.raises(NothingWritten):
        read(Section.LEADS, typed)


def test_a_line_has_a_length():
    fits = "a" * LINE_LENGTH

    assert read(Section.LEADS, fits) == [(Sign.NONE, fits)]
    with pytest.raises(LineTooLong):
        read(Section.LEADS, f"court\n{fits}a")


def test_an_answer_is_one_line_whatever_its_breaks():
    assert one_line("Une idée\nsur deux lignes") == "Une idée sur deux lignes"
