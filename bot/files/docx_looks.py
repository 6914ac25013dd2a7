"""How a DOCX document looks: the page, the letters, and in which language they are read."""

from typing import Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from bot.domain.manuscript import Manuscript
from bot.files.phrases import tag

_INK: Final = "1D3B40"  # a dark green
_LINE: Final = "8AA4A8"  # a lighter one, for lines
_THUMBNAIL: Final = "/thumbnail"
_FONT: Final = (
    '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans" w:cs="Liberation Sans" '
    'w:eastAsia="Liberation Sans"/>'
)
_BOLD: Final = "<w:b/><w:bCs/>"
_ITALIC: Final = "<w:i/><w:iCs/>"
_BAR: Final = (
    f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{_LINE}"/></w:pBdr>'
    '<w:spacing w:after="140"/><w:ind w:left="510"/>'
)
_BULLETS: Final = (
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="70"/>'
    '<w:ind w:left="340" w:hanging="283"/>'
)
_RIGHT: Final = '<w:tabs><w:tab w:val="right" w:pos="9411"/></w:tabs>'  # where the line ends
_PARAGRAPHS: Final = {
    "Normal": ("", ""),
    "BodyText": ('<w:spacing w:before="60" w:after="140"/>', ""),
    "Fact": ('<w:spacing w:after="60"/>', ""),
    "Quote": (_BAR, ""),
    "Remark": ('<w:spacing w:before="60" w:after="140"/>', _ITALIC),
    "ListBullet": (_BULLETS, ""),
    "Caption": ('<w:keepNext/><w:spacing w:after="80"/>', _ITALIC),
    "Cell": ('<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/>', ""),
    "Footer": (_RIGHT, f'<w:color w:val="{_INK}"/><w:sz w:val="18"/>'),
}
_HEADINGS: Final = (("40", 0, 280), ("28", 340, 110), ("24", 220, 80))  # size, above, below
_NAMES: Final = {
    "BodyText": "Body Text",
    "ListBullet": "List Bullet",
    "Caption": "caption",
    "Footer": "footer",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
}


def dress(document: Document, manuscript: Manuscript) -> None:
    """Give a fresh document its page, its styles, its language and its footer."""
    _speak(document, tag(manuscript.language))
    for style, (paragraph, letters) in _PARAGRAPHS.items():
        _replace(document, _style(style, paragraph, letters))
    for level, (size, above, below) in enumerate(_HEADINGS, start=1):
        spaces = f'<w:spacing w:before="{above}" w:after="{below}"/>'
        kept = f'<w:keepNext/><w:keepLines/>{spaces}<w:outlineLvl w:val="{level - 1}"/>'
        letters = f'{_BOLD}<w:color w:val="{_INK}"/><w:sz w:val="{size}"/>'
        _replace(document, _style(f"Heading{level}", kept, letters))
    _page(document, manuscript.title)
    _drop_thumbnail(document)


def _style(style: str, paragraph: str, letters: str) -> str:
    is_default = style == "Normal"
    first = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{first} w:styleId="{style}">'
        f'<w:name w:val="{_NAMES.get(style, style)}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _replace(document: Document, style: str) -> None:
    styles, new = document.styles.element, parse_xml(style)
    for old in styles.findall(qn("w:style")):
        if old.get(qn("w:styleId")) == new.get(qn("w:styleId")):
            styles.remove(old)
    styles.append(new)


def _speak(document: Document, language: str) -> None:
    """Say in which language everything is, in which letters, and how far lines are apart."""
    defaults = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_FONT}"
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" '
        f'w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="0" w:line="312" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    styles = document.styles.element
    for old in styles.findall(qn("w:docDefaults")):
        styles.replace(old, defaults)
    themed = document.settings.element.find(qn("w:themeFontLang"))
    if themed is not None:
        themed.set(qn("w:val"), language)


def _page(document: Document, title: str) -> None:
    """Lay everything on A4, with the title and the number below."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.left_margin = section.right_margin = Cm(2.2)
    foot = section.footer.paragraphs[0]
    foot.style = "Footer"
    foot.add_run(f"{title}\t")
    for field, before in (("PAGE", ""), ("NUMPAGES", " / ")):
        foot.add_run(before)
        foot._p.append(_field(field))  # noqa: SLF001 - there is no other way to number pages


def _field(name: str) -> BaseOxmlElement:
    shown = f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return parse_xml(shown)


def _drop_thumbnail(document: Document) -> None:
    """Take out the picture of an empty page that the template brings."""
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith(_THUMBNAIL)]:
        del links[key]
