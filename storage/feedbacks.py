"""The shelf of feedbacks: what people take home, and what is asked of them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.domain.asking_after import Questions
from bot.domain.board import Titled
from bot.domain.feedback import (
    Consent,
    Echo,
    Feedback,
    Present,
    Said,
    Takeaway,
    first_name,
    in_no_order,
)
from bot.domain.gathering import Kind, Status
from storage import feedback_rows as rows
from storage.line import Line
from storage.statement import Row


class FeedbackShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def put(self, feedback: Feedback) -> None:
        """Keep what a member says, instead of what they said before."""
        self._line.run(rows.PUT, **_row(feedback))

    def put_noted(self, feedback: Feedback) -> bool:
        """Keep what somebody told an organiser; tell whether nothing of their own was there."""
        return self._line.row(rows.PUT_NOTED, **_row(feedback)) is not None

    def drop(self, feedback: Feedback) -> None:
        """Let go of what a member said; what they say next is known by another id."""
        self._line.run(rows.DROP, gathering=feedback.gathering_id, member=feedback.member_id)

    def drop_noted(self, feedback: Feedback) -> None:
        """Let go of what was noted for a member; what they said on their own stays."""
        whose = {"gathering": feedback.gathering_id, "member": feedback.member_id}
        self._line.run(rows.DROP_NOTED, **whose)

    def of(self, gathering_id: int, member_id: int) -> Feedback | None:
        """Return what one member said."""
        row = self._line.row(rows.OF, gathering=gathering_id, member=member_id)
        return None if row is None else _feedback(row)

    def count(self, gathering_id: int) -> int:
        """Count who said anything."""
        row = self._line.row(rows.COUNT, gathering=gathering_id)
        return int(row[0]) if row else 0

    def said(self, gathering_id: int) -> Sequence[Said]:
        """Return all sentences in an order that tells nothing, and is always the same."""
        found = self._line.rows(rows.SAID, gathering=gathering_id)
        return in_no_order(_said(row) for row in found)

    def one(self, feedback_id: int) -> tuple[int, Said] | None:
        """Return the gathering and one sentence, if it is still there."""
        row = self._line.row(rows.ONE, which=feedback_id)
        return None if row is None else (int(row[5]), _said(row))

    def mine(self, member_id: int, *, start: int, size: int) -> Sequence[Titled]:
        """Return the gatherings after which a member said something, the latest first."""
        found = self._line.rows(rows.MINE, member=member_id, start=start, size=size)
        return [
            Titled(gathering_id, title, Status(status), starts_at, Kind(kind))
            for gathering_id, title, status, starts_at, kind in found
        ]

    def has_any(self, member_id: int) -> bool:
        """Tell whether a member ever said something."""
        return self._line.row(rows.HAS_ANY, member=member_id) is not None

    def voiced(self, member_id: int) -> Sequence[int]:
        """Return the gatherings in whose report a voice note of a member may be quoted."""
        return [int(row[0]) for row in self._line.rows(rows.VOICED, member=member_id)]

    def newcomers(self, gathering_id: int) -> Sequence[int]:
        """Return those present, by id, who had never been noted as present before."""
        return [int(row[0]) for row in self._line.rows(rows.NEWCOMERS, gathering=gathering_id)]

    def to_ask(self, member_ids: Collection[int], *, unless_since: datetime) -> Sequence[int]:
        """Return which of some members may be asked: they were not since a moment (aware)."""
        found = self._line.rows(rows.TO_ASK, members=member_ids, since=unless_since)
        return [int(row[0]) for row in found]

    def present(
        self, gathering_id: int, member_ids: Collection[int], *, start: int, size: int
    ) -> Sequence[Present]:
        """Return those of some members who have no Telegram, by name, with what is noted."""
        found = self._line.rows(
            rows.PRESENT, gathering=gathering_id, members=member_ids, start=start, size=size
        )
        return [
            Present(which, name, organisations or "", is_noted=noted_by is not None)
            for which, name, organisations, noted_by in found
        ]

    def was_asked(self, gathering_id: int, member_id: int) -> bool:
        """Tell whether a member was asked about a gathering."""
        asked = {"gathering": gathering_id, "member": member_id}
        return self._line.row(rows.WAS_ASKED, **asked) is not None

    def questions(self, gathering_id: int) -> Questions:
        """Return what is asked after a gathering."""
        row = self._line.row(rows.QUESTIONS, gathering=gathering_id)
        return Questions.unpacked(row[0] if row else None)

    def choose(self, gathering_id: int, questions: Questions) -> None:
        """Write down what is asked after a gathering."""
        self._line.run(rows.CHOOSE, gathering=gathering_id, questions=questions.packed())


def _row(feedback: Feedback) -> dict[str, Any]:
    return {
        "gathering_id": feedback.gathering_id,
        "member_id": feedback.member_id,
        "takeaway": feedback.takeaway.value if feedback.takeaway else None,
        "echo": feedback.echo.value if feedback.echo else None,
        "sentence": feedback.sentence,
        "voice": feedback.voice,
        "consent": feedback.consent.value,
        "consent_at": feedback.consent_at,
        "answered_at": feedback.answered_at,
        "noted_by": feedback.noted_by,
    }


def _feedback(row: Row) -> Feedback:
    which, gathering_id, member_id, answered_at, takeaway, echo, *words = row
    sentence, voice, consent, consent_at, noted_by = words
    return Feedback(
        which,
        gathering_id,
        member_id,
        answered_at,
        Takeaway(takeaway) if takeaway else None,
        Echo(echo) if echo else None,
        sentence,
        voice,
        Consent(consent),
        consent_at,
        noted_by,
    )


def _said(row: Row) -> Said:
    which, sentence, voice, consent, name, *_ = row
    allowed = Consent(consent)
    return Said(which, sentence, voice, allowed, _by(name, allowed))


def _by(name: str | None, consent: Consent) -> str:
    return first_name(name or "") if consent is Consent.NAMED else ""
