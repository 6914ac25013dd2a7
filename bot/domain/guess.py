"""
What a line that nobody asked for may mean: an answer to a meeting, or a mere courtesy.

It is never acted on by itself, only offered with a button. So every word must be known: whatever
is longer, asks, or speaks of something else is left to people.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.gathering import Kind
from bot.domain.guess_words import MONTHS, NUMBERS, WEEKDAYS, Sense, compiled
from bot.domain.rsvp import Answer

LENGTH = 120  # characters; a longer line is a message for a person
_MOST_GUESTS = 3
_WEEK = 7
_AHEAD = 366  # days among which a day of the month is looked for
_CENTURY = 2000
_PIECES = compiled()
_ENDING = re.compile(r"\((?:e|s|es|e s)\)|[·.](?:e|es|e[·.]s)(?!\w)")
_HOUR = re.compile(r"(?<=\d):(?=\d)")
_KINDS = {
    **dict.fromkeys(("rencontre", "reunion", "meeting"), Kind.MEETING),
    **dict.fromkeys(("visite", "visit"), Kind.VISIT),
    **dict.fromkeys(("webinaire", "webinar"), Kind.RELAY),
}
_TOMORROW = ("demain", "tomorrow")
_BARE = frozenset({Sense.AYE, Sense.NAY, Sense.OK})
_ABOUT_COMING = frozenset(
    {Sense.YES, Sense.NO, Sense.MAYBE, Sense.GUESTS, Sense.PEOPLE, Sense.DAY, Sense.SEE_YOU}
)


class Courtesy(StrEnum):
    HELLO = "hello"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Guess:
    """
    `day` and `kind` say which gathering is meant, as far as that was said.

    Of a `day` said by its weekday alone, the nearest was taken: « samedi » may be a later one.
    """

    answer: Answer
    guests: int = 0
    day: date | None = None
    kind: Kind | None = None
    is_weekday: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    sense: Sense
    named: dict[str, str]


def read(text: str, *, today: date) -> Guess | Courtesy | None:
    """
    Say what a line means, if every word of it is known to us; `today` is the community's day.

    None stands for « not understood », which is the answer to every doubt.
    """
    if len(text) > LENGTH or "?" in text:
        return None
    pieces = _pieces(_smooth(text))
    if not pieces:
        return None
    answer = _answer({piece.sense for piece in pieces})
    if answer is None:
        return _courtesy({piece.sense for piece in pieces})
    dated = [(piece, _day(piece, today)) for piece in pieces]
    days = {day for _, day in dated if day}
    guests = max((_guests(piece) for piece in pieces), default=0)
    kinds = {_KINDS[word] for piece in pieces if (word := piece.named.get("kind"))}
    # « samedi 20 décembre », if that is a Sunday, contradicts itself.
    is_no_day = any("nth" in piece.named and day is None for piece, day in dated)
    if is_no_day or len(days) > 1 or len(kinds) > 1 or guests > _MOST_GUESTS:
        return None
    along = guests if answer is Answer.YES else 0
    is_weekday = bool(days) and not any({"near", "nth"} & piece.named.keys() for piece in pieces)
    return Guess(answer, along, next(iter(days), None), next(iter(kinds), None), is_weekday)


def is_bare(text: str) -> bool:
    """Tell whether a line that was understood says yes or no, and nothing of what about."""
    senses = {piece.sense for piece in _pieces(_smooth(text))}
    return bool(senses & _BARE) and not senses & _ABOUT_COMING


def says_yes(text: str) -> bool | None:
    """Tell whether a bare line says yes, or no; None for any other line."""
    senses = {piece.sense for piece in _pieces(_smooth(text))}
    if not senses & {Sense.AYE, Sense.NAY} or senses & _ABOUT_COMING or "?" in text:
        return None
    return None if {Sense.AYE, Sense.NAY} <= senses else Sense.AYE in senses


def _smooth(text: str) -> str:
    """Leave letters and digits, without accents and capitals, one space between words."""
    # « 10:05 » is an hour, and no tenth of May.
    plain = unicodedata.normalize("NFKD", _HOUR.sub("h", text.casefold()))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    whole = _ENDING.sub("", bare)
    return " ".join("".join(c if c.isalnum() else " " for c in whole).split())


def _pieces(line: str) -> Sequence[_Piece]:
    """Cut a line into pieces that are known, the longest first; nothing if one is not."""
    pieces = []
    while line:
        found = [(match.end(), sense, match) for sense, e in _PIECES if (match := e.match(line))]
        if not found:
            return []
        end, sense, match = max(found, key=lambda piece: piece[0])
        named = {name: word for name, word in match.groupdict().items() if word}
        pieces.append(_Piece(sense, named))
        line = line[end:].lstrip()
    return pieces


def _answer(senses: set[Sense]) -> Answer | None:
    """Weigh what was said: a doubt outweighs a yes, and a contradiction says nothing."""
    says_yes = bool(senses & {Sense.AYE, Sense.YES, Sense.GUESTS, Sense.PEOPLE})
    says_no, doubts = bool(senses & {Sense.NAY, Sense.NO}), Sense.MAYBE in senses
    if says_no:
        return None if says_yes or doubts else Answer.NO
    if doubts:
        return Answer.MAYBE
    if says_yes or Sense.SEE_YOU in senses:
        return Answer.YES
    return _between_the_lines(senses)


def _between_the_lines(senses: set[Sense]) -> Answer | None:
    if Sense.SORRY in senses:
        return Answer.NO
    is_bare_ok = Sense.OK in senses and Sense.THANKS not in senses
    return Answer.YES if is_bare_ok else None


def _courtesy(senses: set[Sense]) -> Courtesy | None:
    if senses & {Sense.NAY, Sense.NO, Sense.DAY}:
        return None
    if Sense.THANKS in senses:
        return Courtesy.THANKS
    return Courtesy.HELLO if Sense.HELLO in senses else None


def _nth(named: dict[str, str], today: date) -> date | None:
    """Return the next day, today or later, of this number, month, year and weekday."""
    month, year = named.get("month"), int(named.get("year", 0))
    if "short_year" in named:
        year = _CENTURY + int(named["short_year"])
    of_year = _place_of(month, MONTHS) + 1 if month else int(named.get("of_year", 0))
    on, nth = named.get("weekday"), 1 if named["nth"] == "premier" else int(named["nth"])
    ahead = (today + timedelta(days=days) for days in range(_AHEAD))
    return next(
        (
            day
            for day in ahead
            if day.day == nth
            and of_year in {0, day.month}
            and year in {0, day.year}
            and (on is None or day.weekday() == _place_of(on, WEEKDAYS))
        ),
        None,
    )


def _place_of(word: str, names: Sequence[str]) -> int:
    return next(place for place, alike in enumerate(names) if word in alike.split("|"))


def _day(piece: _Piece, today: date) -> date | None:
    if "nth" in piece.named:
        return _nth(piece.named, today)
    word = piece.named.get("weekday") or piece.named.get("near") or piece.named.get("seen")
    if word is None:
        return None
    for number, names in enumerate(WEEKDAYS):
        if word in names.split("|"):
            return today + timedelta(days=(number - today.weekday()) % _WEEK)
    return today + timedelta(days=1) if word in _TOMORROW else today


def _guests(piece: _Piece) -> int:
    """Count who comes along; « on sera trois » is one person with two others."""
    if piece.sense not in {Sense.GUESTS, Sense.PEOPLE}:
        return 0
    word = next(iter(piece.named.values()), None)
    if word is None:
        return 1
    number = next(n for n, words in NUMBERS.items() if word in words.split("|"))
    return number if piece.sense is Sense.GUESTS else number - 1
