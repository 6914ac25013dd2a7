"""The shelf of publications: where a draft is to appear, and when."""

from storage.line import Line


class PublicationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
