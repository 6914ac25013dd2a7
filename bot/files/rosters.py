"""A table of people as a file that spreadsheets open, and which makes none of them calculate."""

from collections.abc import Sequence
from typing import Final

from bot.domain.roster import cell

KIND: Final = "text/csv"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return the file: every cell quoted, in UTF-8 with the mark that spreadsheets look for."""
    lines = (";".join(map(cell, row)) for row in (headings, *rows))
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode("utf-8")
