"""
Which writer makes which kind of file.

A writer is a module of this room with `write(content) -> bytes`. It is opened when its kind is
wanted: some need libraries that take longer to load than to use.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from bot.domain.manuscript import Manuscript
from bot.domain.order import Form
from bot.domain.paper import Content
from bot.files.cleaning import cleaned

Writer = Callable[[Content], bytes]


class Kind(NamedTuple):
    """What writes a file, how its name ends, and as what it is sent (as in `Content-Type`)."""

    writer: str  # a module of this room
    ending: str
    kind: str
    needs: str = ""  # a library that may not be installed


_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument"
_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"

KINDS: Final[Mapping[Form, Kind]] = MappingProxyType(
    {
        Form.MARKDOWN: Kind("markdown", "md", "text/markdown"),
        # No program goes by an ending of its own for it, and telephones open text.
        Form.YESWIKI: Kind("yeswiki", "yeswiki.txt", "text/plain"),
        Form.TEXT: Kind("plain_text", "txt", "text/plain"),
        Form.HTML: Kind("webpage", "html", "text/html"),
        Form.ODT: Kind("odt", "odt", f"{_OPEN_DOCUMENT}.text"),
        Form.DOCX: Kind("docx", "docx", f"{_OPEN_XML}.wordprocessingml.document"),
        Form.PDF: Kind("pdf", "pdf", "application/pdf", needs="typst"),
        Form.CSV: Kind("table", "csv", "text/csv"),
        Form.XLSX: Kind("xlsx", "xlsx", f"{_OPEN_XML}.spreadsheetml.sheet"),
        Form.ODS: Kind("ods", "ods", f"{_OPEN_DOCUMENT}.spreadsheet"),
        Form.PNG: Kind("picture", "png", "image/png"),
    }
)


@cache
def forms() -> Sequence[Form]:
    """Return the kinds of files that can be made on this machine."""
    return tuple(f for f, kind in KINDS.items() if not kind.needs or find_spec(kind.needs))


def write(content: Content, form: Form) -> bytes:
    """
    Return a file of this kind.

    Raises:
        ImportError: the library that it needs is not installed.
    """
    writer = cast("Writer", import_module(f".{KINDS[form].writer}", __package__).write)
    return writer(cleaned(content) if isinstance(content, Manuscript) else content)
