"""What is published and then changes: what was staged, what it comes to, who should hear of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from zlib import crc32

from bot.domain.draft import usual_length
from bot.domain.gathering import OPEN, Gathering, Status
from bot.domain.place import Format, Place, PlaceLeft
from bot.domain.refusal import Refusal
from bot.domain.section import Section
from bot.domain.typed_visit import line_of, with_line
from bot.domain.visit import Visit

TOGETHER = timedelta(minutes=10)
"""Changes that follow each other within this time make one message."""

Facts = Mapping[str, str | int | None]


class NotPublished(Refusal):
    """A draft is simply edited."""

    key = "change.not_published"


class NothingStaged(Refusal):
    """What was to be confirmed was left, or confirmed already."""

    key = "change.nothing_staged"


class NothingToTell(Refusal):
    """Nobody changed the programme since those who come were told."""

    key = "change.nothing_to_tell"


class TooLateToMove(Refusal):
    key = "change.date_past"


class TooLateToReinstate(Refusal):
    """Its date is past; another meeting can be prepared."""

    key = "change.too_late_to_reinstate"


class Part(StrEnum):
    """What can change of a published meeting."""

    TITLE = "title"
    DATE = "date"
    END = "end"
    FORMAT = "format"
    PLACE = "place"
    LINK = "link"
    QUESTION = "question"
    TOPIC = "topic"  # of a visit, as those below: for those who have a place
    MEETING_POINT = "meet"
    ACCESS = "access"
    CONTACT = "contact"


LINES: Final[Mapping[Part, Section]] = {
    Part.TOPIC: Section.TOPIC,
    Part.MEETING_POINT: Section.MEETING_POINT,
    Part.ACCESS: Section.ACCESS,
    Part.CONTACT: Section.CONTACT,
}
"""Lines of a visit."""
INFORMING = frozenset(
    {
        *(Part.DATE, Part.END, Part.FORMAT, Part.PLACE, Part.LINK),
        *(Part.MEETING_POINT, Part.ACCESS, Part.CONTACT),
    }
)
"""People hear of these unless the organiser says no; of a mere wording only if asked for."""


@dataclass(frozen=True, slots=True)
class Staged:
    """
    What an organiser wants to change; None leaves a part as it is.

    `starts` is an ISO moment, "" for « to be decided »; `minutes` is how long it lasts; `place_id`
    is 0 for a place that was typed. `told` is None as long as nobody chose. `revision` is that of
    the meeting whose change was shown.
    """

    gathering_id: int
    revision: int
    title: str | None = None
    starts: str | None = None
    minutes: int | None = None
    format: str | None = None
    place_id: int | None = None
    place_note: str | None = None
    link: str | None = None
    question: str | None = None
    topic: str | None = None
    meet: str | None = None
    access: str | None = None
    contact: str | None = None
    told: int | None = None

    def facts(self) -> dict[str, str | int | None]:
        """Return what an open question keeps of it."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def of(cls, facts: Facts) -> "Staged":
        """Read back what `facts` wrote."""
        return cls(**{name: facts.get(name) for name in cls.__slots__})  # type: ignore[arg-type]  # what `facts` wrote

    @property
    def stamp(self) -> int:
        """Return a number that differs whenever what was shown would differ."""
        return crc32(repr(sorted(self.facts().items(), key=lambda item: item[0])).encode())


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting as it is, and as it would be; a visit with what makes it one."""

    before: Gathering
    after: Gathering
    visit: Visit | None = None
    visit_after: Visit | None = None

    @property
    def parts(self) -> frozenset[Part]:
        """Return what differs; an end that only moves along with the beginning does not."""
        old, new = self.before, self.after
        differs = {
            Part.TITLE: old.title != new.title,
            Part.DATE: old.starts_at != new.starts_at,
            Part.END: bool(new.starts_at and old.starts_at) and old.duration != new.duration,
            Part.FORMAT: old.format is not new.format,
            Part.PLACE: (old.place, old.place_note) != (new.place, new.place_note),
            Part.LINK: old.online_url != new.online_url,
            Part.QUESTION: old.question != new.question,
        }
        return frozenset(part for part in differs if differs[part]) | self._lines

    @property
    def _lines(self) -> frozenset[Part]:
        """Return the lines of a visit that differ."""
        old, new = self.visit, self.visit_after
        if old is None or new is None:
            return frozenset()
        return frozenset(
            part for part, line in LINES.items() if line_of(old, line) != line_of(new, line)
        )

    @property
    def is_move(self) -> bool:
        return Part.DATE in self.parts

    @property
    def informs(self) -> bool:
        """Tell whether people should hear of it, unless the organiser says no."""
        return bool(self.parts & INFORMING)


def check_changeable(gathering: Gathering, *, now: datetime) -> None:
    """
    Refuse to change what nobody reads yet, or what is over.

    Raises:
        NotPublished, GatheringCancelled, GatheringOver.
    """
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotPublished
    if gathering.status is Status.CANCELLED:
        raise gathering.cancelled()
    if gathering.status not in OPEN or gathering.is_over(now):
        raise gathering.over()


def check_reinstatable(gathering: Gathering, *, now: datetime) -> None:
    """
    Refuse to bring back what was not called off, or whose date is past.

    Raises:
        NothingStaged: it takes place anyway.
        TooLateToReinstate.
    """
    if gathering.status is not Status.CANCELLED:
        raise NothingStaged
    if gathering.starts_at and gathering.starts_at <= now:
        raise TooLateToReinstate


def changed(
    gathering: Gathering,
    staged: Staged,
    *,
    places: Mapping[int, Place],
    visit: Visit | None = None,
) -> Change:
    """Return what would come of it, on top of what others changed. Raises PlaceLeft."""
    after = _dated(gathering, staged)
    if staged.place_id is not None:
        if staged.place_id and staged.place_id not in places:
            raise PlaceLeft
        note = "" if staged.place_id else staged.place_note or ""
        after = replace(after, place=places.get(staged.place_id), place_note=note)
    return Change(
        gathering,
        replace(
            after,
            title=gathering.title if staged.title is None else staged.title,
            format=gathering.format if staged.format is None else Format(staged.format),
            online_url=gathering.online_url if staged.link is None else staged.link,
            question=gathering.question if staged.question is None else staged.question,
        ),
        visit,
        _with_lines(visit, staged) if visit else None,
    )


def _with_lines(visit: Visit, staged: Staged) -> Visit:
    for part, section in LINES.items():
        line: str | None = getattr(staged, part.value)
        if line is not None:
            visit = with_line(visit, section, line)
    return visit


def _dated(gathering: Gathering, staged: Staged) -> Gathering:
    """Move a meeting; it lasts as long as before, unless that changes too."""
    starts_at = gathering.starts_at
    if staged.starts is not None:
        starts_at = datetime.fromisoformat(staged.starts) if staged.starts else None
    if starts_at is None:
        return replace(gathering, starts_at=None, ends_at=None, status=Status.POSTPONED)
    length = gathering.duration or usual_length(gathering.format, gathering.kind)
    if staged.minutes is not None:
        length = timedelta(minutes=staged.minutes)
    ends_at = starts_at + length
    if starts_at == gathering.starts_at and staged.minutes is None:
        ends_at = gathering.ends_at or ends_at
    return replace(gathering, starts_at=starts_at, ends_at=ends_at, status=Status.ANNOUNCED)
