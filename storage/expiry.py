"""The shelf of what goes with time: words that nobody may quote, recordings, traces, drafts."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Table,
    and_,
    bindparam,
    case,
    delete,
    func,
    not_,
    or_,
    select,
    update,
)

from bot.domain.feedback import Consent
from bot.domain.gathering import Status
from bot.domain.visit import Telling
from storage.answer_names import unname_answers
from storage.home_traces import forget_homes
from storage.line import Line
from storage.offers import IS_PROPOSED
from storage.presence_names import unname_presences
from storage.statement import Statement, one_of
from storage.tables import (
    feedbacks,
    gatherings,
    offer_words,
    offers,
    report_lines,
    report_versions,
    reports,
    rsvps,
    visit_answers,
    visit_confirmations,
    visit_lists,
    visit_questions,
    visit_tellers,
    visits,
    waitings,
)

_BEFORE: Final[BindParameter[Any]] = bindparam("before", type_=gatherings.c.ends_at.type)
_UNTOLD_BEFORE: Final[BindParameter[Any]] = bindparam("untold", type_=gatherings.c.ends_at.type)
_NONE: Final = Consent.NONE.value
_TOLD: Final = sorted(telling.value for telling in Telling if telling.is_told)


def _unquotable(said: Table) -> Statement:
    """Forget sentences that nobody allowed to be quoted; the taps beside them are counted."""
    return Statement(
        update(said)
        .where(said.c.consent == _NONE, said.c.sentence != "", said.c.answered_at < _BEFORE)
        .values(sentence="")
    )


# What was allowed of a voice note stays: a report may quote it until its speaker takes that back.
_SHOWN: Final = and_(visit_answers.c.sentence == "", visit_answers.c.photo != "")
SENTENCES: Final = tuple(_unquotable(said) for said in (feedbacks, visit_answers))
VOICES: Final = Statement(
    update(feedbacks)
    .where(feedbacks.c.voice != "", feedbacks.c.answered_at < _BEFORE)
    .values(voice="")
)
_IS_TOLD: Final = visit_answers.c.gathering_id.in_(
    select(visits.c.gathering_id).where(one_of(visits.c.telling, _TOLD))
)
RECORDINGS: Final = Statement(
    update(visit_answers)
    .where(
        or_(visit_answers.c.voice != "", visit_answers.c.photo != ""),
        or_(
            and_(visit_answers.c.answered_at < _BEFORE, _IS_TOLD),
            visit_answers.c.answered_at < _UNTOLD_BEFORE,
        ),
    )
    .values(voice="", photo="", consent=case((_SHOWN, _NONE), else_=visit_answers.c.consent))
)
_LONG_OVER: Final = select(gatherings.c.id).where(
    func.coalesce(gatherings.c.ends_at, gatherings.c.starts_at) < _BEFORE
)
TRACES: Final = tuple(
    Statement(delete(table).where(table.c.gathering_id.in_(_LONG_OVER)))
    for table in (waitings, visit_questions, visit_confirmations, visit_lists, visit_tellers)
)
# What somebody added to an answer; how many come is a number of its own, and stays.
ADDED: Final = Statement(
    update(rsvps)
    .where(
        rsvps.c.gathering_id.in_(_LONG_OVER),
        or_(rsvps.c.word != "", rsvps.c.guest_names != "", rsvps.c.stand_in != ""),
    )
    .values(word="", guest_names="", stand_in="")
)
# Of a report that is out; a line that is being corrected keeps what it said before.
DRAFTS: Final = Statement(
    delete(report_versions).where(
        report_versions.c.line_id.in_(
            select(report_lines.c.id)
            .join(reports, reports.c.gathering_id == report_lines.c.gathering_id)
            .where(reports.c.published_at < _BEFORE, report_lines.c.written_at < _BEFORE)
        )
    )
)
# An offer whose draft was thrown away is open again, and talked of.
_SETTLED: Final = (
    select(offers.c.id)
    .outerjoin(gatherings, gatherings.c.id == offers.c.gathering_id)
    .where(
        offers.c.settled_at < _BEFORE,
        not_(IS_PROPOSED),
        func.coalesce(gatherings.c.status, "") != Status.DRAFT.value,
    )
)
OFFER_WORDS: Final = Statement(delete(offer_words).where(offer_words.c.offer_id.in_(_SETTLED)))


class ExpiryShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def sentences(self, *, before: datetime) -> None:
        """Forget what was said before a moment after a gathering, and may not be quoted."""
        for statement in SENTENCES:
            self._line.run(statement, before=before)

    def recordings(self, *, before: datetime, untold_before: datetime) -> None:
        """
        Forget voice notes and photos from before a moment.

        Those of a visit that waits to be told are kept for it, but for what is older still.
        """
        self._line.run(VOICES, before=before)
        self._line.run(RECORDINGS, before=before, untold=untold_before)

    def visits(self, *, before: datetime) -> None:
        """Forget who waited, asked, confirmed and told, of visits that ended before a moment."""
        for statement in TRACES:
            self._line.run(statement, before=before)

    def answers(self, *, before: datetime) -> None:
        """Forget words and names added to answers, for what ended before a moment."""
        self._line.run(ADDED, before=before)

    def answer_names(self, *, before: datetime, most: int) -> int:
        """Take up to `most` names off answers to what ended before a moment; return how many."""
        return unname_answers(self._line, before=before, most=most)

    def presence_names(self, *, before: datetime, most: int) -> int:
        """Take up to `most` names off lists of what ended before a moment; return how many."""
        return unname_presences(self._line, before=before, most=most)

    def drafts(self, *, before: datetime) -> None:
        """Forget what lines of published reports said before, if nobody touched them since."""
        self._line.run(DRAFTS, before=before)

    def offers(self, *, before: datetime) -> None:
        """Forget what was said about offers that were settled before a moment."""
        self._line.run(OFFER_WORDS, before=before)

    def homes(self, *, now: datetime) -> None:
        """Forget the places of those who were erased, at which nothing is to come any more."""
        forget_homes(self._line, at=now)
