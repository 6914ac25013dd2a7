"""What a document says, line by line, whoever reads it: the same from every program."""

from collections.abc import Iterator, Sequence

from bot.domain.manuscript import (
    Block,
    Facts,
    Grid,
    Heading,
    Items,
    Manuscript,
    Paragraph,
    Quotes,
)
from bot.files.cleaning import cleaned

Line = tuple[str, ...]
"""What a line is, and its words; of a table, the words of each cell."""

_SIGNS = {"+": "+ ", "-": "− ", "~": "~ ", "": ""}


def outline(manuscript: Manuscript) -> Sequence[Line]:
    """Return what a reader of any program must find."""
    clean = cleaned(manuscript)
    lines: list[Line] = [("heading 1", clean.title)]
    for block in clean.blocks:
        lines += _lines(block, is_french=clean.language == "fr")
    return [tuple(" ".join(words.split()) for words in line) for line in lines]


def _lines(block: Block, *, is_french: bool) -> Iterator[Line]:
    colon, said = (" :", "« {} »") if is_french else (":", "“{}”")
    match block:
        case Heading(text, level):
            yield (f"heading {level}", text)
        case Paragraph(text, is_remark):
            yield ("remark" if is_remark else "paragraph", text)
        case Facts(facts):
            yield from (("fact", f"{one.label}{colon} {one.value}") for one in facts)
        case Items(items):
            yield from (("item", f"{_SIGNS[one.mark]}{one.text}") for one in items)
        case Quotes(quotes):
            for one in quotes:
                yield ("quote", said.format(one.text) + (f" ({one.by})" if one.by else ""))
        case Grid(headings, rows, caption):
            yield from [("caption", caption)] if caption else []
            yield ("head", *headings)
            yield from (("row", *row) for row in rows)
