"""The shelf of dialogues: at most one open question per person."""

from sqlalchemy import bindparam, delete, select

from bot.domain.dialogue import Dialogue
from storage.line import Line
from storage.statement import Statement, upsert
from storage.tables import dialogues

_ITS_OWN = dialogues.c.telegram_id == bindparam("telegram_id")
OF = Statement(
    select(
        dialogues.c.telegram_id, dialogues.c.step, dialogues.c.asked_at, dialogues.c.facts
    ).where(_ITS_OWN)
)
PUT = upsert(dialogues, "telegram_id", "step", "asked_at", "facts", keys=["telegram_id"])
END = Statement(delete(dialogues).where(_ITS_OWN))


class DialogueShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, telegram_id: int) -> Dialogue | None:
        row = self._line.row(OF, telegram_id=telegram_id)
        return None if row is None else Dialogue(*row)

    def put(self, dialogue: Dialogue) -> None:
        """Open a question; it takes the place of the one that was open."""
        self._line.run(
            PUT,
            telegram_id=dialogue.telegram_id,
            step=dialogue.step,
            asked_at=dialogue.asked_at,
            facts=dict(dialogue.facts),
        )

    def end(self, telegram_id: int) -> None:
        self._line.run(END, telegram_id=telegram_id)
