"""Numbers that somebody wants as a picture: the same for everybody who may see them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.domain.community import Community
from bot.domain.figures import Figures
from bot.domain.member import Member
from bot.domain.order import Paper
from bot.domain.year import Year
from bot.ports import Store
from bot.services import figure_pages, year_pages
from bot.services.figure_pages import Beside


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


Pictured = Figures | Beside | Year


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
    return figure_pages.after(
        store,
        member=wish.member,
        gathering_id=wish.subject,
        community=wish.community,
        now=wish.now,
    ).figures


def _three(store: Store, wish: Wish) -> Beside:
    return figure_pages.beside(
        store,
        member=wish.member,
        gathering_id=wish.subject,
        community=wish.community,
        now=wish.now,
    )


def _year(store: Store, wish: Wish) -> Year:
    return year_pages.look(
        store, wish.subject, member=wish.member, community=wish.community, now=wish.now
    ).year


_LOOKS: Final[Mapping[Paper, Callable[[Store, Wish], Pictured]]] = MappingProxyType(
    {
        Paper.FIGURES: _after_one,
        Paper.THREE_MEETINGS: _three,
        Paper.YEAR_FIGURES: _year,
    }
)
PAPERS: Final = tuple(_LOOKS)
