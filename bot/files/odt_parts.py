"""The parts of an ODT file beside its words: its looks, and what it says of itself."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from bot.domain.manuscript import Manuscript
from bot.files.phrases import country, tag

MIME: Final = "application/vnd.oasis.opendocument.text"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES: Final[Mapping[str, str]] = {
    "fo": "xsl-fo-compatible",
    "manifest": "manifest",
    "meta": "meta",
    "office": "office",
    "style": "style",
    "svg": "svg-compatible",
    "table": "table",
    "text": "text",
}
_SPACES: Final = " ".join(f'xmlns:{key}="{_OASIS}:{name}:1.0"' for key, name in _NAMES.items())
_DC: Final = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_INK: Final = "#1d3b40"  # a dark green
_LINE: Final = "#8aa4a8"  # a lighter one, for lines
_FONT: Final = 'style:font-name="Liberation Sans"'

# The looks of cells and rows are no named styles: they stand before the words themselves.
CELLS: Final = (
    '<office:automatic-styles><style:style style:name="cell" style:family="table-cell">'
    f'<style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid {_LINE}"/>'
    '</style:style><style:style style:name="row" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
    "</office:automatic-styles>"
)


def part(name: str, inside: str, *, version: str = "office:version") -> str:
    """Return a whole part, by the name of its outermost element."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{name} {_SPACES} {_DC} {version}="1.3">{inside}</{name}>'


def manifest(names: Sequence[str]) -> str:
    """List what is in the file."""
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    inside = [entry.format("/", MIME), *(entry.format(name, "text/xml") for name in names)]
    return part("manifest:manifest", "".join(inside), version="manifest:version")


def meta(manuscript: Manuscript) -> str:
    """Say what the document is called, by whom it is, and in which language."""
    known = {
        "dc:title": manuscript.title,
        "dc:subject": manuscript.subject,
        "meta:initial-creator": manuscript.author,
        "dc:creator": manuscript.author,
        "dc:language": tag(manuscript.language),
    }
    inside = "".join(f"<{k}>{escape(value)}</{k}>" for k, value in known.items() if value)
    return part("office:document-meta", f"<office:meta>{inside}</office:meta>")


def styles(manuscript: Manuscript) -> str:
    """Say how everything looks, in which language it is, and what stands on every page."""
    alike = (_paragraphs(), _headings(), _FOOT, _LIST, _STRONG)
    named = "".join((_default(manuscript.language), *alike))
    return part(
        "office:document-styles",
        f'<office:font-face-decls><style:font-face style:name="Liberation Sans" '
        f'svg:font-family="\'Liberation Sans\'" style:font-family-generic="swiss"/>'
        f"</office:font-face-decls><office:styles>{named}</office:styles>"
        f"<office:automatic-styles>{_PAGE}</office:automatic-styles>"
        f"<office:master-styles>{_footer(manuscript.title)}</office:master-styles>",
    )


def _default(language: str) -> str:
    where = f' fo:country="{country(language)}"' if country(language) else ""
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:orphans="2" fo:widows="2" style:writing-mode="lr-tb"/><style:text-properties '
        f'{_FONT} fo:font-size="11pt" fo:language="{language}"{where}/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties '
        'table:border-model="collapsing"/></style:default-style>'
    )


def _style(name: str, paragraph: str = "", text: str = "", *, parent: str = "Standard") -> str:
    inside = f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    inside += f"<style:text-properties {text}/>" if text else ""
    shown = name.replace("_20_", " ")
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" '
        f'style:family="paragraph"{above}>{inside}</style:style>'
    )


def _paragraphs() -> str:
    bar = f'fo:padding-left="0.3cm" fo:border-left="1.5pt solid {_LINE}"'
    apart = 'fo:margin-left="0.6cm" fo:margin-bottom="0.25cm"'
    kept = 'fo:keep-with-next="always"'
    return "".join(
        (
            _style("Standard", 'fo:line-height="130%"', parent=""),
            _style("Text_20_body", 'fo:margin-top="0.1cm" fo:margin-bottom="0.25cm"'),
            _style("Fact", 'fo:margin-bottom="0.1cm"'),
            _style("Quotations", f"{apart} {bar}"),
            _style("Remark", 'fo:margin-bottom="0.25cm"', 'fo:font-style="italic"'),
            _style("List_20_Contents", 'fo:margin-bottom="0.12cm"'),
            _style("Caption", f'fo:margin-bottom="0.15cm" {kept}', 'fo:font-style="italic"'),
            _style("Table_20_Contents", 'fo:line-height="115%"'),
            _style("Table_20_Heading", "", _BOLD, parent="Table_20_Contents"),
        )
    )


def _headings() -> str:
    looks = (("20pt", "0cm", "0.5cm"), ("14pt", "0.6cm", "0.2cm"), ("12pt", "0.4cm", "0.15cm"))
    return "".join(
        _style(
            f"Heading_20_{level}",
            f'fo:margin-top="{above}" fo:margin-bottom="{below}" fo:keep-with-next="always"',
            f'{_BOLD} fo:font-size="{size}" fo:color="{_INK}"',
        ).replace("<style:style ", f'<style:style style:default-outline-level="{level}" ', 1)
        for level, (size, above, below) in enumerate(looks, start=1)
    )


def _footer(title: str) -> str:
    number = "<text:page-number/> / <text:page-count/>"
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="page"><style:footer>'
        f'<text:p text:style-name="Footer">{escape(title)}<text:tab/>{number}</text:p>'
        "</style:footer></style:master-page>"
    )


_BOLD: Final = 'fo:font-weight="bold"'
_FOOT: Final = (
    '<style:style style:name="Footer" style:family="paragraph" '
    'style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.4cm">'
    '<style:tab-stops><style:tab-stop style:position="16.6cm" style:type="right"/>'
    "</style:tab-stops></style:paragraph-properties>"
    f'<style:text-properties fo:font-size="9pt" fo:color="{_INK}"/></style:style>'
)
_STRONG: Final = (
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" '
    f'style:family="text"><style:text-properties {_BOLD}/></style:style>'
)
_LIST: Final = (
    '<text:list-style style:name="List_20_1" style:display-name="List 1">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" '
    'fo:text-indent="-0.5cm" fo:margin-left="0.6cm"/></style:list-level-properties>'
    "</text:list-level-style-bullet></text:list-style>"
)
_PAGE: Final = (
    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" '
    'fo:margin-left="2.2cm" fo:margin-right="2.2cm"/><style:footer-style/></style:page-layout>'
)
