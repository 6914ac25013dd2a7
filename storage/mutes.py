"""The shelf of mutes: what a member does not want to be written to about."""

from storage.line import Line


class MuteShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
