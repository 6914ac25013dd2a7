"""Where a published gathering should be read, and is not: organisers must hear of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.card import Card
from bot.domain.gathering import OPEN, Gathering
from bot.ports import Store

PATIENCE: Final = timedelta(minutes=2)
"""A card that is just being posted is not missing."""


def missing_in(store: Store, gathering: Gathering, *, now: datetime) -> Sequence[str]:
    """
    Return the titles of the groups in which a card should stand and does not.

    It was deleted there, or the bot may not write, or the topic is closed.
    """
    announced_at = gathering.announced_at
    if gathering.status not in OPEN or announced_at is None or now - announced_at < PATIENCE:
        return []
    chosen = store.publications.of(gathering.id).spaces
    stands = {_place(card) for card in store.cards.of(gathering.id) if card.message_id is not None}
    return [
        space.title
        for space in store.spaces.all()
        if (chosen is None or space.id in chosen)
        and (space.chat_id, space.thread_id) not in stands
    ]


def _place(card: Card) -> tuple[int, int | None]:
    return card.chat_id, card.thread_id
