"""The shelf of the directory: searching members and organisations, merging two into one."""

from storage.line import Line


class DirectoryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
