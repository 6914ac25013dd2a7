"""What the cellar can tell: who is written to about a gathering, and who cannot be."""

from typing import Protocol


class AudienceShelf(Protocol):
    """Who is written to about a gathering, and who cannot be."""
