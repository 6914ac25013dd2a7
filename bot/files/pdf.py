"""
A document as PDF, by typst: tagged for whoever hears it, with an outline of its headings.

What it says reaches the template as values, never as a part of it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any, Final, Literal

import typst

from bot.domain.manuscript import Block, Facts, Items, Manuscript, Quotes
from bot.files.phrases import country, sign, signed
from bot.files.punctuation import labelled

_HERE: Final = Path(str(resources.files("bot.files")))
Standard = Literal["ua-1"]
_STANDARD: Final[Sequence[Standard]] = ("ua-1",)
"""PDF/UA: what a program that reads aloud can rely on."""

_FONTS: Final = ("DejaVu Sans", "Liberation Sans", "Noto Sans", "Noto Color Emoji")


def write(manuscript: Manuscript) -> bytes:
    """Return the file; the same manuscript makes the same bytes on the same machine."""
    given = {
        "title": manuscript.title,
        "author": manuscript.author,
        "subject": manuscript.subject,
        "language": manuscript.language,
        "region": country(manuscript.language) or None,
        "fonts": _FONTS,
        "blocks": [_block(block, manuscript.language) for block in manuscript.blocks],
    }
    try:
        return _compiled(json.dumps(given), _STANDARD)
    except typst.TypstError:
        # It vouches for signs that can be seen, and some have no letters on this machine.
        return _compiled(json.dumps(given), [])


def _compiled(given: str, standards: Sequence[Standard]) -> bytes:
    return typst.compile(
        _HERE / "document.typ",
        format="pdf",
        pdf_standards=[*standards],
        font_paths=[_HERE / "fonts"],
        sys_inputs={"manuscript": given},
    )


def _block(block: Block, language: str) -> Mapping[str, Any]:
    """Return a block as the template knows it, its signs and quotation marks set."""
    given: dict[str, Any] = {"kind": type(block).__name__.lower(), **asdict(block)}
    match block:
        case Facts(facts):
            labels = [labelled(fact.label, language) for fact in facts]
            return given | {"facts": _pairs("label", labels, "value", [f.value for f in facts])}
        case Items(items):
            signs = [sign(item) for item in items]
            return given | {"items": _pairs("mark", signs, "text", [i.text for i in items])}
        case Quotes(quotes):
            return given | {"quotes": [signed(quote, language) for quote in quotes]}
        case _:
            return given


def _pairs(
    one: str, ones: Sequence[str], other: str, others: Sequence[str]
) -> Sequence[Mapping[str, str]]:
    return [{one: a, other: b} for a, b in zip(ones, others, strict=True)]
