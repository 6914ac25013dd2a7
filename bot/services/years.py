"""The year on a page, for members and funders alike; and the story that changed us most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.community import Community
from bot.domain.member import Member
from bot.domain.naming import typed_line
from bot.domain.report import Section
from bot.domain.rights import Action
from bot.domain.story import Voices
from bot.domain.year import (
    FIRST_YEAR,
    LAST_YEAR,
    WHY_LENGTH,
    Held,
    NoStoryToChoose,
    NoSuchYear,
    StoryGone,
    Year,
    missing,
)
from bot.ports import Store
from bot.services import rights


def of(store: Store, year: int, *, community: Community, now: datetime) -> Year:
    """
    Return one year, by the clock of the community.

    Raises:
        NoSuchYear: no calendar has it.
    """
    since, until = _bounds(year, community.zone)
    years = store.years
    reach = years.reach(since, until, now=now)
    printed = years.printed(since, until, now=now)
    return Year(
        year,
        years.held(since, until, now=now),
        printed[Section.SPARKS],
        len(printed[Section.LEADS]),
        reach,
        missing(community.neighbourhoods, reach.neighbourhoods),
        years.minutes(since, until, now=now),
        years.chosen(year),
        *_neighbours(year, store.years.span(now=now), community.zone),
    )


def _neighbours(
    year: int, span: tuple[datetime, datetime] | None, zone: ZoneInfo
) -> tuple[int | None, int | None]:
    """Return the nearest years before and after this one, within those that have something."""
    if span is None:
        return None, None
    first, last = (moment.astimezone(zone).year for moment in span)
    before = min(year - 1, last) if first < year else None
    return before, max(year + 1, first) if last > year else None


def check(year: int) -> None:
    """Raise NoSuchYear for what no calendar of ours has."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchYear


def current(community: Community, *, now: datetime) -> int:
    """Return the year that it is on the wall of the community."""
    return now.astimezone(community.zone).year


def meant(typed: str, *, community: Community, now: datetime) -> int:
    """Return the year that somebody typed; this one where they typed none."""
    if len(typed) == _DIGITS and typed.isascii() and typed.isdigit():
        return int(typed)
    return current(community, now=now)


def _bounds(year: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    check(year)
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Pick:
    """One story of one year."""

    year: int
    gathering_id: int


def voices(store: Store, year: Year, *, community: Community, now: datetime) -> Voices:
    """Count whose voices told the stories of a year; whoever shows it asks for the right to."""
    heard = store.years.voices(*_bounds(year.year, community.zone), now=now)
    told = [heard.get(held.gathering_id, ()) for held in year.stories]
    return Voices(
        told=len(told),
        shared=sum(len(scales) > 1 for scales in told),
        scales=Counter(scale for scales in told for scale in scales if scale),
        planned=store.stories.planned_scales(),
    )


def choices(
    store: Store, year: int, *, member: Member | None, community: Community, now: datetime
) -> Sequence[Held]:
    """
    Return the stories among which one is chosen, the latest first.

    Raises:
        NotAnOrganiser, NoSuchYear.
        NoStoryToChoose: none was told in this year.
    """
    rights.check(store, member, Action.CHANGE)
    told = of(store, year, community=community, now=now).stories
    if not told:
        raise NoStoryToChoose
    return list(reversed(told))


def pick(
    store: Store, picked: Pick, *, member: Member | None, community: Community, now: datetime
) -> Held:
    """
    Return one of the stories, of which somebody is about to say why it is chosen.

    Raises:
        NotAnOrganiser, NoSuchYear, NoStoryToChoose.
        StoryGone: it is not, or no longer, among them.
    """
    told = choices(store, picked.year, member=member, community=community, now=now)
    found = next((one for one in told if one.gathering_id == picked.gathering_id), None)
    if found is None:
        raise StoryGone
    return found


def choose(
    store: Store,
    picked: Pick,
    why: str,
    *,
    member: Member | None,
    community: Community,
    now: datetime,
) -> Held:
    """
    Write down which story changed the community most, and why, as it was said in a meeting.

    Raises:
        NotAnOrganiser, NoSuchYear, NoStoryToChoose, StoryGone, NothingWritten.
        TooLong: the reasons have more than `WHY_LENGTH` signs.
    """
    reader = rights.check(store, member, Action.CHANGE)
    story = pick(store, picked, member=reader, community=community, now=now)
    store.years.choose(picked.year, picked.gathering_id, typed_line(why, limit=WHY_LENGTH), at=now)
    _note(store, reader, picked, now)
    return story


def unchoose(store: Store, year: int, *, member: Member | None, now: datetime) -> None:
    """Choose no story. Raises NotAnOrganiser."""
    reader = rights.check(store, member, Action.CHANGE)
    chosen = store.years.chosen(year)
    if chosen:
        store.years.unchoose(year)
        _note(store, reader, Pick(year, chosen.gathering_id), now)


def _note(store: Store, by: Member, picked: Pick, now: datetime) -> None:
    subject = f"gathering:{picked.gathering_id}"
    store.audit.note("story.choose", by=by.id, subject=subject, at=now, facts=str(picked.year))
