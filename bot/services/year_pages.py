"""Who looks at which year: the same page for members and funders, a little more for organisers."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.community import Community
from bot.domain.member import Member
from bot.domain.observing import year_without_names
from bot.domain.rights import Action, may, only_observes
from bot.domain.story import Voices
from bot.domain.year import Year
from bot.ports import Store
from bot.services import members, rights, years


@dataclass(frozen=True, slots=True)
class Page:
    """One year, for a reader who `chooses` its story or not."""

    year: Year
    chooses: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has had the floor in a year, and how many leads the reports note."""

    year: Year
    voices: Voices


def look(
    store: Store, year: int, *, member: Member | None, community: Community, now: datetime
) -> Page:
    """
    Return one year, for any member.

    Raises:
        NotReadyYet, NoSuchYear.
    """
    reader = members.check_agreed(member)
    found = years.of(store, year, community=community, now=now)
    roles = store.members.roles_of(reader.id)
    if only_observes(roles):
        found = year_without_names(found)
    return Page(found, may(roles, Action.CHANGE))


def floor(
    store: Store, year: int, *, member: Member | None, community: Community, now: datetime
) -> Floor:
    """
    Return whose voices were heard, for the project group alone.

    Raises:
        NotAnOrganiser, NoSuchYear.
    """
    rights.check(store, member, Action.SEE_DIRECTORY)
    found = years.of(store, year, community=community, now=now)
    return Floor(found, years.voices(store, found, community=community, now=now))
