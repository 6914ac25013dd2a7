"""Who looks at which numbers: the same ones for all, and no name for a funder."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.community import Community
from bot.domain.figures import Figures
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.observing import untitled
from bot.domain.report import Section, Sentence, Sign
from bot.domain.rights import Action, may, only_observes
from bot.ports import Store
from bot.services import boards, figures, members, report_desks, report_lines, rights, years


@dataclass(frozen=True, slots=True)
class After:
    """One gathering in numbers, for a reader who `writes` its report or notes what it took."""

    gathering: Gathering
    figures: Figures
    year: int
    writes: bool = False
    gives: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of several meetings, with a sentence that may be quoted."""

    figures: Figures
    quote: Sentence | None


@dataclass(frozen=True, slots=True)
class Beside:
    sides: Sequence[Side]
    year: int


def after(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    community: Community,
    now: datetime,
) -> After:
    """
    Return the numbers of one gathering.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.SEE_TOTALS, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    roles = store.members.roles_of(reader.id, gathering_id=gathering_id)
    is_over = gathering.is_over(now)
    counted = figures.of(store, gathering_id, now=now)
    if only_observes(roles):
        gathering = untitled(gathering)
        counted = replace(counted, title=gathering.title)
    return After(
        gathering,
        counted,
        years.current(community, now=gathering.starts_at or now),
        writes=is_over and may(roles, Action.WRITE_REPORT),
        gives=may(roles, Action.NOTE_EFFORT),
    )


def beside(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    community: Community,
    now: datetime,
) -> Beside:
    """
    Return a meeting and the two before it, for any member.

    Raises:
        NotReadyYet, NoSuchGathering.
    """
    reader = members.check_agreed(member)
    gathering = store.gatherings.get(gathering_id)
    found = figures.three(store, gathering_id, now=now)
    sides = [Side(one, figures.quote(store, one.gathering_id)) for one in found]
    if rights.observes(store, reader):
        sides = [_nameless(store, side) for side in sides]
    return Beside(sides, years.current(community, now=gathering.starts_at or now))


def _nameless(store: Store, side: Side) -> Side:
    title = untitled(store.gatherings.get(side.figures.gathering_id)).title
    quote = side.quote and replace(side.quote, by="")
    return Side(replace(side.figures, title=title), quote)


def check_writes(store: Store, *, member: Member | None, gathering_id: int, now: datetime) -> None:
    """
    Let somebody begin to say what the numbers tell us.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, TooEarly.
    """
    rights.check(store, member, Action.WRITE_REPORT, gathering_id=gathering_id)
    report_desks.check_tellable(store.gatherings.get(gathering_id), now)


def say(
    store: Store, *, member: Member | None, gathering_id: int, text: str, now: datetime
) -> None:
    """
    Add what numbers tell somebody to the observations of the report, without a sign.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, TooEarly.
        NothingWritten, LineTooLong, TooManyLines.
    """
    report_lines.add_line(
        store,
        member,
        gathering_id=gathering_id,
        section=Section.OBSERVATIONS,
        text=text,
        sign=Sign.NONE,
        now=now,
    )
