"""A sentence that is strewn among others is one of them, and stands where it stood before."""

from bot.domain.quoting import strewn
from bot.domain.report import Section, ToldLine

ECHOES = [ToldLine(Section.ECHOES, f"Écho {n}", is_quote=True) for n in range(4)]
LEAD = ToldLine(Section.LEADS, "Visiter le Fablab")
SENTENCES = [f"Phrase {n}" for n in range(40)]


def places():
    """Return where each of many sentences stands among the echoes."""
    found = [strewn([*ECHOES, LEAD], one) for one in SENTENCES]
    return [
        [line.text for line in lines if line.section is Section.ECHOES].index(one)
        for one, lines in zip(SENTENCES, found, strict=True)
    ]


def test_any_place_among_the_echoes_can_be_theirs_and_it_is_the_same_each_time():
    assert set(places()) == set(range(len(ECHOES) + 1))
    assert places() == places()


def test_the_others_keep_their_order():
    for one in SENTENCES:
        lines = strewn([*ECHOES, LEAD], one)
        assert [line for line in lines if line.text != one] == [*ECHOES, LEAD]


def test_where_nothing_else_was_said_it_stands_alone():
    [lead, echo] = strewn([LEAD], SENTENCES[0])

    assert lead == LEAD
    assert (echo.section, echo.is_quote, echo.visit, echo.about) == (
        Section.ECHOES,
        True,
        None,
        None,
    )
