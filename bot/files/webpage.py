"""One page of HTML that stands alone: nothing is fetched, nothing runs, everybody can read it."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib import resources
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
from bot.files.phrases import sign
from bot.files.punctuation import quoted

STYLE: Final = resources.files("bot.files").joinpath("webpage.css").read_text(encoding="utf-8")
_DIGEST: Final = b64encode(sha256(STYLE.encode("utf-8")).digest()).decode("ascii")
POLICY: Final = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'"


def write(manuscript: Manuscript) -> bytes:
    """Return the file. Remarks that end the document are its footer."""
    return ("\n".join(_page(manuscript)) + "\n").encode("utf-8")


def _page(manuscript: Manuscript) -> Iterator[str]:
    main, closing = _parted(manuscript.blocks)
    yield "<!doctype html>"
    yield f'<html lang="{escape(manuscript.language)}">'
    yield from _head(manuscript)
    yield f"<body>\n<header>\n<h1>{escape(manuscript.title)}</h1>\n</header>\n<main>"
    yield from (_part(block, manuscript.language) for block in main)
    yield "</main>"
    if closing:
        yield "<footer>"
        yield from (_part(block, manuscript.language) for block in closing)
        yield "</footer>"
    yield "</body>\n</html>"


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    end = len(blocks)
    while end and _is_remark(blocks[end - 1]):
        end -= 1
    return blocks[:end], blocks[end:]


def _is_remark(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_remark


def _head(manuscript: Manuscript) -> Iterator[str]:
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(manuscript.title)}</title>"
    for name, said in (("author", manuscript.author), ("description", manuscript.subject)):
        if said:
            yield f'<meta name="{name}" content="{escape(said)}">'
    yield f"<style>{STYLE}</style>\n</head>"


def _part(block: Block, language: str) -> str:
    match block:
        case Heading() | Paragraph():
            return _text(block)
        case Facts():
            return _enclosed("dl", (_fact(fact.label, fact.value) for fact in block.facts))
        case Items():
            return _list(block.items)
        case Quotes():
            return "\n".join(_quote(quote, language) for quote in block.quotes)
        case Grid():
            return _enclosed("table", _grid(block))
        case _:
            assert_never(block)


def _text(block: Heading | Paragraph) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    kind = ' class="remark"' if block.is_remark else ""
    return f"<p{kind}>{escape(block.text)}</p>"


def _enclosed(tag: str, lines: Iterator[str]) -> str:
    return "\n".join([f"<{tag}>", *lines, f"</{tag}>"])


def _fact(label: str, value: str) -> str:
    return f"<dt>{escape(label)}</dt>\n<dd>{escape(value)}</dd>"


def _list(items: Sequence[Item]) -> str:
    """Let the signs of a list stand in the place of its bullets."""
    lines = [f"<li>{_item(item)}</li>" for item in items]
    opening = '<ul class="marked">' if all(item.mark for item in items) else "<ul>"
    return "\n".join([opening, *lines, "</ul>"])


def _item(item: Item) -> str:
    if not item.mark:
        return escape(item.text)
    meaning = f' role="img" aria-label="{escape(item.meaning)}"' if item.meaning else ""
    return f'<span class="mark"{meaning}>{escape(sign(item))}</span> {escape(item.text)}'


def _quote(quote: Quote, language: str) -> str:
    said = f"<blockquote><p>{escape(quoted(quote.text, language))}</p></blockquote>"
    by = f"\n<figcaption>{escape(quote.by)}</figcaption>" if quote.by else ""
    return f"<figure>\n{said}{by}\n</figure>"


def _grid(grid: Grid) -> Iterator[str]:
    if grid.caption:
        yield f"<caption>{escape(grid.caption)}</caption>"
    heads = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in grid.headings)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for first, *others in grid.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody>"
