"""The shelf of invitations: single-use links, of which only a hash is kept."""

from storage.line import Line


class InvitationShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
