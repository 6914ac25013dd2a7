"""Words as every kind of file can hold them: one line each, of signs that can be read."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, assert_never

from bot.domain.manuscript import (
    Block,
    Fact,
    Facts,
    Grid,
    Heading,
    Items,
    Manuscript,
    Paragraph,
    Quotes,
)

_JOINERS: Final = frozenset("\u200c\u200d")  # some scripts, and most emoji of several parts
_UNSEEN: Final = frozenset({"Cf", "Cs", "Co"})  # among them what turns the direction of a text
_BREAKING: Final = frozenset({"Cc", "Zl", "Zp"})
_NOTHING: Final = "…"
# A space that does not break stays what it is.
_BLANKS: Final = re.compile(r"[ \t]+")
_NO_CHARACTERS: Final = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000))
    + "]"
)


def cleaned(manuscript: Manuscript) -> Manuscript:
    """Return a document without signs that no file can hold, and without what is empty then."""
    return replace(
        manuscript,
        title=one_line(manuscript.title) or _NOTHING,
        author=one_line(manuscript.author),
        subject=one_line(manuscript.subject),
        blocks=list(_blocks(manuscript.blocks)),
    )


def one_line(text: str) -> str:
    """Return readable signs on one line; unbreakable spaces inside are kept."""
    kept = (_readable(sign) for sign in _NO_CHARACTERS.sub("", text))
    return _BLANKS.sub(" ", "".join(kept)).strip()


def _readable(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _BREAKING:
        return " "
    return "" if category in _UNSEEN and sign not in _JOINERS else sign


def _blocks(blocks: Sequence[Block]) -> Iterable[Block]:
    """Leave out what is empty, and the name of a table that its heading has just said."""
    heading = ""
    for block in [kept for kept in map(_block, blocks) if kept]:
        if isinstance(block, Grid) and block.caption == heading:
            yield replace(block, caption="")
        else:
            yield block
        heading = block.text if isinstance(block, Heading) else ""


def _block(block: Block) -> Block | None:
    match block:
        case Heading() | Paragraph():
            text = one_line(block.text)
            return replace(block, text=text) if text else None
        case Facts():
            return _facts(block)
        case Items():
            items = [replace(item, text=one_line(item.text)) for item in block.items]
            return Items(kept) if (kept := [item for item in items if item.text]) else None
        case Quotes():
            return _quotes(block)
        case Grid():
            return _grid(block)
        case _:
            assert_never(block)


def _facts(block: Facts) -> Facts | None:
    facts = [Fact(one_line(fact.label), one_line(fact.value)) for fact in block.facts]
    kept = [fact for fact in facts if fact.label and fact.value]
    return Facts(kept) if kept else None


def _quotes(block: Quotes) -> Quotes | None:
    quotes = [replace(q, text=one_line(q.text), by=one_line(q.by)) for q in block.quotes]
    kept = [quote for quote in quotes if quote.text]
    return Quotes(kept) if kept else None


def _grid(block: Grid) -> Grid | None:
    """Keep empty cells: the others stand below their heading."""
    if not block.headings:
        return None
    rows = [[one_line(cell) for cell in row] for row in block.rows]
    return Grid([one_line(head) for head in block.headings], rows, one_line(block.caption))
