"""The shelf of portraits: everything that is kept about one person, for that person."""

from collections.abc import Mapping, Sequence

from sqlalchemy import BindParameter, Table, bindparam, select

from bot.domain.attendance import Taking
from storage.line import Line
from storage.statement import Clause, Statement
from storage.tables import (
    affiliations,
    attendances,
    consents,
    deliveries,
    feedbacks,
    gatherings,
    hushes,
    mailings,
    members,
    mutes,
    offer_words,
    offers,
    organisations,
    report_authors,
    role_grants,
    rsvp_history,
    rsvps,
    visit_answers,
    visit_confirmations,
    visit_hosts,
    visit_questions,
    visit_tellers,
    visits,
    waitings,
)

_WHO: BindParameter[int] = bindparam("member")
_MEMBER = ("id", "telegram_id", "name", "language", "status", "channel", "directory")
_DATES = ("paused_until", "joined_at", "last_sign_at", "contact_note")
_ANSWER = ("answer", "guests", "guest_names", "listens", "word", "readers", "stand_in")
_ANSWERED = ("to_confirm", "answered_at", "first_answered_at", "via")
_FEEDBACK = ("takeaway", "echo", "sentence", "voice", "consent", "consent_at", "answered_at")
_VISITED = ("kind", "sentence", "voice", "photo", "consent", "consent_at", "answered_at")
_RECEIVED = ("meeting_point", "access", "contact_name", "contact_phone")
_OFFERED = (
    *("kind", "topic", "audience", "slots", "access", "equipment", "capacity"),
    *("state", "made_at"),
)
_HISTORY = ("answer", "guests", "at", "via")


class _Section:
    """Rows of one kind, with a name for each of their columns."""

    def __init__(self, names: Sequence[str], clause: Clause) -> None:
        self.names = names
        self.statement = Statement(clause)

    def told_of(self, line: Line, member_id: int) -> Sequence[Mapping[str, object]]:
        rows = line.rows(self.statement, member=member_id)
        return [dict(zip(self.names, row, strict=True)) for row in rows]


def _of_gatherings(table: Table, *names: str) -> _Section:
    """Return the rows of somebody that go each with a gathering, the earliest one first."""
    return _Section(
        ("gathering", "starts_at", *names),
        select(gatherings.c.title, gatherings.c.starts_at, *(table.c[name] for name in names))
        .where(table.c.member_id == _WHO, gatherings.c.id == table.c.gathering_id)
        .order_by(gatherings.c.starts_at, gatherings.c.id, *(table.c[name] for name in names[:1])),
    )


SECTIONS: Mapping[str, _Section] = {
    "member": _Section(
        (*_MEMBER, *_DATES),
        select(*(members.c[name] for name in (*_MEMBER, *_DATES))).where(members.c.id == _WHO),
    ),
    "organisations": _Section(
        ("name", "is_main", "named_in_reports"),
        select(organisations.c.name, affiliations.c.is_main, affiliations.c.public)
        .where(
            affiliations.c.member_id == _WHO,
            organisations.c.id == affiliations.c.organisation_id,
        )
        .order_by(affiliations.c.id),
    ),
    "roles": _Section(
        ("role",),
        select(role_grants.c.role).where(role_grants.c.member_id == _WHO).order_by("role"),
    ),
    "unwanted_messages": _Section(
        ("topic",), select(mutes.c.topic).where(mutes.c.member_id == _WHO).order_by("topic")
    ),
    "meetings_without_reminders": _Section(
        ("gathering", "starts_at"),
        select(gatherings.c.title, gatherings.c.starts_at)
        .where(hushes.c.member_id == _WHO, gatherings.c.id == hushes.c.gathering_id)
        .order_by(gatherings.c.starts_at, gatherings.c.id),
    ),
    "consents": _Section(
        ("purpose", "text_version", "given_at", "withdrawn_at", "how"),
        select(
            *(consents.c[name] for name in ("purpose", "text_version", "given_at")),
            consents.c.withdrawn_at,
            consents.c.how,
        )
        .where(consents.c.member_id == _WHO)
        .order_by(consents.c.id),
    ),
    "answers": _Section(
        ("gathering", "starts_at", *_ANSWER, *_ANSWERED),
        select(
            gatherings.c.title,
            gatherings.c.starts_at,
            *(rsvps.c[name] for name in (*_ANSWER, *_ANSWERED)),
        )
        .where(rsvps.c.member_id == _WHO, gatherings.c.id == rsvps.c.gathering_id)
        .order_by(gatherings.c.starts_at, gatherings.c.id),
    ),
    "answers_over_time": _Section(
        ("gathering", *_HISTORY),
        select(gatherings.c.title, *(rsvp_history.c[name] for name in _HISTORY))
        .where(rsvp_history.c.member_id == _WHO, gatherings.c.id == rsvp_history.c.gathering_id)
        .order_by(rsvp_history.c.id),
    ),
    "presences": _Section(
        ("gathering", "starts_at", "circle", "mode"),
        select(
            *(gatherings.c.title, gatherings.c.starts_at),
            *(attendances.c.circle, attendances.c.mode),
        )
        .where(
            attendances.c.member_id == _WHO,
            gatherings.c.id == attendances.c.gathering_id,
            gatherings.c.presence == Taking.TAKEN.value,
        )
        .order_by(gatherings.c.starts_at, gatherings.c.id),
    ),
    "after_gatherings": _of_gatherings(feedbacks, *_FEEDBACK),
    "after_visits": _of_gatherings(visit_answers, *_VISITED),
    "visits_received": _Section(
        ("gathering", "starts_at", *_RECEIVED),
        select(
            *(gatherings.c.title, gatherings.c.starts_at),
            *(visits.c[name] for name in _RECEIVED),
        )
        .where(
            visit_hosts.c.member_id == _WHO,
            visits.c.gathering_id == visit_hosts.c.visit_id,
            gatherings.c.id == visit_hosts.c.visit_id,
        )
        .order_by(gatherings.c.starts_at, gatherings.c.id),
    ),
    "visits_told": _of_gatherings(visit_tellers, "way", "answered_at"),
    "questions_before_visits": _of_gatherings(visit_questions, "text", "asked_at"),
    "visits_confirmed": _of_gatherings(visit_confirmations, "for_date", "confirmed_at"),
    "waiting_for_places": _of_gatherings(waitings, "since", "offered_at", "offer_until"),
    "reports_written": _of_gatherings(report_authors, "since", "signs"),
    "offers": _Section(
        _OFFERED,
        select(*(offers.c[name] for name in _OFFERED))
        .where(offers.c.member_id == _WHO)
        .order_by(offers.c.id),
    ),
    "words_about_offers": _Section(
        ("offer", "text", "at"),
        select(offers.c.topic, offer_words.c.text, offer_words.c.at)
        .where(offer_words.c.member_id == _WHO, offers.c.id == offer_words.c.offer_id)
        .order_by(offer_words.c.id),
    ),
    "messages_to_you": _Section(
        ("kind", "state", "due_at", "settled_at"),
        select(*(deliveries.c[name] for name in ("kind", "state", "due_at", "settled_at")))
        .where(deliveries.c.member_id == _WHO)
        .order_by(deliveries.c.id),
    ),
    "messages_to_many": _Section(
        ("text", "sent_at"),
        select(mailings.c.text, mailings.c.confirmed_at)
        .where(mailings.c.made_by == _WHO, mailings.c.text != "")
        .order_by(mailings.c.id),
    ),
}


class PortraitShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, member_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Return the rows about a member, by kind; only what is theirs to read."""
        return {name: section.told_of(self._line, member_id) for name, section in SECTIONS.items()}
