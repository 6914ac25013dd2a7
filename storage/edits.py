"""The shelf of edits: which organiser has which section of a draft in hand."""

from storage.line import Line


class EditShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
