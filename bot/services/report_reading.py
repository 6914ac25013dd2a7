"""Everybody reads what was published: one report, the list of them, the latest."""

from datetime import datetime

from bot.domain.board import Slice
from bot.domain.correction import NotPublished
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.observing import untitled
from bot.domain.report import Told
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import observing, reports, rights

_LONGEST = 12  # base-36 digits
_KIND = "cr"


def read(store: Store, *, gathering_id: int, reader: Member | None, now: datetime) -> Told:
    """
    Return a published report as somebody may read it just now: a funder reads no names.

    Raises:
        NotPublished: it is still being written, or there is none.
    """
    if not reports.is_published(store, gathering_id):
        raise NotPublished
    told = reports.told(store, gathering_id, now=now)
    return observing.told(store, told) if rights.observes(store, reader) else told


def may_write(store: Store, member: Member | None, *, gathering_id: int) -> bool:
    """Tell whether a reader is one of those who may write this report."""
    if member is None:
        return False
    roles = store.members.roles_of(member.id, gathering_id=gathering_id)
    return may(roles, Action.WRITE_REPORT)


def page(store: Store, *, number: int, reader: Member | None = None) -> Slice[Gathering]:
    """Return one page of what was told, the latest first; a page past the end is the first."""
    found = reports.published(store, page=number)
    if not found and number:
        number, found = 0, reports.published(store)
    if rights.observes(store, reader):
        found = [untitled(one) for one in found]
    return Slice.cut(found, number=number, size=reports.PAGE)


def latest(store: Store) -> Gathering | None:
    """Return the gathering of which everybody read last."""
    return next(iter(reports.published(store, size=1)), None)


def is_link(payload: str) -> bool:
    """Tell whether a deep link is about a report."""
    return payload.partition("_")[0] == _KIND


def by_link(store: Store, *, payload: str, reader: Member | None, now: datetime) -> Told:
    """
    Return what a deep link is about (`cr_` and the id of a gathering in base 36).

    Raises:
        NotPublished: the link is old or wrong.
    """
    number = payload.partition("_")[2]
    if not number.isalnum() or not number.isascii() or len(number) > _LONGEST:
        raise NotPublished
    return read(store, gathering_id=int(number, 36), reader=reader, now=now)
