"""A web address as people type it: checked before it becomes a button."""

import re

from bot.domain.naming import one_line
from bot.domain.refusal import Refusal

LINK_LENGTH = 400
_ADDRESS = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
    r"(?P<port>:[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LAST_PORT = 65535


class BadLink(Refusal):
    """Not a safe address, or none at all."""

    key = "draft.bad_link"


def read(text: str) -> str:
    """
    Return an https address; one typed without its beginning is completed.

    Raises:
        BadLink: it is something else, `http://` too.
        NothingWritten: nothing readable was typed.
    """
    typed = one_line(text, limit=LINK_LENGTH + 1)
    link = typed if _SCHEME.match(typed) and "://" in typed else f"https://{typed}"
    found = _ADDRESS.fullmatch(link)
    if found is None or len(link) > LINK_LENGTH:
        raise BadLink
    if found["port"] and not 0 < int(found["port"][1:]) <= _LAST_PORT:
        raise BadLink
    scheme, rest = link.split(":", 1)
    return f"{scheme.lower()}:{rest}"
