"""What the cellar keeps of messages owed to members."""

from typing import Protocol


class DeliveryShelf(Protocol):
    """One row for each message to each member."""
