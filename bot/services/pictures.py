"""Numbers that somebody wants as a picture: the same for everybody who may see them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.domain.community import Community
from bot.domain.figures import Figures
from bot.domain.member import Member, NotReadyYet
from bot.domain.order import Paper
from bot.domain.report import Sentence
from bot.domain.rights import Action
from bot.domain.year import Year
from bot.ports import Store
from bot.services import boards, figures, rights, years


@dataclass(frozen=True, slots=True)
class Trail:
    """At most three gatherings, the first one first, and somebody's sentence from each."""

    figures: Sequence[Figures]
    quotes: Sequence[Sentence | None]


@dataclass(frozen=True, slots=True)
class Wish:
    """
    What somebody wants drawn, `subject` being a gathering or a year; `now` is aware.

    `member` is None for whom nobody knows, or for who is gone by now.
    """

    paper: Paper
    subject: int
    member: Member | None
    community: Community
    now: datetime


Pictured = Figures | Trail | Year


def look(store: Store, wish: Wish) -> Pictured:
    """
    Return what a picture is drawn of, as things are now.

    Raises:
        NotAnOrganiser, NotReadyYet, NoSuchGathering, StillADraft, NoSuchYear.
    """
    return _LOOKS[wish.paper](store, wish)


def member_of(store: Store, member_id: int) -> Member | None:
    """Return who asked for a file, None if they are gone by now."""
    try:
        return store.members.get(member_id)
    except LookupError:
        return None


def _after_one(store: Store, wish: Wish) -> Figures:
    reader = rights.check(store, wish.member, Action.SEE_TOTALS, gathering_id=wish.subject)
    gathering = boards.published(store, wish.subject, by=reader)
    return figures.of(store, gathering.id, now=wish.now)


def _three(store: Store, wish: Wish) -> Trail:
    gathering = boards.published(store, wish.subject, by=_known(wish))
    seen = figures.three(store, gathering.id, now=wish.now)
    return Trail(seen, [figures.quote(store, one.gathering_id) for one in seen])


def _year(store: Store, wish: Wish) -> Year:
    _known(wish)
    return years.of(store, wish.subject, community=wish.community, now=wish.now)


def _known(wish: Wish) -> Member:
    """Return a member: these numbers are for all of them. Raises NotReadyYet."""
    if wish.member is None:
        raise NotReadyYet
    return wish.member


_LOOKS: Final[Mapping[Paper, Callable[[Store, Wish], Pictured]]] = MappingProxyType(
    {
        Paper.FIGURES: _after_one,
        Paper.THREE_MEETINGS: _three,
        Paper.YEAR_FIGURES: _year,
    }
)
PAPERS: Final = tuple(_LOOKS)
