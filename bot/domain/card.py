"""A card: a message that shows a gathering and its counts, and is kept true."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CardState(StrEnum):
    OWED = "owed"  # to be posted; has no message yet
    POSTING = "posting"  # handed to Telegram; whether it arrived is not known yet
    LIVE = "live"
    LOST = "lost"  # deleted, or its chat is gone


@dataclass(frozen=True, slots=True)
class Card:
    id: int
    gathering_id: int
    chat_id: int
    thread_id: int | None = None
    message_id: int | None = None
    state: CardState = CardState.OWED
    shown: str = (
        ""  # digest of what Telegram last accepted, so that an unchanged card costs no call
    )
    shown_at: datetime | None = None
