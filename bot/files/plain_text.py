"""Plain text that can be read aloud: short lines, underlined headings, nothing to decipher."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final, assert_never

from bot.domain.manuscript import (
    Block,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Manuscript,
    Paragraph,
    Quotes,
)
from bot.files.phrases import signed
from bot.files.punctuation import labelled

WIDTH: Final = 72
_TITLE, _HEADING = "=", "-"
_BULLET: Final = "- "
_HANGING: Final = "  "


def write(manuscript: Manuscript) -> bytes:
    """Return the file: UTF-8 without a mark, a line feed at the end of each line."""
    parts = [_underlined(manuscript.title, _TITLE)]
    parts += (_part(block, manuscript.language) for block in manuscript.blocks)
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _part(block: Block, language: str) -> str:
    match block:
        case Heading():
            return _underlined(block.text, _HEADING)
        case Paragraph():
            return _wrapped(block.text)
        case Facts():
            facts = (f"{labelled(fact.label, language)} {fact.value}" for fact in block.facts)
            return "\n".join(_wrapped(fact, hanging=_HANGING) for fact in facts)
        case Items() | Quotes():
            return "\n".join(_bullet(line) for line in _lines(block, language))
        case Grid():
            return "\n".join(_grid(block, language))
        case _:
            assert_never(block)


def _underlined(text: str, line: str) -> str:
    lines = _wrapped(text)
    return f"{lines}\n{line * max(map(len, lines.splitlines()))}"


def _bullet(text: str) -> str:
    return _wrapped(text, first=_BULLET, hanging=_HANGING)


def _lines(block: Items | Quotes, language: str) -> Sequence[str]:
    if isinstance(block, Items):
        return [_item(item) for item in block.items]
    return [signed(quote, language) for quote in block.quotes]


def _item(item: Item) -> str:
    return f"({item.mark}) {item.text}" if item.mark else item.text


def _grid(grid: Grid, language: str) -> Iterator[str]:
    """Tell a table row by row: columns that are drawn with spaces cannot be listened to."""
    if grid.caption:
        yield _wrapped(grid.caption)
    for row in grid.rows:
        yield from _row(row, grid.headings, language)


def _row(row: Sequence[str], headings: Sequence[str], language: str) -> Iterator[str]:
    cells = [
        f"{labelled(heading, language)} {cell}"
        for heading, cell in zip(headings, row, strict=True)
        if cell
    ]
    for number, cell in enumerate(cells):
        first = _HANGING if number else _BULLET
        yield _wrapped(cell, first=first, hanging=_HANGING * 2)


def _wrapped(text: str, *, first: str = "", hanging: str = "") -> str:
    lines = wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
