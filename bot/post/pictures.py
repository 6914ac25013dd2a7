"""What a card shows, and whether Telegram shows that already."""

from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import Protocol

from bot.calls import Screen
from bot.domain.card import Card, CardState
from bot.services.meetings import Seen


class Draw(Protocol):
    """Puts a gathering into the words of a group."""

    def __call__(self, seen: Seen) -> Screen: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """One card, and what it should show."""

    card: Card
    screen: Screen

    @property
    def digest(self) -> str:
        whole = dumps(self.screen.fields(), sort_keys=True)
        return sha256(whole.encode()).hexdigest()

    @property
    def is_true(self) -> bool:
        return self.card.state is CardState.LIVE and self.card.shown == self.digest
