"""The shelf of looks: when an organiser last saw a dashboard, and what changed since."""

from storage.line import Line


class LookShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
