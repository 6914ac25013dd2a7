"""Open questions that letters bring, and that people leave by turning to something else."""

from datetime import datetime
from typing import Final

from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member
from bot.ports import Store

LETTER: Final = "letter"
"""The fact that says by which letter, by its id, a question was brought."""


def bring(
    store: Store, member: Member, step: Step, *, now: datetime, **facts: str | int | None
) -> None:
    """Take what somebody types next as an answer to a letter, unless something else is asked."""
    if member.telegram_id is None:
        return
    before = store.dialogues.of(member.telegram_id)
    if before is None or before.is_stale(now):
        store.dialogues.put(Dialogue(member.telegram_id, step, now, facts))


def take_back(store: Store, member: Member, letter_id: int) -> None:
    """Close a question whose letter did not arrive: nobody answers what they have not read."""
    before = store.dialogues.of(member.telegram_id) if member.telegram_id is not None else None
    if before and before.facts.get(LETTER) == letter_id:
        store.dialogues.end(before.telegram_id)


def leave(store: Store, before: Dialogue | None) -> None:
    """Close a passing question that stands as it stood `before` its person turned elsewhere."""
    if before and before.step.is_passing and store.dialogues.of(before.telegram_id) == before:
        store.dialogues.end(before.telegram_id)
