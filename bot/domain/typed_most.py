"""How many at most, as people type it: in digits or in words, one number or « entre 6 et 8 »."""

import re
from typing import Final

from bot.domain.number_words import numbers_in, words_of

_OR: Final = (["ou"], ["a"], ["et"], ["or"], ["to"], ["and"])
_DASH: Final = re.compile(r"(?<=\d)\s*[-–—/]\s*(?=\d)")


def most_of(text: str) -> int | None:
    """
    Return the number that was typed, the larger one of « 3 à 4 », « trois ou quatre ».

    None where there is no number, or several of which nobody knows what they mean.
    """
    words = words_of(_DASH.sub(" ou ", text))
    match numbers_in(words):
        case [only]:
            return only.number
        case [one, other] if words[one.end : other.start] in _OR:
            return max(one.number, other.number)
        case _:
            return None
