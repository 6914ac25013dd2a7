"""The shelf of listings: gatherings to come, and all that a member answered, page by page."""

from storage.line import Line


class ListingShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
