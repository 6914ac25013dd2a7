"""Neighbours of the intake that a test holds in its hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.calls import Call, toast
from bot.post.replies import Replies


@dataclass(slots=True)
class Lead:
    """The right to poll, to be given and taken in a test."""

    is_free: bool = True
    is_mine: bool = False
    may_wait: bool = True

    def try_take(self) -> bool:
        self.is_mine = self.is_free
        return self.is_mine

    def still_mine(self) -> bool:
        return self.is_mine

    def release(self) -> None:
        self.is_mine = False


class OnlyReplies(Replies):
    """An office that carries no letters."""

    def open(self) -> None:
        """Begin with nothing."""

    def look(self) -> None:
        """Look for nothing."""


class NoHeadOffice:
    """A leader that has nothing to see to."""

    def open(self) -> None:
        """Begin with nothing."""

    async def close(self, *, within: float) -> None:
        """End nothing."""


class Sorry:
    """Apologies in words that a test can find."""

    def for_trouble(self, update: Mapping[str, Any]) -> Sequence[Call]:
        return [toast(update["callback_query"]["id"], "sorry")]

    def to_organisers(self) -> Sequence[Call]:
        return []
