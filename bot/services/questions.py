"""Open questions that people leave by turning to something else."""

from bot.domain.dialogue import Dialogue
from bot.ports import Store


def leave(store: Store, before: Dialogue | None) -> None:
    """Close a passing question that stands as it stood `before` its person turned elsewhere."""
    if before and before.step.is_passing and store.dialogues.of(before.telegram_id) == before:
        store.dialogues.end(before.telegram_id)
