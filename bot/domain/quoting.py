"""Where words stand that do not say which small visit they are about."""

from collections.abc import Sequence
from hashlib import sha256

from bot.domain.report import Section, ToldLine


def strewn(lines: Sequence[ToldLine], text: str) -> list[ToldLine]:
    """
    Return the lines of a report with a sentence among the echoes, without a name, as one of them.

    Always at the same place, which tells nothing: the last ones would be known to be of a visit.
    """
    echoes = (
        n for n, line in enumerate(lines) if line.section is Section.ECHOES and line.is_quote
    )
    places = [*echoes, len(lines)]
    mark = int.from_bytes(sha256(text.encode()).digest())
    at = places[mark % len(places)]
    echo = ToldLine(Section.ECHOES, text, is_quote=True)
    return [*lines[:at], echo, *lines[at:]]
