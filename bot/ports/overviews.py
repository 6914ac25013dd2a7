"""What the cellar can tell: everything an organiser sees of one gathering at a glance."""

from typing import Protocol


class OverviewShelf(Protocol):
    """Everything an organiser sees of one gathering at a glance."""
