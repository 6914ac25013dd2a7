"""The shelf of deliveries: one row for each message owed to each member."""

from storage.line import Line


class DeliveryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line
