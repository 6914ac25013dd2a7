"""Mistakes that people make with waiting lists: what the machine must then notice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pytest

from bot.domain import queue
from bot.domain.places import Places, Waiting
from bot.domain.queue import next_offers
from bot.services import place_offers


def last_in_first_out(patch: pytest.MonkeyPatch) -> None:
    """Offer a place to who came last."""

    def latest(places: Places, waiting: Sequence[Waiting], **more: Any) -> Sequence[Waiting]:
        line = next_offers(places, waiting, **more)
        every = [one for one in waiting if not one.is_offered]
        return every[::-1][: len(line)]

    patch.setattr(place_offers, "next_offers", latest)


def nobody_is_asked(patch: pytest.MonkeyPatch) -> None:
    """Let free places stay as they are."""
    patch.setattr(place_offers, "next_offers", lambda *_, **__: [])


def one_place_fewer(patch: pytest.MonkeyPatch) -> None:
    """Count one place less than there is."""
    left = property(lambda self: self.capacity - self.taken - 1)
    patch.setattr(Places, "left", left)


def offers_never_end(patch: pytest.MonkeyPatch) -> None:
    """Keep a place for who never answers."""
    patch.setattr(Waiting, "is_over", lambda self, now: False)


def silence_is_an_answer(patch: pytest.MonkeyPatch) -> None:
    """Take a place from who was never told of it as from who did not answer."""

    def passed_by(places: Places, one: Waiting) -> Waiting:
        return replace(one, offer_until=None, passed=places.freed)

    patch.setattr(queue, "passed_by", passed_by)


OF_THE_POST: Final = frozenset({"silence_is_an_answer"})
"""What shows only where letters are late."""


BUGS: Final[Mapping[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "last_in_first_out": last_in_first_out,
    "nobody_is_asked": nobody_is_asked,
    "one_place_fewer": one_place_fewer,
    "offers_never_end": offers_never_end,
    "silence_is_an_answer": silence_is_an_answer,
}
