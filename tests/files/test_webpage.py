"""The page that we write is one that other programs read without a complaint, as we meant it."""

import re

import html5lib
import pytest
from hypothesis import given

from bot.domain.manuscript import Facts, Grid, Heading, Items, Manuscript, Paragraph, Quotes
from bot.domain.order import Form
from bot.files.cleaning import cleaned
from bot.files.documents import write
from bot.files.punctuation import quoted
from bot.files.webpage import STYLE
from tests.files.manuscripts import ANY, FULL

CONTRAST = 4.5  # WCAG 2.2, level AA, for text
COLOUR = re.compile(r"--(\w+): (#\w+);")


def page(manuscript):
    """Return the tree that a strict reader sees; it raises on the smallest error."""
    reader = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return reader.parse(write(manuscript, Form.HTML).decode("utf-8"))


def read(manuscript):
    """Return our blocks as they stand in the page, its header and its footer included."""
    body = page(manuscript).find("body")
    places = [element for place in body for element in place]
    return [seen for element in places for seen in _seen(element)]


def _seen(element):
    match element.tag:
        case "dl":
            return [
                (_text(dt), _text(dd)) for dt, dd in zip(element[::2], element[1::2], strict=True)
            ]
        case "ul":
            return [("li", _text(item)) for item in element]
        case "figure":
            return [("quote", *map(_text, element))]
        case "table":
            return [("table", *map(_text, _all(element, "caption", "th", "td")))]
        case _:
            return [(element.tag, _text(element))]


def _all(element, *tags):
    return [inner for inner in element.iter() if inner.tag in tags]


def _text(element):
    return "".join(element.itertext()).strip("\n")


def meant(manuscript):
    ours = cleaned(manuscript)
    blocks = (seen for block in ours.blocks for seen in _meant(block, ours.language))
    return [("h1", ours.title), *blocks]


def _meant(block, language) -> list[tuple[str, ...]]:
    seen: list[tuple[str, ...]]
    match block:
        case Heading():
            seen = [(f"h{block.level}", block.text)]
        case Paragraph():
            seen = [("p", block.text)]
        case Facts():
            seen = [(fact.label, fact.value) for fact in block.facts]
        case Items():
            seen = [
                ("li", f"{item.mark.replace('-', '−')} {item.text}".strip())
                for item in block.items
            ]
        case Quotes():
            said = [(quoted(quote.text, language), quote.by) for quote in block.quotes]
            seen = [("quote", *filter(None, one)) for one in said]
        case Grid():
            cells = [cell for row in (block.headings, *block.rows) for cell in row]
            seen = [("table", *([block.caption] if block.caption else []), *cells)]
        case _:
            raise AssertionError(block)
    return seen


def test_every_kind_of_block_is_seen_as_what_it_is():
    assert read(FULL) == meant(FULL)


@given(ANY)
def test_whatever_the_words_the_structure_is_ours(manuscript):
    assert read(manuscript) == meant(manuscript)


def test_it_says_its_language_its_title_and_how_wide_it_is():
    tree = page(FULL)

    assert tree.get("lang") == "fr"
    assert tree.findtext("head/title") == FULL.title
    told = {meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
    assert (told["author"], told["description"]) == (FULL.author, FULL.subject)
    assert told["viewport"] == "width=device-width, initial-scale=1"
    assert write(FULL, Form.HTML).index(b'<meta charset="utf-8">') < 1024


def test_who_listens_finds_landmarks_and_headings_in_their_order():
    body = page(FULL).find("body")

    assert [place.tag for place in body] == ["header", "main", "footer"]
    assert [element.tag for element in _all(body, "h1", "h2", "h3")] == ["h1", "h2", "h2"]


def test_a_page_without_remarks_has_no_footer():
    assert [place.tag for place in page(Manuscript("Un", "en", [])).find("body")] == [
        "header",
        "main",
    ]


def test_a_sign_is_named_to_who_hears_the_page():
    marks = [mark for mark in page(FULL).iter("span") if mark.get("role") == "img"]

    assert [(mark.text, mark.get("aria-label")) for mark in marks] == [
        ("−", "moins"),
        ("+", "plus"),
    ]


def test_a_table_says_what_it_is_and_what_its_headings_are_for():
    [table] = page(FULL).iter("table")

    assert table.findtext("caption") == "Les présences"
    assert [head.get("scope") for head in table.iter("th")] == ["col", "col", "row", "row"]


def test_nothing_is_fetched_and_nothing_runs():
    source = write(FULL, Form.HTML).decode("utf-8")
    tree = page(FULL)

    [policy] = [m.get("content") for m in tree.iter("meta") if m.get("http-equiv")]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.findall(r"https?:|url\(|@import|javascript:", source)
    assert not [e.tag for e in tree.iter() if {"src", "href", "style"} & set(e.attrib)]
    assert not _all(tree, "script", "link", "img", "iframe", "form")


@pytest.mark.parametrize("scheme", range(3), ids=["light", "dark", "print"])
def test_words_stand_out_from_the_page(scheme):
    colours = [dict(COLOUR.findall(line)) for line in STYLE.splitlines() if ":root" in line]
    ours = colours[scheme]

    told = [_contrast(ours[name], ours["paper"]) for name in ("ink", "soft", "mark")]
    assert len(colours) == 3
    assert min(told) >= CONTRAST


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
