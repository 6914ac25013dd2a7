"""The shelf of overviews: everything an organiser sees of one gathering at a glance."""

from storage.line import Line


class OverviewShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
