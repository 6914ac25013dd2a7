"""What is asked after a meeting, in which order, and when (product, 2.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Final, Self

from bot.domain.feedback import Feedback, Takeaway
from bot.domain.gathering import Gathering, Kind, Status
from bot.domain.lost_voice import LostVoice
from bot.domain.moments import QuietHours, after_quiet, at_wall_clock, is_quiet
from bot.domain.naming import typed_line

WORDING_LENGTH: Final = 200
ONCE_IN: Final = timedelta(days=14)
"""Nobody is asked about two gatherings within so many days."""
WORTH_ASKING: Final = timedelta(days=3)
"""After so long nobody is asked any more; who was asked may still answer."""

_AFTER_THE_END: Final = timedelta(hours=2)
_MORNING: Final = time(10)


class Question(StrEnum):
    TAKEAWAY = "takeaway"
    STORY = "story"  # only where one was told
    SENTENCE = "sentence"
    QUOTE = "quote"  # only of a sentence that not the team alone will read
    NONE = "none"  # all is said


@dataclass(frozen=True, slots=True)
class Questions:
    """What organisers want to ask after one meeting; an empty `wording` is the usual one."""

    is_asked: bool = True
    takeaway: bool = True
    story: bool = True
    wording: str = ""

    def worded(self, text: str) -> "Questions":
        """
        Ask for a sentence in these words; in none, as usual.

        Raises:
            TooLong, NothingWritten.
        """
        return replace(self, wording=typed_line(text, limit=WORDING_LENGTH) if text else "")

    def unlike(self, other: "Questions") -> Sequence[str]:
        """Name what differs."""
        mine, theirs = self.packed(), other.packed()
        return [name for name in mine if mine[name] != theirs[name]]

    def packed(self) -> dict[str, Any]:
        return {
            "is_asked": self.is_asked,
            "takeaway": self.takeaway,
            "story": self.story,
            "wording": self.wording,
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any] | None) -> Self:
        """Read what was written down; what a later version may have added is passed over."""
        known = packed or {}
        return cls(
            bool(known.get("is_asked", True)),
            bool(known.get("takeaway", True)),
            bool(known.get("story", True)),
            str(known.get("wording", "")),
        )


USUAL_QUESTIONS: Final = Questions()


@dataclass(frozen=True, slots=True)
class Asking:
    """
    A gathering of which somebody is asked, the questions, and what they said so far.

    Who `tells` the story is not asked what it says to them. `lost` is a voice note which
    could be quoted until now.
    """

    gathering: Gathering
    questions: Questions = USUAL_QUESTIONS
    feedback: Feedback | None = None
    tells: bool = False
    lost: LostVoice | None = None

    @property
    def first(self) -> Question:
        return Question.TAKEAWAY if self.questions.takeaway else self._story_or_sentence()

    def after(self, question: Question) -> Question:
        """Return what comes next for this person."""
        match question:
            case Question.TAKEAWAY:
                return self._story_or_sentence()
            case Question.STORY:
                return Question.SENTENCE
            case Question.SENTENCE if self.has_words and not self.is_for_the_team:
                return Question.QUOTE
            case _:
                return Question.NONE

    @property
    def is_published(self) -> bool:
        """Tell whether the report is out: what is taken back is in it no more, from then on."""
        return self.gathering.status is Status.REPORTED

    @property
    def has_words(self) -> bool:
        """Tell whether a sentence, written or spoken, is there."""
        said = self.feedback
        return said is not None and (bool(said.sentence) or said.was_spoken)

    @property
    def is_for_the_team(self) -> bool:
        """Tell whether the project group alone reads the sentence: it was asked for so."""
        return self.feedback is not None and self.feedback.takeaway is Takeaway.NONE

    def _story_or_sentence(self) -> Question:
        has_story = self.questions.story and bool(self.gathering.story_title) and not self.tells
        return Question.STORY if has_story else Question.SENTENCE


def is_asked_of(gathering: Gathering) -> bool:
    """Tell whether people are asked about this kind of gathering, of which the end is known."""
    return gathering.kind is not Kind.RELAY and gathering.ends_at is not None


def asked_at(gathering: Gathering, *, quiet: QuietHours, zone: tzinfo) -> datetime | None:
    """Return when people are asked (aware): in the evening, or on the next good morning."""
    if gathering.ends_at is None or not is_asked_of(gathering):
        return None
    return good_hour(gathering.ends_at + _AFTER_THE_END, quiet=quiet, zone=zone)


def good_hour(moment: datetime, *, quiet: QuietHours, zone: tzinfo) -> datetime:
    """Return `moment`, or the next morning on which people may be written to."""
    if not is_quiet(moment, hours=quiet, zone=zone):
        return moment
    later = after_quiet(moment, hours=quiet, zone=zone)
    return _morning(later.astimezone(zone).date(), later, quiet=quiet, zone=zone)


def day_after(moment: datetime, *, quiet: QuietHours, zone: tzinfo) -> datetime:
    """Return the morning of the next day on which people may be written to."""
    day = moment.astimezone(zone).date() + timedelta(days=1)
    return _morning(day, moment, quiet=quiet, zone=zone)


def _morning(day: date, not_before: datetime, *, quiet: QuietHours, zone: tzinfo) -> datetime:
    morning = max(at_wall_clock(day, _MORNING, zone).at, not_before)
    allowed = after_quiet(morning, hours=quiet, zone=zone)
    if allowed.astimezone(zone).date() == day:
        return allowed
    return max(at_wall_clock(allowed.astimezone(zone).date(), _MORNING, zone).at, allowed)
