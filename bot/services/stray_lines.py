"""Lines out of the blue, kept for a while: their writer says with a tap what becomes of each."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store

MOST: Final = 5
_MILLISECONDS: Final = 1000


def keep(store: Store, telegram_id: int, line: str, *, now: datetime) -> int:
    """Keep a line beside those that wait; return its number, for the buttons below it."""
    waiting = _waiting(store, telegram_id, now=now)
    number = max(_moment(now), 1 + max(waiting, default=0))
    latest = sorted({**waiting, number: line}.items())[-MOST:]
    _put(store, telegram_id, dict(latest), asked_at=now)
    return number


def read(store: Store, telegram_id: int, number: int, *, now: datetime) -> str | None:
    """Return a line as it was typed, None if it was let go, or left for too long."""
    return _waiting(store, telegram_id, now=now).get(number)


def let_go(store: Store, telegram_id: int, number: int, *, now: datetime) -> None:
    """Forget a line of which something became; others still wait."""
    waiting = _waiting(store, telegram_id, now=now)
    if waiting.pop(number, None) is None:
        return
    if waiting:
        _put(store, telegram_id, waiting, asked_at=now)
    else:
        store.dialogues.end(telegram_id)


def _waiting(store: Store, telegram_id: int, *, now: datetime) -> dict[int, str]:
    dialogue = store.dialogues.of(telegram_id)
    if dialogue is None or dialogue.step is not Step.RELAY_OFFER:
        return {}
    oldest = _moment(now - Step.RELAY_OFFER.patience)
    lines = {int(number): str(line) for number, line in dialogue.facts.items()}
    return {number: line for number, line in lines.items() if number >= oldest}


def _put(store: Store, telegram_id: int, lines: Mapping[int, str], *, asked_at: datetime) -> None:
    facts = {str(number): line for number, line in lines.items()}
    store.dialogues.put(Dialogue(telegram_id, Step.RELAY_OFFER, asked_at, facts))


def _moment(at: datetime) -> int:
    return int(at.timestamp() * _MILLISECONDS)
