"""A table of people, as an organiser has it in a file: read line by line, with its faults told."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.directory import CONTACT_LENGTH
from bot.domain.member import NAME_LENGTH, Channel
from bot.domain.naming import NothingWritten, TooLong, typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH, folded
from bot.domain.refusal import Refusal

LARGEST: Final = 200 * 1024
MOST_LINES: Final = 1000
_LONGEST_CELL: Final = 500


class NotATable(Refusal):
    """A picture, a spreadsheet in its own format, or something else that is not plain text."""

    key = "roster.not_a_table"


class TableTooLarge(Refusal):
    key = "roster.too_large"


class NoNameColumn(Refusal):
    """Nothing in the first line says where the names are."""

    key = "roster.no_name_column"


class NobodyInTable(Refusal):
    key = "roster.nobody"


class FaultKind(StrEnum):
    NO_NAME = "no_name"
    UNKNOWN_CHANNEL = "unknown_channel"
    FORMULA = "formula"
    QUOTES = "quotes"
    TOO_LONG = "too_long"
    TWICE = "twice"


class Column(StrEnum):
    NAME = "name"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the table; `line` counts from 1, the line of headings included."""

    line: int
    name: str
    organisation: str = ""
    channel: Channel = Channel.TELEGRAM
    contact: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes two lines the same person: name and organisation, folded."""
        return folded(self.name), folded(self.organisation) if self.organisation else ""


@dataclass(frozen=True, slots=True)
class Fault:
    line: int
    kind: FaultKind


@dataclass(frozen=True, slots=True)
class Roster:
    entries: Sequence[Entry]
    faults: Sequence[Fault]


_HEADINGS: Mapping[str, Column] = {
    **dict.fromkeys(("prenom", "nom", "nom affiche", "prenom nom", "nom prenom"), Column.NAME),
    **dict.fromkeys(("first name", "name", "full name", "display name"), Column.NAME),
    **dict.fromkeys(("prenom et nom", "last name", "surname", "nom de famille"), Column.NAME),
    **dict.fromkeys(("structure", "organisation", "organization"), Column.ORGANISATION),
    **dict.fromkeys(("association", "lieu", "groupe", "collectif"), Column.ORGANISATION),
    **dict.fromkeys(("canal", "moyen", "moyen contact", "channel"), Column.CHANNEL),
    **dict.fromkeys(("contact", "note", "contact note", "telephone", "phone"), Column.CONTACT),
    **dict.fromkeys(("mail", "e mail", "email", "courriel", "coordonnees"), Column.CONTACT),
}
_CHANNELS: Mapping[str, Channel] = {
    **dict.fromkeys(("", "telegram", "tg"), Channel.TELEGRAM),
    **dict.fromkeys(("telephone", "tel", "phone", "appel", "sms"), Channel.PHONE),
    **dict.fromkeys(("mail", "email", "e mail", "courriel"), Channel.MAIL),
    **dict.fromkeys(("papier", "paper", "courrier", "affiche", "post"), Channel.PAPER),
}
_FORMULA = ("=", "+", "-", "@")
_AS_FORMULA = (*_FORMULA, "\uff1d", "\uff0b", "\uff0d", "\uff20")  # wide ones are read alike


class _Faulty(Exception):  # noqa: N818 - a fault of the table, told and not raised further
    def __init__(self, kind: FaultKind) -> None:
        super().__init__(kind)
        self.kind = kind


def text_of(content: bytes) -> str:
    """
    Return the text of a file, however the program that wrote it spells accents.

    Raises:
        TableTooLarge: nobody types so many people.
        NotATable: it is no text.
    """
    if len(content) > LARGEST:
        raise TableTooLarge
    for encoding in ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        _check_text(text)
        return text
    raise NotATable


def _check_text(text: str) -> None:
    if any(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n" for sign in text):
        raise NotATable


def read(text: str) -> Roster:
    """
    Read a table: a line of headings in any order, then a line for each person.

    Raises:
        NoNameColumn, NobodyInTable, TableTooLarge, NotATable: there is nothing to look at.
    """
    _check_text(text)
    lines = text.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise NobodyInTable
    separator, columns = _headings(lines[first])
    if Column.NAME not in columns:
        raise NoNameColumn
    if len(lines) - first - 1 > MOST_LINES:
        raise TableTooLarge
    roster = _read_lines(lines[first + 1 :], separator, columns, skipped=first + 1)
    if not roster.entries and not roster.faults:
        raise NobodyInTable
    return roster


def _headings(line: str) -> tuple[str, Sequence[Column | None]]:
    """Return the separator that makes most sense of the headings, and what each stands for."""
    readings = [(sign, _columns(line, sign)) for sign in (";", ",", "\t")]
    return max(readings, key=lambda reading: sum(column is not None for column in reading[1]))


def _columns(line: str, separator: str) -> Sequence[Column | None]:
    try:
        cells = next(csv.reader([line.strip("\r\n")], delimiter=separator), [])
    except csv.Error:
        return []
    return [_HEADINGS.get(folded(cell.replace("*", " "))) for cell in cells]


def _read_lines(
    lines: Sequence[str], separator: str, columns: Sequence[Column | None], *, skipped: int
) -> Roster:
    entries: dict[tuple[str, str], Entry] = {}
    faults: list[Fault] = []
    for number, cells in _rows(lines, separator):
        line = skipped + number
        try:
            entry = _entry(line, _by_column(cells, columns))
        except _Faulty as fault:
            faults.append(Fault(line, fault.kind))
            continue
        if entry.key in entries:
            faults.append(Fault(line, FaultKind.TWICE))
        entries.setdefault(entry.key, entry)
    return Roster(list(entries.values()), faults)


def _rows(lines: Sequence[str], separator: str) -> Iterator[tuple[int, Sequence[str] | None]]:
    """Give each line that says something, by its number; None for one with astray quotes."""
    for number, line in enumerate(lines, start=1):
        if not line.strip(f" \r\n{separator}"):
            continue
        try:
            yield number, next(csv.reader([line], delimiter=separator, strict=True))
        except (csv.Error, StopIteration):
            yield number, None


def _by_column(
    cells: Sequence[str] | None, columns: Sequence[Column | None]
) -> Mapping[Column, str]:
    if cells is None:
        raise _Faulty(FaultKind.QUOTES)
    found: dict[Column, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None and cell.strip():
            found[column] = f"{found.get(column, '')} {cell.strip()}".strip()
    return found


def _entry(line: int, cells: Mapping[Column, str]) -> Entry:
    if any(len(cell) > _LONGEST_CELL for cell in cells.values()):
        raise _Faulty(FaultKind.TOO_LONG)
    if any(_is_formula(column, cell) for column, cell in cells.items()):
        raise _Faulty(FaultKind.FORMULA)
    channel = _CHANNELS.get(folded(cells.get(Column.CHANNEL, "")))
    if channel is None:
        raise _Faulty(FaultKind.UNKNOWN_CHANNEL)
    name = _line(cells.get(Column.NAME, ""), limit=NAME_LENGTH)
    if not name:
        raise _Faulty(FaultKind.NO_NAME)
    organisation = _line(cells.get(Column.ORGANISATION, ""), limit=ORGANISATION_NAME_LENGTH)
    contact = _line(cells.get(Column.CONTACT, ""), limit=CONTACT_LENGTH)
    return Entry(line, name, organisation, channel, contact)


def _is_formula(column: Column, cell: str) -> bool:
    """Tell a calculation from a name; « +33 6 … » and « @gaelle » are ways to reach somebody."""
    if column is Column.CONTACT:
        return cell.startswith("=") or (cell.startswith(_FORMULA) and bool(set("(|!") & set(cell)))
    return cell.startswith(_FORMULA)


def _line(text: str, *, limit: int) -> str:
    try:
        return typed_line(text, limit=limit)
    except NothingWritten:
        return ""
    except TooLong:
        raise _Faulty(FaultKind.TOO_LONG) from None


def cell(text: str) -> str:
    """Return a cell for a file that spreadsheets open: quoted, and never a calculation."""
    is_formula = text.startswith(("\t", "\r")) or text.lstrip().startswith(_AS_FORMULA)
    safe = f"'{text}" if is_formula else text
    return '"' + safe.replace('"', '""') + '"'
