"""The shelf of audiences: who is written to about a gathering, and who cannot be."""

from storage.line import Line


class AudienceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
