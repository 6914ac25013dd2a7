"""
The markup of YesWiki, to be pasted into a page or into a long text of a form.

Two signs in a row mean something there (** // == @@ [[ {{ ""), three dashes, a space at the start
of a line, a word with a capital in the middle, and a capitalised word before a colon; since 4.4
much of Markdown does too. What people wrote is told with HTML entities, which every version leaves
as they are, whether or not its administrators allow raw HTML.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
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

_MOST_LEVELS: Final = 5
_MEANS: Final = re.compile(
    r"""(?x)
    (?P<address>(?<!\S)https?://[^\s"|\\^`{}\[\]<>]+(?=[ ]|\Z))  # a link, as it stands
    | (?P<word>[A-Z][a-z]+[A-Z0-9][A-Za-z0-9]*)                  # the name of a page
    | (?P<prefix>[A-Z][A-Za-z0-9]*)(?P<colon>:)(?=\S)            # the name of another wiki
    | (?P<pair>(?P<one>[\#@£/%=}])(?P=one)+ | -{3,})
    | (?P<edge>\A[\#/=!] | [\#/=!]\Z)                            # beside a sign of ours
    | (?P<outside>(?<![^\W_])_+ | _+(?![^\W_]) | __+)            # inside a word it means nothing
    | (?P<sign>[<>&"|*`~\[\]{])
    """
)


def write(manuscript: Manuscript) -> bytes:
    """Return the file. Everything that people wrote reads as it was written."""
    heading = _heading(manuscript.title, level=1)
    parts = [heading, *(_part(block, manuscript.language) for block in manuscript.blocks)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def words(text: str, *, is_last: bool = False) -> str:
    """Return words that mean nothing to YesWiki; addresses are links unless words follow."""

    def safe(found: re.Match[str]) -> str:
        if found["address"] and (is_last or found.end() < len(text)):
            return found[0]
        if found["word"]:
            return f'""{found[0]}""'
        if found["colon"]:
            return f"{found['prefix']}{_entity(':')}"
        return "".join(map(_entity, found[0]))

    return _MEANS.sub(safe, text)


def _entity(sign: str) -> str:
    """Letters and digits of an address that is no link need no disguise."""
    named = escape(sign)
    if named != sign or sign.isalnum():
        return named
    return f"&#{ord(sign)};"


def _part(block: Block, language: str) -> str:
    match block:
        case Heading():
            return _heading(block.text, level=block.level)
        case Paragraph():
            return words(block.text, is_last=True)
        case Facts():
            return "\n".join(
                f"**{words(labelled(fact.label, language))}** {words(fact.value, is_last=True)}"
                for fact in block.facts
            )
        case Items() | Quotes():
            return "\n".join(f" - {line}" for line in _lines(block, language))
        case Grid():
            return "\n".join(_grid(block))
        case _:
            assert_never(block)


def _heading(text: str, *, level: int) -> str:
    sign = "=" * (1 + max(1, _MOST_LEVELS + 1 - level))
    return f"{sign}{words(text)}{sign}"


def _lines(block: Items | Quotes, language: str) -> Sequence[str]:
    if isinstance(block, Items):
        return [_item(item) for item in block.items]
    return [_quote(quote, language) for quote in block.quotes]


def _item(item: Item) -> str:
    said = words(item.text, is_last=True)
    return f"**{item.mark}** {said}" if item.mark else said


def _quote(quote: Quote, language: str) -> str:
    return signed(Quote(words(quote.text), words(quote.by)), language)


def _grid(grid: Grid) -> Iterator[str]:
    if grid.caption:
        yield words(grid.caption, is_last=True)
    yield "[|"
    yield _row([f"**{words(heading)}**" if heading else "" for heading in grid.headings])
    yield from (_row([words(cell) for cell in row]) for row in grid.rows)
    yield "|]"


def _row(cells: Sequence[str]) -> str:
    return "|" + "|".join(cells) + "|"
