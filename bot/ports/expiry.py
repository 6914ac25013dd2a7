"""What the house needs of the shelf of what goes with time."""

from datetime import datetime
from typing import Protocol


class ExpiryShelf(Protocol):
    """Moments are aware; what goes leaves no trace, and counts stay as they are."""

    def sentences(self, *, before: datetime) -> None:
        """Forget what was said before a moment after a gathering, and may not be quoted."""

    def recordings(self, *, before: datetime, untold_before: datetime) -> None:
        """
        Forget voice notes and photos from before a moment.

        Those of a visit that waits to be told are kept for it, but for what is older still.
        """

    def visits(self, *, before: datetime) -> None:
        """Forget who waited, asked, confirmed and told, of visits that ended before a moment."""

    def answers(self, *, before: datetime) -> None:
        """Forget words and names added to answers, for what ended before a moment."""

    def answer_names(self, *, before: datetime, most: int) -> int:
        """Take up to `most` names off answers to what ended before a moment; return how many."""

    def presence_names(self, *, before: datetime, most: int) -> int:
        """Take up to `most` names off lists of what ended before a moment; return how many."""

    def drafts(self, *, before: datetime) -> None:
        """Forget what lines of published reports said before, if nobody touched them since."""

    def homes(self, *, now: datetime) -> None:
        """Forget the places of those who were erased, at which nothing is to come any more."""

    def offers(self, *, before: datetime) -> None:
        """Forget what was said about offers that were settled before a moment."""
