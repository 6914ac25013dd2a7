"""Who writes a report: who signs it, whom the writing is shared with, who is added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member, NotAnOrganiser, Status
from bot.domain.refusal import Refusal
from bot.domain.report import Author
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import relays, report_desks
from bot.services.report_desks import Editor, subject


class NobodyToAdd(Refusal):
    """The person of an old button was erased, or turned out to be another."""

    key = "desk.nobody"


@dataclass(frozen=True, slots=True)
class Company:
    """Who writes, and the organisers who might as well."""

    authors: Sequence[Author]
    others: Sequence[Member]
    is_lead: bool = False


def company(store: Store, editor: Editor, *, now: datetime) -> Company:
    """Return who writes, and whom of the project group one might ask."""
    authors = store.report_authors.of(editor.gathering.id)
    known = {author.member_id for author in authors}
    there = relays.listeners(store, now=now, but=editor.member.id)
    others = [one for one in there if one.id not in known]
    return Company(authors, others, report_desks.is_lead(store, editor.member))


def sign(store: Store, editor: Editor, *, signs: bool, now: datetime) -> None:
    """Put one's own name on a report, or take it off."""
    gathering_id, member = editor.gathering.id, editor.member
    store.report_authors.sign(gathering_id, member.id, signs=signs, at=now)
    where = subject(gathering_id)
    if signs:
        store.audit.note("report.sign", by=member.id, subject=where, at=now)
    else:
        store.audit.note("report.unsign", by=member.id, subject=where, at=now)


def share(store: Store, editor: Editor, *, with_id: int, now: datetime) -> Member:
    """
    Return the organiser who is asked to write as well; they are written to by whoever asks.

    Raises:
        NobodyToAdd: they cannot be written to, or write no reports.
    """
    found = _there(store, with_id)
    roles = store.members.roles_of(found.id, gathering_id=editor.gathering.id)
    if found.chat_id is None or not may(roles, Action.WRITE_REPORT):
        raise NobodyToAdd
    facts = f"member:{found.id}"
    where = subject(editor.gathering.id)
    store.audit.note("report.share", by=editor.member.id, subject=where, at=now, facts=facts)
    return found


def add(store: Store, editor: Editor, *, member_id: int, now: datetime) -> Member:
    """
    Name somebody as an author: they may write this report, and their name stands on it.

    Raises:
        NotAnOrganiser: only the project group adds others.
        NobodyToAdd.
    """
    _check_lead(store, editor)
    found = _there(store, member_id)
    store.report_authors.appoint(editor.gathering.id, found.id)
    store.report_authors.sign(editor.gathering.id, found.id, signs=True, at=now)
    _note(store, "report.add_author", editor, found.id, now)
    return found


def remove(store: Store, editor: Editor, *, member_id: int, now: datetime) -> None:
    """
    Take somebody off the authors; what they wrote stays.

    Raises:
        NotAnOrganiser: only the project group does so.
    """
    _check_lead(store, editor)
    store.report_authors.remove(editor.gathering.id, member_id)
    _note(store, "report.remove_author", editor, member_id, now)


def check_may_add(store: Store, editor: Editor) -> None:
    """Raise NotAnOrganiser for who may not add authors."""
    _check_lead(store, editor)


def _check_lead(store: Store, editor: Editor) -> None:
    if not report_desks.is_lead(store, editor.member):
        raise NotAnOrganiser


def _there(store: Store, member_id: int) -> Member:
    try:
        found = store.members.get(member_id)
    except LookupError as unknown:
        raise NobodyToAdd from unknown
    if found.status is Status.LEFT:
        raise NobodyToAdd
    return found


def _note(store: Store, action: str, editor: Editor, member_id: int, now: datetime) -> None:
    where, facts = subject(editor.gathering.id), f"member:{member_id}"
    store.audit.note(action, by=editor.member.id, subject=where, at=now, facts=facts)


def readers(store: Store, editor: Editor) -> Sequence[Member]:
    """Return the authors, and whoever of the project group is none, who can be written to."""
    there = (*writers(store, editor.gathering.id), *store.members.organisers())
    found = {one.id: one for one in there}
    return [one for one in found.values() if one.chat_id and one.id != editor.member.id]


def fellow_authors(store: Store, editor: Editor) -> Sequence[Member]:
    """Return the authors who can be written to, but for whoever acts; else the project group."""
    authors = writers(store, editor.gathering.id)
    others = [one for one in authors if one.chat_id and one.id != editor.member.id]
    return others or readers(store, editor)


def writers(store: Store, gathering_id: int) -> Sequence[Member]:
    """Return the authors who still may write; whoever wrote and left reads no more of it."""
    ids = [author.member_id for author in store.report_authors.of(gathering_id)]
    known = store.members.known(ids)
    there = [known[which] for which in ids if which in known]
    return [one for one in there if may_write(store, one, gathering_id)]


def may_write(store: Store, member: Member, gathering_id: int) -> bool:
    """Tell whether somebody may write the report of a gathering."""
    roles = store.members.roles_of(member.id, gathering_id=gathering_id)
    return may(roles, Action.WRITE_REPORT)
