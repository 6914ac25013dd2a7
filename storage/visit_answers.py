"""The shelf of what visitors say of a visit: their own sentences, and how they take one back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.domain.feedback import Consent
from storage.line import Line
from storage.statement import Statement, one_of
from storage.tables import visit_answers

_THEIRS = visit_answers.c.member_id == bindparam("member")
_QUOTABLE = one_of(
    visit_answers.c.consent, sorted(consent.value for consent in Consent if consent.is_quotable)
)
QUOTABLE_OF = Statement(
    select(visit_answers.c.id, visit_answers.c.sentence)
    .where(_THEIRS, _QUOTABLE, visit_answers.c.sentence != "")
    .order_by(visit_answers.c.id)
)
WITHDRAW = Statement(
    update(visit_answers)
    .where(visit_answers.c.id == bindparam("which"), _THEIRS, visit_answers.c.sentence != "")
    .values(sentence="", voice="", consent=Consent.NONE.value, consent_at=bindparam("at"))
)


class VisitAnswerShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def quotable_of(self, member_id: int) -> Mapping[int, str]:
        """Return the sentences of a member that may be quoted, by id."""
        rows = self._line.rows(QUOTABLE_OF, member=member_id)
        return {int(which): sentence for which, sentence in rows}

    def withdraw(self, answer_id: int, *, member_id: int, at: datetime) -> bool:
        """Take back one's words, of which nothing is kept; False if there are none."""
        return bool(self._line.run(WITHDRAW, which=answer_id, member=member_id, at=at))
