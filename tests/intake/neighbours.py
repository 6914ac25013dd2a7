"""Neighbours of the intake that a test holds in its hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.calls import Call, toast


@dataclass(slots=True)
class Lead:
    """The right to poll, to be given and taken in a test."""

    is_free: bool = True
    is_mine: bool = False

    def try_take(self) -> bool:
        self.is_mine = self.is_free
        return self.is_mine

    def still_mine(self) -> bool:
        return self.is_mine

    def release(self) -> None:
        self.is_mine = False


class Sorry:
    """Apologies in words that a test can find."""

    def for_trouble(self, update: Mapping[str, Any]) -> Sequence[Call]:
        return [toast(update["callback_query"]["id"], "sorry")]

    def to_organisers(self) -> Sequence[Call]:
        return []
