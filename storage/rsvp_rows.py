"""Answers as rows, and what is asked of them beside the usual: colleagues, and first times."""

from sqlalchemy import BindParameter, bindparam, func, or_, select

from bot.domain.attendance import Taking
from bot.domain.rsvp import Answer, Readers, Rsvp, Via
from storage.statement import Row, Statement
from storage.tables import affiliations, attendances, gatherings, members, rsvp_history, rsvps

FIELDS = (
    *("gathering_id", "member_id", "answer", "guests", "answered_at", "guest_names", "listens"),
    *("word", "readers", "word_read", "stand_in", "stand_ins", "to_confirm", "via", "entered_by"),
    *("counted_by", "word_at"),
)
COLUMNS = tuple(rsvps.c[name] for name in FIELDS)
_IN: BindParameter[int] = bindparam("gathering")
_mine, _theirs = affiliations.alias(), affiliations.alias()
_IS_COLLEAGUE = (
    select(_mine.c.id)
    .join(_theirs, _theirs.c.organisation_id == _mine.c.organisation_id)
    .where(_mine.c.member_id == bindparam("member"), _theirs.c.member_id == rsvps.c.member_id)
    .exists()
)
_OF_COLLEAGUES = (
    rsvps.c.gathering_id == _IN,
    rsvps.c.member_id != bindparam("member"),
    _IS_COLLEAGUE,
)
COMPANY_OF_COLLEAGUES = Statement(
    select(*COLUMNS)
    .where(*_OF_COLLEAGUES, or_(rsvps.c.guests > 0, rsvps.c.stand_ins > 0))
    .order_by(rsvps.c.stand_ins.desc(), rsvps.c.answered_at, rsvps.c.member_id)
)
COMING_COLLEAGUES = Statement(
    select(members.c.id)
    .join(rsvps, rsvps.c.member_id == members.c.id)
    .where(
        *_OF_COLLEAGUES,
        rsvps.c.answer == Answer.YES.value,
        members.c.folded == bindparam("folded"),
    )
    .order_by(members.c.id)
)
SIGNS_OF_COMING = Statement(
    select(func.count())
    .select_from(members)
    .where(
        members.c.id == bindparam("member"),
        or_(
            select(attendances.c.id)
            .join(gatherings, gatherings.c.id == attendances.c.gathering_id)
            .where(
                attendances.c.member_id == members.c.id,
                gatherings.c.presence == Taking.TAKEN.value,
            )
            .exists(),
            select(rsvp_history.c.id)
            .where(
                rsvp_history.c.member_id == members.c.id,
                rsvp_history.c.answer == Answer.YES.value,
            )
            .exists(),
        ),
    )
)


def rsvp_of(row: Row) -> Rsvp:
    """Return the answer that stands in a row of `COLUMNS`."""
    facts = dict(zip(FIELDS, row, strict=True))
    return Rsvp(
        **facts
        | {
            "answer": Answer(facts["answer"]),
            "readers": Readers(facts["readers"]),
            "via": Via(facts["via"]),
            **{name: bool(facts[name]) for name in ("listens", "word_read", "to_confirm")},
        }
    )
