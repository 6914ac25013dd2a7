"""What the house needs of the shelf of what members offer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.offer import Offer, OfferWord
from bot.domain.place_call import PlaceCall


class OfferShelf(Protocol):
    def add(self, offer: Offer) -> Offer:
        """Keep a new offer; return it with its number."""

    def get(self, offer_id: int) -> Offer:
        """Return an offer. Raises NoSuchOffer."""

    def hold(self, offer_id: int) -> Offer:
        """Return an offer that nobody else changes until this deed ends. Raises NoSuchOffer."""

    def save(self, offer: Offer) -> None:
        """Write down an offer as it is by now, also what its host said anew."""

    def open(self, *, start: int, most: int) -> Sequence[Offer]:
        """Return what is still to be agreed on: what waits longest first, drafts last."""

    def of_member(self, member_id: int, *, most: int) -> Sequence[Offer]:
        """Return what a member offered, the latest first."""

    def of_place(self, place_id: int) -> Sequence[Offer]:
        """Return the accepted offers by which a place became known."""

    def of_gathering(self, gathering_id: int) -> Sequence[Offer]:
        """Return the offers of which a visit was made."""

    def answering(self, gathering_id: int) -> Sequence[Offer]:
        """Return the places that were offered to a meeting that called for one."""

    def count_waiting(self) -> int:
        """Return how many offers nobody has accepted or declined yet."""

    def waiting_since(self, before: datetime) -> Sequence[datetime]:
        """Return since when offers wait that were made before a moment, the latest first."""

    def add_word(self, word: OfferWord) -> None:
        """Keep what was asked or answered."""

    def words(self, offer_id: int, *, start: int, most: int) -> Sequence[OfferWord]:
        """Return what was said about an offer, the latest first."""

    def count_words(self, offer_id: int) -> int: ...


class PlaceCallShelf(Protocol):
    def of(self, gathering_id: int) -> PlaceCall | None:
        """Return the call for a place of a meeting, an ended one too."""

    def put(self, call: PlaceCall) -> None:
        """Write down that a place is sought, or is sought no more."""
