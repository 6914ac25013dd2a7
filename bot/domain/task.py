"""On whom a gathering counts beside being there: who tells, speaks, facilitates."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.member import Role
from bot.domain.organisation import folded
from bot.domain.programme import Speaker
from bot.domain.rsvp import Answer

LAST_MOMENT: Final = timedelta(hours=24)

_BRACKETS: Final = re.compile(r"\([^)]*\)")
_BETWEEN: Final = re.compile(r"[,;/&+]|\b(?:et|and|avec|with)\b", re.IGNORECASE)


class Task(StrEnum):
    """What somebody is counted on for."""

    STORY = "story"
    SPEECH = "speech"
    FACILITATION = "facilitation"
    VISIT = "visit"
    WELCOME = "welcome"
    TIME = "time"
    TELLING = "telling"  # of a visit


OF_ROLES: Final[Mapping[Role, Task]] = MappingProxyType(
    {
        Role.STORYTELLER: Task.STORY,
        Role.FACILITATOR: Task.FACILITATION,
        Role.VISIT_HOST: Task.VISIT,
        Role.WELCOMER: Task.WELCOME,
        Role.TIMEKEEPER: Task.TIME,
    }
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A task; one that `is_standing` goes with every gathering, and others can stand in."""

    task: Task
    is_standing: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named for a gathering, and the roles that one member has `here`, or always."""

    tellers: str = ""
    speakers: Sequence[Speaker] = ()
    here: Collection[Role] = ()
    standing: Collection[Role] = ()


def duty_of(name: str, cast: Cast) -> Duty | None:
    """Return what somebody of this name is counted on for, None for nothing."""
    if any(is_same_person(teller, name) for teller in names_in(cast.tellers)):
        return Duty(Task.STORY)
    for speaker in cast.speakers:
        if is_same_person(speaker.name, name):
            return Duty(Task.FACILITATION if speaker.hosts else Task.SPEECH)
    for role, task in OF_ROLES.items():
        if role in cast.here:
            return Duty(task)
    standing = [task for role, task in OF_ROLES.items() if role in cast.standing]
    return Duty(standing[0], is_standing=True) if standing else None


@dataclass(frozen=True, slots=True)
class Turn:
    """How somebody's answer turned; None is « no answer ». Moments are aware."""

    before: Answer | None
    after: Answer | None
    starts_at: datetime | None

    def cannot_wait(self, now: datetime) -> bool:
        """Tell whether it would be told at once of somebody named for this very gathering."""
        if self.after is Answer.NO:
            return self.before is not Answer.NO
        return self.after is not Answer.YES and self.is_late(now)

    def is_late(self, now: datetime) -> bool:
        """Tell whether it takes a yes back in the last hours."""
        is_soon = self.starts_at is not None and self.starts_at - now <= LAST_MOMENT
        return is_soon and self.before is Answer.YES

    @property
    def is_return(self) -> bool:
        """Tell whether somebody comes who had said otherwise."""
        return self.after is Answer.YES and self.before in {Answer.NO, Answer.MAYBE}


def is_told_at_once(turn: Turn, duty: Duty, *, now: datetime) -> bool:
    """
    Tell whether organisers hear of this at once, or with the rest in the evening.

    Who is named for this very gathering and says no is missed at any time; whoever leaves it open,
    takes the answer back or has a standing role, only in the last hours and after a yes.
    """
    return turn.cannot_wait(now) and (not duty.is_standing or turn.is_late(now))


def names_in(text: str) -> Sequence[str]:
    """Return the names in « Gaëlle (AMAP du canal) et Rosa (Épicerie solidaire) »."""
    parts = _BETWEEN.split(_BRACKETS.sub(" ", text))
    return [part.strip() for part in parts if part.strip()]


def is_same_person(written: str, name: str) -> bool:
    """
    Tell whether two names may be one person's: « Gaëlle », « Gaëlle M. », « Gaëlle Martin ».

    First names are the same; what follows is the same, missing, or an initial of the other.
    """
    these, those = _words(written), _words(name)
    if not these or not those or these[0] != those[0]:
        return False
    return all(_agree(one, other) for one, other in zip(these[1:], those[1:], strict=False))


def _words(name: str) -> Sequence[str]:
    # Marie is not Marie-Claude.
    return folded(name.replace("-", "").replace(".", " ")).split()


def _agree(one: str, other: str) -> bool:
    return one == other or one == other[:1] or other == one[:1]


def people_named(tellers: str, speakers: Iterable[Speaker]) -> Sequence[str]:
    """Return everybody who is named for a gathering, each once."""
    return list(dict.fromkeys([*names_in(tellers), *(speaker.name for speaker in speakers)]))
