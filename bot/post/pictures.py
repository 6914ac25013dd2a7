"""What a card shows, and whether Telegram shows that already."""

from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import Protocol

from bot.calls import Call, Screen, redraw, redraw_inline
from bot.domain.card import Card, CardState
from bot.services.meetings import Seen
from bot.services.place_calls import Called


class Draw(Protocol):
    """Puts a gathering into the words of a group, or of a language that a card was sent in."""

    def __call__(self, seen: Seen | Called, language: str | None = None) -> Screen: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """One card, and what it should show."""

    card: Card
    screen: Screen

    def edit(self) -> Call | None:
        """Return the call that shows it where the card stands; None if it stands nowhere yet."""
        card = self.card
        if card.inline_id is not None:
            return redraw_inline(card.inline_id, self.screen)
        if card.message_id is None:
            return None
        return redraw(card.chat_id, card.message_id, self.screen)

    @property
    def digest(self) -> str:
        whole = dumps(self.screen.fields(), sort_keys=True)
        return sha256(whole.encode()).hexdigest()

    @property
    def is_true(self) -> bool:
        return self.card.state is CardState.LIVE and self.card.shown == self.digest
