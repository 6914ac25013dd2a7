"""The parts of an ODS file that are alike in all of them, and how words get into XML."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Final

from bot.domain.workbook import Sheet, Workbook
from bot.files.cleaning import one_line as line

MIME: Final = "application/vnd.oasis.opendocument.spreadsheet"
BOLD, DATE, WRAPPED = "bold", "moment", "long"  # the looks of cells
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES: Final = " ".join(
    (
        *(
            f'xmlns:{short}="{_OASIS}:{name}:1.0"'
            for short, name in (
                ("config", "config"),
                ("fo", "xsl-fo-compatible"),
                ("manifest", "manifest"),
                ("meta", "meta"),
                ("number", "datastyle"),
                ("office", "office"),
                ("style", "style"),
                ("table", "table"),
                ("text", "text"),
            )
        ),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:ooo="http://openoffice.org/2004/office"',
        'office:version="1.3"',
    )
)
_COUNTRIES: Final[Mapping[str, str]] = {"fr": "FR", "en": "GB"}


def words(text: str) -> str:
    """Return words as they stand in XML."""
    return escape(line(text))


def part(name: str, inside: str) -> str:
    """Return a whole part, by the name of its outermost element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_SPACES}>{inside}</{name}>'


def tag(language: str) -> str:
    """Name a language with its country: `fr-FR`."""
    return f"{language}-{_COUNTRIES.get(language, language.upper())}"


def manifest(names: Sequence[str]) -> str:
    """List what is in the file."""
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    inside = [entry.format("/", MIME), *(entry.format(name, "text/xml") for name in names)]
    version = 'manifest:version="1.3"'
    return part("manifest:manifest", "".join(inside)).replace('office:version="1.3"', version)


def meta(workbook: Workbook) -> str:
    """Say what the file is called, in which language it is, and when it was made."""
    made = datetime.isoformat(workbook.made_at, timespec="seconds")
    return part(
        "office:document-meta",
        f"<office:meta><dc:title>{words(workbook.title)}</dc:title>"
        f"<dc:language>{tag(workbook.language)}</dc:language>"
        f"<meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date></office:meta>",
    )


def styles(language: str) -> str:
    """Say in which language its words are, and how a page is printed."""
    country = tag(language).partition("-")[2]
    return part(
        "office:document-styles",
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties '
        f'fo:font-size="11pt" fo:language="{language}" fo:country="{country}"/>'
        "</style:default-style></office:styles>"
        '<office:automatic-styles><style:page-layout style:name="page">'
        '<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
        'style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>'
        "</style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Default" '
        'style:page-layout-name="page"/></office:master-styles>',
    )


def looks(columns: Sequence[tuple[str, int]]) -> str:
    """Say how wide each column is (its name, and its width in signs), and how cells look."""
    widths = "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{(signs + 2) * 0.22:.2f}cm"/>'
        "</style:style>"
        for name, signs in columns
    )
    two = 'number:style="long"'
    return (
        f'{widths}<style:style style:name="sheet" style:family="table" '
        'style:master-page-name="Default"><style:table-properties table:display="true"/>'
        f'</style:style><style:style style:name="{BOLD}" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<number:date-style style:name="day">'
        f"<number:day {two}/><number:text>/</number:text><number:month {two}/>"
        f"<number:text>/</number:text><number:year {two}/><number:text> </number:text>"
        f"<number:hours {two}/><number:text>:</number:text><number:minutes {two}/>"
        f'</number:date-style><style:style style:name="{DATE}" style:family="table-cell" '
        f'style:data-style-name="day"/><style:style style:name="{WRAPPED}" '
        'style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>'
        "</style:style>"
    )


def settings(sheets: Sequence[Sheet]) -> str:
    """Have the notes and the headings of each sheet stay in sight."""
    tables = "".join(
        f'<config:config-item-map-entry config:name="{words(sheet.title)}">'
        + _items(len(sheet.notes) + 1)
        + "</config:config-item-map-entry>"
        for sheet in sheets
    )
    return part(
        "office:document-settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{tables}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>",
    )


def _items(rows: int) -> str:
    frozen = 2
    facts = (
        ("VerticalSplitMode", "short", frozen),
        ("VerticalSplitPosition", "int", rows),
        ("ActiveSplitRange", "short", 2),
        ("PositionBottom", "int", rows),
    )
    return "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
        for name, kind, value in facts
    )
