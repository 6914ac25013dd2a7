"""A reader of Markdown sees our structure, and in it the words that people wrote."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.domain.manuscript import Facts, Grid, Heading, Item, Items, Manuscript, Paragraph, Quotes
from bot.domain.order import Form
from bot.files.cleaning import cleaned
from bot.files.documents import write
from bot.files.markdown import words
from bot.files.punctuation import labelled, quoted
from tests.files.manuscripts import ANY, FULL

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(manuscript):
    """Return what another program makes of our file."""
    tree = SyntaxTreeNode(READER.parse(write(manuscript, Form.MARKDOWN).decode("utf-8")))
    return [_seen(node) for node in tree.children]


def _seen(node):
    match node.type:
        case "heading" | "paragraph":
            return (node.tag, _lines(node))
        case "bullet_list":
            return ("ul", [_lines(item) for item in node.children])
        case "table":
            rows = [row for part in node.children for row in part.children]
            return ("table", [[_lines(cell) for cell in row.children] for row in rows])
        case _:
            return (node.type, node.content)


def _lines(node):
    """Return the text of a block, with [marks] around what is not plain."""
    if node.type == "text":
        return node.content
    if node.type == "hardbreak":
        return "\n"
    inner = "".join(map(_lines, node.children or ())) or node.content
    plain = {"inline", "paragraph", "heading", "list_item", "th", "td"}
    return inner if node.type in plain else f"[{node.type} {inner}]"


def meant(manuscript):
    """Return what our file ought to say."""
    ours = cleaned(manuscript)
    blocks = (seen for block in ours.blocks for seen in _meant(block, ours.language))
    return [("h1", ours.title), *blocks]


def _meant(block, language) -> list[tuple[str, object]]:
    seen: list[tuple[str, object]]
    match block:
        case Heading():
            seen = [(f"h{block.level}", block.text)]
        case Paragraph():
            seen = [("p", f"[em {block.text}]" if block.is_remark else block.text)]
        case Facts():
            lines = [f"{labelled(fact.label, language)} {fact.value}" for fact in block.facts]
            seen = [("p", "\n".join(lines))]
        case Items():
            marks = [f"[code_inline {item.mark}] " if item.mark else "" for item in block.items]
            seen = [("ul", [m + i.text for m, i in zip(marks, block.items, strict=True)])]
        case Quotes():
            seen = [("ul", [_said(quote, language) for quote in block.quotes])]
        case Grid():
            caption = [("p", f"[em {block.caption}]")] if block.caption else []
            seen = [*caption, ("table", [list(block.headings), *map(list, block.rows)])]
        case _:
            raise AssertionError(block)
    return seen


def _said(quote, language):
    return quoted(quote.text, language) + (f" ({quote.by})" if quote.by else "")


def test_every_kind_of_block_is_seen_as_what_it_is():
    assert read(FULL) == meant(FULL)
    assert len(read(FULL)) == 11


@given(ANY)
def test_whatever_the_words_the_structure_is_ours(manuscript):
    assert read(manuscript) == meant(manuscript)


@pytest.mark.parametrize(
    "line",
    [
        "- un",
        "+ un",
        "# un",
        "1. un",
        "1) un",
        "* un",
        "_un_",
        "| un |",
        "<b>un</b>",
        "    un",
        "&lt;un",
        "&#60;un",
    ],
)
def test_a_line_that_looks_like_markup_stays_a_line(line):
    manuscript = Manuscript("Un", "fr", [Paragraph(line), Items([Item(line)])])

    assert read(manuscript)[1:] == [("p", line.strip()), ("ul", [line.strip()])]


def test_plain_words_are_left_alone():
    ordinary = (
        "Présences : 14, puis 15 (visio) — voir https://exemple.org/un_deux?a=1&b=2 ! 50 % & co."
    )

    assert words(ordinary) == ordinary


def test_two_lists_in_a_row_stay_two():
    manuscript = Manuscript("Un", "fr", [Items([Item("a")]), Items([Item("b")])])

    assert read(manuscript)[1:] == [("ul", ["a"]), ("ul", ["b"])]
