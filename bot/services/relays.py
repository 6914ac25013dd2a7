"""
Messages between members and the project group, passed on and not kept.

What was written is in the calls that are owed, and nowhere else: they are dropped once they are
sent. The journal says that somebody replied, and to whom, never what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes; `organisation` is empty for who comes alone."""

    name: str
    organisation: str = ""
    contact: str = ""


def listeners(store: Store, *, now: datetime, but: int | None = None) -> Sequence[Member]:
    """
    Return the organisers who can be written to, `but` for one member.

    Who pauses is left alone, unless nobody else is there.
    """
    there = [o for o in store.members.organisers() if o.chat_id and o.id != but]
    return [o for o in there if not o.is_paused(now)] or there


def sender(store: Store, member: Member | None, *, first_name: str) -> Sender:
    """Say who writes, as the project group knows them."""
    if member is None:
        return Sender(first_name)
    ties = store.affiliations.of(member.id)
    organisation = ties[0].organisation.name if ties else ""
    return Sender(member.name or first_name, organisation, member.contact_note)


@dataclass(frozen=True, slots=True)
class Replying:
    """An organiser who replies; `to` is None for a newcomer we know nothing of."""

    by: Member
    to: Member | None
    others: Sequence[Member] = ()
    is_lost: bool = False  # the person cannot be written to any more


def check_may_reply(store: Store, member: Member | None, *, chat_id: int) -> Replying:
    """
    Return who would reply to whom.

    Raises:
        NotAnOrganiser: the member may not reply in the name of the group.
    """
    by = rights.check(store, member, Action.REPLY)
    to = store.members.by_telegram_id(chat_id)
    return Replying(by, to, is_lost=to is not None and to.chat_id is None)


def reply(store: Store, member: Member | None, *, chat_id: int, now: datetime) -> Replying:
    """
    Note that an organiser replies, without a word of it, and say who should know.

    Raises:
        NotAnOrganiser: the member may not reply, or may not any more.
    """
    replying = check_may_reply(store, member, chat_id=chat_id)
    if replying.is_lost:
        return replying
    subject = f"member:{replying.to.id}" if replying.to else "newcomer"
    store.audit.note("relay.reply", by=replying.by.id, subject=subject, at=now)
    told = [
        organiser
        for organiser in listeners(store, now=now, but=replying.by.id)
        if organiser.telegram_id != chat_id
    ]
    return Replying(replying.by, replying.to, told)
