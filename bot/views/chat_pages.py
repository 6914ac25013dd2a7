"""A manuscript in a chat: pages that Telegram takes, cut between lines and never within a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from bot.domain.manuscript import (
    Block,
    Fact,
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
from bot.domain.naming import units
from bot.texts import Html
from bot.views.setting import Setting

PAGE: Final = 3000
"""So much is read without losing one's place; Telegram takes 4096, counted as `_size` does."""

_LONGEST: Final = 900
_SIGNS: Final = {"-": "−"}  # as wide as the plus
_CUTS: Final = (re.compile(r"(?<=[.!?…»]) +|\n+"), re.compile(r"(?<=[,;]) +"), re.compile(r" +"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """
    A line of a page, after an empty one if `is_apart`.

    What `leads` never stands at the end; what `hugs`, too, has no empty line below.
    """

    text: Html
    is_apart: bool = False
    leads: bool = False
    hugs: bool = False


def pages(manuscript: Manuscript, setting: Setting) -> Sequence[Html]:
    """Return the pages of a document: at least one, its title on the first."""
    title = _Piece(setting.words("chat.title", text=manuscript.title), leads=True)
    pieces = [title, *(p for block in manuscript.blocks for p in _pieces(block, setting))]
    filled: list[Html] = []
    for unit in _units(pieces):
        if filled and units(filled[-1]) + units(unit) <= PAGE:
            filled[-1] = Html(filled[-1] + unit)
        else:
            filled.append(Html(unit.lstrip("\n")))
    return filled


def _units(pieces: Sequence[_Piece]) -> Iterator[Html]:
    """Put headings together with what they are above."""
    waiting, is_hugged = "", False
    for piece in pieces:
        waiting += ("\n\n" if piece.is_apart and not is_hugged else "\n") + piece.text
        is_hugged = piece.hugs
        if not piece.leads:
            yield Html(waiting)
            waiting = ""
    if waiting:
        yield Html(waiting)


def _pieces(block: Block, setting: Setting) -> Iterator[_Piece]:
    match block:
        case Heading(text):
            heading = setting.words("chat.heading", text=text)
            yield _Piece(heading, is_apart=True, leads=True, hugs=True)
        case Facts(facts):
            yield from _apart(line for fact in facts for line in _fact(fact, setting))
        case Paragraph(text, is_remark):
            key = "chat.remark" if is_remark else "chat.text"
            yield from _apart(setting.words(key, text=part) for part in cut(text))
        case Items(items):
            yield from (_Piece(line) for item in items for line in _item(item, setting))
        case Quotes(quotes):
            yield from (_Piece(line) for quote in quotes for line in _quote(quote, setting))
        case Grid():
            yield from _apart(_grid(block, setting))
        case _:
            assert_never(block)


def _apart(lines: Iterator[Html]) -> Iterator[_Piece]:
    for number, line in enumerate(lines):
        yield _Piece(line, is_apart=not number)


def _fact(fact: Fact, setting: Setting) -> Iterator[Html]:
    first, *more = cut(fact.value)
    yield setting.words("chat.fact", label=fact.label, value=first)
    yield from (setting.words("chat.text", text=part) for part in more)


def _item(item: Item, setting: Setting) -> Iterator[Html]:
    first, *more = cut(item.text)
    if item.mark:
        yield setting.words("chat.marked", mark=_SIGNS.get(item.mark, item.mark), text=first)
    else:
        yield setting.words("chat.item", text=first)
    yield from (setting.words("chat.text", text=part) for part in more)


def _quote(quote: Quote, setting: Setting) -> Iterator[Html]:
    key = "chat.quote_by" if quote.by else "chat.quote"
    by = {"by": quote.by} if quote.by else {}
    yield setting.words(key, text=quote.text, **by)


def _grid(grid: Grid, setting: Setting) -> Iterator[Html]:
    """Say a table in lines: in a chat there are no columns."""
    if grid.caption:
        yield setting.words("chat.text", text=grid.caption)
    for name, *cells in grid.rows:
        told = (
            setting.words.plain("chat.cell", label=label, value=cell)
            for label, cell in zip(grid.headings[1:], cells, strict=False)
        )
        yield setting.words("chat.fact", label=name, value=", ".join(told))


def cut(text: str) -> list[str]:
    """Return a text in parts that fit: between sentences, else at commas, else between words."""
    return list(_cut(text, _CUTS))


def _cut(text: str, places: Sequence[re.Pattern[str]]) -> Iterator[str]:
    if units(text) <= _LONGEST:
        yield text
        return
    if not places:
        yield from (
            text[start : start + _LONGEST // 2] for start in range(0, len(text), _LONGEST // 2)
        )
        return
    first, *rest = places
    line = ""
    for part in first.split(text):
        if line and units(line) + units(part) >= _LONGEST:
            yield from _cut(line, rest)
            line = part
        else:
            line = f"{line} {part}" if line else part
    yield from _cut(line, rest)
