"""The shelf of dialogues: at most one open question per person."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.domain.dialogue import Dialogue, Step
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
STEPS = frozenset(step.value for step in Step)
END = Statement(delete(dialogues).where(_ITS_OWN))
DROP_OFFERS = Statement(
    delete(dialogues).where(
        dialogues.c.step == Step.RELAY_OFFER.value, dialogues.c.asked_at < bindparam("before")
    )
)


class DialogueShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, telegram_id: int) -> Dialogue | None:
        """Return the open question of a person; one that this version no longer asks is none."""
        row = self._line.row(OF, telegram_id=telegram_id)
        if row is None or row[1] not in STEPS:
            return None
        return Dialogue(row[0], Step(row[1]), row[2], row[3])

    def put(self, dialogue: Dialogue) -> None:
        """Open a question; it takes the place of the one that was open."""
        self._line.run(
            PUT,
            telegram_id=dialogue.telegram_id,
            step=dialogue.step.value,
            asked_at=dialogue.asked_at,
            facts=dict(dialogue.facts),
        )

    def end(self, telegram_id: int) -> None:
        self._line.run(END, telegram_id=telegram_id)

    def drop_offers(self, *, before: datetime) -> None:
        """Forget lines that waited for « yes, pass it on » in vain."""
        self._line.run(DROP_OFFERS, before=before)
