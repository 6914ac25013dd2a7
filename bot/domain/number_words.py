"""Numbers as people write them, in digits or in French or English words: « vingt-cinq »."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.organisation import folded

_FRENCH: Final = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"),
    *("douze", "treize", "quatorze", "quinze", "seize"),
)
_ENGLISH: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_SMALL: Final[Mapping[str, int]] = {
    "une": 1,
    **{word: number for number, word in enumerate(_FRENCH, start=1)},
    **{word: number for number, word in enumerate(_ENGLISH, start=1)},
}
_TENS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("vingt", "vingts", "twenty"), 20),
    **dict.fromkeys(("trente", "thirty"), 30),
    **dict.fromkeys(("quarante", "forty"), 40),
    **dict.fromkeys(("cinquante", "fifty"), 50),
    **dict.fromkeys(("soixante", "sixty"), 60),
    **dict.fromkeys(("septante", "seventy"), 70),
    **dict.fromkeys(("huitante", "octante", "eighty"), 80),
    **dict.fromkeys(("nonante", "ninety"), 90),
}
_HUNDREDS: Final = frozenset({"cent", "cents", "hundred"})
_ROUND: Final[Mapping[str, int]] = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "dozen": 12,
    "mille": 1000,
    "thousand": 1000,
}
"""What stands alone, and joins nothing."""

_PACKS: Final[Mapping[str, int]] = {
    **{f"{word}s": number for word, number in _ROUND.items() if word.endswith(("ine", "zen"))},
    "dozen": 12,
}
"""What is counted itself: « deux douzaines »."""

_AND: Final = frozenset({"et", "and"})
_LONGEST: Final = 6  # digits
_TEN: Final = 10
_HUNDRED: Final = 100
_FOURSCORE: Final = 80
_GOES_ON_TO_NINETEEN: Final = frozenset({60, _FOURSCORE})
_BY_SCORES: Final = frozenset({70, 90})
_TEENS_IN_TWO: Final = range(7, _TEN)
_APART: Final = re.compile(r"(?<=\d)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Found:
    """A number among words: from the word at `start` to before the one at `end`."""

    number: int
    start: int
    end: int


def words_of(text: str) -> Sequence[str]:
    """Return what is read of a text: words without case, accents, signs and articles."""
    return folded(_APART.sub(" ", text)).split()


def numbers_in(words: Sequence[str]) -> Sequence[Found]:
    """
    Return the numbers among words, in their order; « un » alone is no number but an article.

    Larger than ninety-nine, words are understood in full hundreds and what is added to them.
    """
    found: list[Found] = []
    place = 0
    while place < len(words):
        one = _longest(words, place)
        place = one.end if one else place + 1
        if one and not (one.number == 1 and not words[one.start].isdecimal()):
            found.append(one)
    return found


def _longest(words: Sequence[str], start: int) -> Found | None:
    """Join words to one number for as long as they do."""
    first = words[start]
    if first.isdecimal():
        return Found(int(first), start, start + 1) if len(first) <= _LONGEST else None
    if first in _ROUND:
        return Found(_ROUND[first], start, start + 1)
    number = _alone(first)
    if number is None:
        return None
    end = start + 1
    while end < len(words):
        ahead = 2 if words[end] in _AND and end + 1 < len(words) else 1
        linked = ahead > 1 and words[end - 1] != "hundred"
        joined = _joined(number, words[end + ahead - 1], linked=linked)
        if joined is None:
            break
        number, end = joined, end + ahead
    if end < len(words) and words[end] in _PACKS:
        return Found(number * _PACKS[words[end]], start, end + 1)
    return Found(number, start, end)


def _alone(word: str) -> int | None:
    if word in _HUNDREDS:
        return _HUNDRED
    return _SMALL.get(word, _TENS.get(word))


def _joined(number: int, word: str, *, linked: bool) -> int | None:
    """Return the number that a word makes of the one before it; `linked` by « et »."""
    below, hundreds = number % _HUNDRED, number // _HUNDRED * _HUNDRED
    if word in _HUNDREDS:
        return number * _HUNDRED if number < _TEN and not linked else None
    if below == _FOURSCORE // (2 * _TEN) and word in {"vingt", "vingts"}:
        return None if linked else hundreds + _FOURSCORE
    added = _alone(word)
    if added is None or (linked and not _is_linked(below, added)):
        return None
    return number + added if _fits(below, added, is_hundred=bool(hundreds)) else None


def _is_linked(below: int, added: int) -> bool:
    """Say whether « et » joins them, as in « vingt et un », and does not tell them apart."""
    return below >= 2 * _TEN and added in {1, _TEN + 1}


def _fits(below: int, added: int, *, is_hundred: bool) -> bool:
    if below == 0:
        return is_hundred
    if below == _TEN or below in _BY_SCORES:
        return added in (_TEENS_IN_TWO if below == _TEN else range(1, _TEN))
    if below in _GOES_ON_TO_NINETEEN:
        return added < 2 * _TEN
    return below % _TEN == 0 and below >= 2 * _TEN and added < _TEN
