"""Numbers that somebody wants as a picture: the same for everybody who may see them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.domain.figures import Figures
from bot.domain.member import Member
from bot.domain.order import Paper
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import boards, figures, rights

Pictured = Figures


def read(store: Store, paper: Paper, *, reader_id: int, subject: int, now: datetime) -> Pictured:
    """
    Return what a picture is drawn of, as things are now.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    return look(store, paper, member=_reader(store, reader_id), subject=subject, now=now)


def look(
    store: Store, paper: Paper, *, member: Member | None, subject: int, now: datetime
) -> Pictured:
    """
    Return the same for somebody who asks for it.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    return _LOOKS[paper](store, member, subject, now)


def _after_one(store: Store, member: Member | None, subject: int, now: datetime) -> Figures:
    reader = rights.check(store, member, Action.SEE_TOTALS, gathering_id=subject)
    gathering = boards.published(store, subject, by=reader)
    return figures.of(store, gathering.id, now=now)


_Look = Callable[[Store, Member | None, int, datetime], Pictured]
_LOOKS: Final[Mapping[Paper, _Look]] = MappingProxyType({Paper.FIGURES: _after_one})
PAPERS: Final = tuple(_LOOKS)


def _reader(store: Store, member_id: int) -> Member | None:
    """Return who asked for a file, None if they are gone by now."""
    try:
        return store.members.get(member_id)
    except LookupError:
        return None
