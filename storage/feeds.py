"""The shelf of feeds: the secret addresses of personal calendars, as hashes."""

from storage.line import Line


class FeedShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
