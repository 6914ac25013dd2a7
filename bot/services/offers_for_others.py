"""Organisers note what somebody offers by telephone, or from mouth to ear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.board import PAGE, Slice
from bot.domain.directory import Listed
from bot.domain.member import NAME_LENGTH, Channel, Member
from bot.domain.naming import typed_line
from bot.domain.offer import Offer, OfferKind
from bot.domain.offering import Offering
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import offers, on_behalf, rights
from bot.services.on_behalf import ForYourself


@dataclass(frozen=True, slots=True)
class NotedOffer:
    """An offer that an organiser, `by`, noted for its host; `readers` are the other organisers."""

    offer: Offer
    host: Member
    by: Member
    readers: Sequence[Member]


def check(store: Store, member: Member | None) -> Member:
    """Return the organiser who notes. Raises NotAnOrganiser."""
    return rights.check(store, member, Action.ANSWER_FOR)


def find(store: Store, member: Member | None, typed: str, *, number: int) -> Slice[Listed]:
    """
    Return a page of those whose name, or organisation, contains what was typed.

    Raises:
        NotAnOrganiser, NothingWritten, TooLong.
    """
    check(store, member)
    text = typed_line(typed, limit=NAME_LENGTH)
    found = store.directory.listed(text, start=number * PAGE, limit=PAGE + 1)
    return Slice.cut(found, number=number, size=PAGE)


def pick(store: Store, member: Member | None, member_id: int) -> Member:
    """
    Return for whom something is noted.

    Raises:
        NotAnOrganiser.
        ForYourself: one offers one's own under one's own name.
        NobodyThere: they were erased meanwhile.
    """
    by = check(store, member)
    who = on_behalf.known(store, member_id)
    if who.id == by.id:
        raise ForYourself
    return who


def add(store: Store, member: Member | None, *, name: str, now: datetime) -> Member:
    """Write down somebody who telephoned. Raises NotAnOrganiser, NothingWritten, TooLong."""
    return on_behalf.add(store, member=member, name=name, channel=Channel.PHONE, note="", now=now)


def begin(store: Store, member: Member | None, *, kind: OfferKind, member_id: int) -> Offering:
    """Return an offer of somebody else, of which nothing was said yet. Raises as `pick`."""
    who = pick(store, member, member_id)
    whose = offers.whose_of(store, who)
    return Offering(kind, organisation_id=whose, for_id=who.id)


def make(store: Store, member: Member | None, offering: Offering, *, now: datetime) -> NotedOffer:
    """
    Keep an offer as its host's, who may change or withdraw it.

    Raises:
        NothingBegun: it is not whole; and as `pick`.
    """
    by = check(store, member)
    host = pick(store, member, offering.for_id)
    made = offers.add(store, host, offering, now=now)
    store.audit.note(
        "offer.make_for",
        by=by.id,
        subject=f"offer:{made.id}",
        at=now,
        facts=f"member:{host.id}",
    )
    others = offers.readers(store, made, now=now)
    return NotedOffer(made, host, by, [one for one in others if one.id != by.id])
