"""Pictures keep every word within them, count as they say, and look the same everywhere."""

import re
from struct import unpack
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from hypothesis import example, given, settings, strategies as st

from bot.domain.chart import Chart, Panel, Pip, Tally
from bot.domain.order import Form
from bot.files import lettering
from bot.files.documents import write
from bot.files.drawing import MARGIN, ROOM, WIDTH, svg
from tests.files.pixels import decoded

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>&amp;\x00]]>\ud800 «\u202eلوسيان\u202c» 漢字 👩‍👩‍👧 " + "x" * 200
COORDINATES = re.compile(r"(?:[ML]|1 0 )(-?[\d.]+) (-?[\d.]+)")  # corners, and ends of arcs
SMALL = 4  # so many pixels become one, to be read faster


def chart(*tallies, lines=(), title="Réparer ensemble", question="Qui vient ?"):
    panel = Panel("Présences : 12", tallies, lines, question)
    return Chart(
        title, "fr", "samedi 24 octobre", ("Un bout d’histoire.",), (panel,), "La Passerelle"
    )


def tallies(*counts):
    return [Tally(f"Nombre : {n}", n, pip) for n, pip in zip(counts, Pip, strict=False)]


def elements(drawn, name):
    return ET.fromstring(svg(drawn)).iter(f"{SVG}{name}")  # noqa: S314 - we wrote it


def drawn_pips(drawn):
    return [path for path in elements(drawn, "path") if path.get("data-count")]


WORDS = st.text(max_size=60)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=4), st.lists(st.integers(0, 2500), max_size=6), WORDS)
@example([HOSTILE], [3, 30, 300, 0, 2500], HOSTILE)
def test_all_words_and_pips_stay_within_the_picture(lines, counts, title):
    counted = [Tally(f"{title} : {n}", n, pip) for n, pip in zip(counts, Pip, strict=False)]
    drawn = chart(*counted, lines=lines, title=title)
    height = int(ET.fromstring(svg(drawn)).attrib["height"])  # noqa: S314 - likewise

    for text in elements(drawn, "text"):
        letters = lettering.face(bold=text.get("font-weight") == "bold")
        assert letters.width(text.text or "", int(text.attrib["font-size"])) <= ROOM
        assert (text.get("x"), 0 < float(text.attrib["y"]) < height) == (str(MARGIN), True)
    for pip in drawn_pips(drawn):
        spots = [(float(x), float(y)) for x, y in COORDINATES.findall(pip.attrib["d"])]
        assert all(0 <= x <= WIDTH - MARGIN + 1 and 0 <= y <= height for x, y in spots)


@pytest.mark.parametrize("counts", [(2, 1, 0), (11, 4, 1), (221, 60, 19), (1999,)])
def test_there_is_one_pip_for_each_that_was_counted(counts):
    found = drawn_pips(chart(*tallies(*counts)))

    shown = [n for n in counts if n]
    assert [int(pip.attrib["data-count"]) for pip in found] == shown
    assert [pip.attrib["d"].count("M") for pip in found] == shown


def test_of_thousands_only_the_number_is_told():
    drawn = chart(*tallies(2500))

    assert drawn_pips(drawn) == []
    assert "Nombre : 2500" in svg(drawn)


def test_pips_differ_by_their_form_and_not_by_colour_alone():
    found = drawn_pips(chart(*tallies(*[1] * len(Pip))))

    forms = {re.sub(r"[\d.-]+", "", pip.attrib["d"]) + pip.attrib["fill"] for pip in found}
    outlines = {_outline(pip.attrib["d"]) for pip in found if pip.get("class") != "ring"}
    assert len(forms) == len(Pip)
    assert len(outlines) == len(Pip) - 1
    assert {pip.get("stroke") for pip in found} == {"#1a1a1a"}


def _outline(path):
    """Return the corners of a form around its own middle."""
    corners = [(float(x), float(y)) for x, y in COORDINATES.findall(path)]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return tuple((round(x - left), round(y - top)) for x, y in corners)


@pytest.mark.parametrize("counts", [(3,), (16, 30, 9), (300, 285, 12)])
def test_nothing_is_drawn_into_the_margins(counts):
    drawn = chart(*tallies(*counts), lines=[HOSTILE] * 3, title=HOSTILE)
    picture = decoded(
        resvg_py.svg_to_bytes(
            svg_string=svg(drawn),
            width=WIDTH // SMALL,
            skip_system_fonts=True,
            font_files=lettering.paths(),
        )
    )

    margin = MARGIN // SMALL - 3
    outside = [*range(margin), *range(picture.width - margin, picture.width)]
    paper = 234  # the darkest of what lies behind the first words
    assert min(min(colour) for x in outside for colour in picture.column(x)) == paper
    inside = {colour for x in range(margin, picture.width // 2) for colour in picture.column(x)}
    assert (0, 114, 178) in inside
    assert any(max(colour) < 60 for colour in inside)


def test_the_same_numbers_make_the_same_picture_of_the_width_of_a_telephone():
    drawn = chart(*tallies(11, 4, 1))
    picture = write(drawn, Form.PNG)

    assert picture == write(drawn, Form.PNG)
    width, height = unpack(">LL", picture[16:24])
    assert width == WIDTH
    assert f'height="{height}"' in svg(drawn)


def test_no_picture_is_too_tall_for_telegram():
    panel = Panel("x" * 200, tallies(*[1999] * 6), ["mot " * 100] * 3, "Pourquoi ? " * 5)
    drawn = Chart("Titre " * 20, "fr", "", ("Un bout.",), (panel,) * 3)
    height = int(ET.fromstring(svg(drawn)).attrib["height"])  # noqa: S314 - likewise

    assert WIDTH + height <= 10_000
    assert height / WIDTH <= 20


def test_letters_that_we_have_not_are_boxes_and_signs_are_left_out():
    letters = lettering.face(bold=False)

    assert letters.readable("Été 漢 \U0001fae0!") == "Été □ !"
    assert letters.wrapped("", 34, room=100) == []
    assert letters.wrapped("un deux trois", 34, room=130) == ["un", "deux", "trois"]


def test_the_letters_come_with_their_licence():
    folder = lettering.paths()[0].rpartition("/")[0]

    with open(f"{folder}/LICENSE-DejaVu.txt", encoding="utf-8") as licence:  # noqa: PTH123 - a name
        assert "Bitstream Vera" in licence.read()
