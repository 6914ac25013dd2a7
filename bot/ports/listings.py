"""What the cellar can tell: gatherings to come, and all that a member answered, page by page."""

from typing import Protocol


class ListingShelf(Protocol):
    """Gatherings to come, and all that a member answered, page by page."""
