"""Markdown as CommonMark has it, with the tables that most readers of it know."""

import re
from collections.abc import Iterator, Sequence
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
    Quote,
    Quotes,
)
from bot.files.phrases import signed
from bot.files.punctuation import labelled

# What means something wherever it stands. Inside a word an underscore means nothing.
_INLINE: Final = re.compile(
    r"[\\`*\[\]<|~]|&(?=#?[A-Za-z0-9]+;)|(?:(?<=\s)|(?<=#)|^)#|(?<![^\W_])_+|_+(?![^\W_])"
)
# What means something where a line begins: lists, quotes, underlines of headings, numbers.
_AT_START: Final = re.compile(r"[-+>=:]|[0-9]{1,9}(?=[.)])")
_BREAK: Final = "  \n"  # two spaces: a line that ends here, in the same paragraph
_BULLETS: Final = "-*"  # another one begins another list


def write(manuscript: Manuscript) -> bytes:
    """Return the file. Everything that people wrote reads as it was written."""
    parts = [f"# {words(manuscript.title)}", *_parts(manuscript.blocks, manuscript.language)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def words(text: str) -> str:
    """Return words that mean nothing to Markdown, at the start of a line or in it."""
    safe = _INLINE.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
    start = _AT_START.match(safe)
    if not start:
        return safe
    end = start.end()
    return f"{safe[:end]}\\{safe[end:]}" if start[0].isdigit() else f"\\{safe}"


def _parts(blocks: Sequence[Block], language: str) -> Iterator[str]:
    lists = 0
    for block in blocks:
        lists = lists + 1 if isinstance(block, Items | Quotes) else 0
        yield _part(block, language, bullet=_BULLETS[(lists - 1) % 2])


def _part(block: Block, language: str, *, bullet: str) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {words(block.text)}"
        case Paragraph():
            return f"*{words(block.text)}*" if block.is_remark else words(block.text)
        case Facts():
            lines = (f"{words(labelled(f.label, language))} {words(f.value)}" for f in block.facts)
            return _BREAK.join(lines)
        case Items() | Quotes():
            return "\n".join(f"{bullet} {line}" for line in _lines(block, language))
        case Grid():
            return _grid(block)
        case _:
            assert_never(block)


def _lines(block: Items | Quotes, language: str) -> Sequence[str]:
    if isinstance(block, Items):
        return [_item(item) for item in block.items]
    return [_quote(quote, language) for quote in block.quotes]


def _item(item: Item) -> str:
    return f"`{item.mark}` {words(item.text)}" if item.mark else words(item.text)


def _quote(quote: Quote, language: str) -> str:
    return signed(Quote(words(quote.text), words(quote.by)), language)


def _grid(grid: Grid) -> str:
    rows = [grid.headings, ["---"] * len(grid.headings), *grid.rows]
    lines = [_row(row, is_rule=number == 1) for number, row in enumerate(rows)]
    table = "\n".join(lines)
    return f"*{words(grid.caption)}*\n\n{table}" if grid.caption else table


def _row(cells: Sequence[str], *, is_rule: bool) -> str:
    return "| " + " | ".join(cell if is_rule else words(cell) for cell in cells) + " |"
