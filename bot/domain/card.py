"""A card: a message that shows a gathering and its counts, and is kept true."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NOWHERE = 0  # in place of a chat that Telegram does not tell us
INLINE_AT_MOST = 30  # so many inline cards of one gathering are kept true, the latest ones


class Face(StrEnum):
    """What such a message shows of a gathering."""

    CARD = "card"  # the gathering itself, with its counts
    CALL = "call"  # that a place is sought for it


class CardState(StrEnum):
    OWED = "owed"  # to be posted; has no message yet
    POSTING = "posting"  # handed to Telegram; whether it arrived is not known yet
    LIVE = "live"
    LOST = "lost"  # deleted, or its chat is gone


@dataclass(frozen=True, slots=True)
class Card:
    """
    One such message. An inline card is one that somebody put into a chat of their own: it has an
    `inline_id` and no number, `NOWHERE` as its chat, and stays in the language it was sent in.
    """

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
    inline_id: str | None = None
    language: str | None = None  # None is the community's own
    face: Face = Face.CARD
