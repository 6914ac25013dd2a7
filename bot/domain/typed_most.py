"""How many at most, as people type it: in digits or in words, one number or « entre 6 et 8 »."""

import re
from collections.abc import Mapping
from typing import Final

from bot.domain.organisation import folded

_FRENCH: Final = (
    *("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize"),
)
_ENGLISH: Final = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(_FRENCH, start=2)},
    **{word: number for number, word in enumerate(_ENGLISH, start=2)},
    **dict.fromkeys(("dizaine",), 10),
    **dict.fromkeys(("douzaine",), 12),
    **dict.fromkeys(("quinzaine",), 15),
    **dict.fromkeys(("vingt", "vingtaine", "twenty"), 20),
    **dict.fromkeys(("trente", "trentaine", "thirty"), 30),
    **dict.fromkeys(("quarante", "quarantaine", "forty"), 40),
    **dict.fromkeys(("cinquante", "cinquantaine", "fifty"), 50),
    **dict.fromkeys(("soixante", "soixantaine", "sixty"), 60),
    **dict.fromkeys(("cent", "cents", "centaine", "hundred"), 100),
}
_LONGEST: Final = 6  # digits
_OR: Final = (["ou"], ["a"], ["et"], ["or"], ["to"], ["and"])
_DASH: Final = re.compile(r"(?<=\d)\s*[-–—/]\s*(?=\d)")
_APART: Final = re.compile(r"(?<=\d)(?=[^\W\d_])")


def most_of(text: str) -> int | None:
    """
    Return the number that was typed, the larger one of « 3 à 4 », « trois ou quatre ».

    None where there is no number, or several of which nobody knows what they mean.
    """
    words = folded(_APART.sub(" ", _DASH.sub(" ou ", text))).split()
    found = [(place, _number(word)) for place, word in enumerate(words)]
    match [(place, number) for place, number in found if number is not None]:
        case [(_, only)]:
            return only
        case [(first, one), (second, other)] if words[first + 1 : second] in _OR:
            return max(one, other)
        case _:
            return None


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= _LONGEST:
        return int(word)
    return _NUMBERS.get(word)
