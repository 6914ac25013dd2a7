"""Words of dates in French and English, and how typed text is smoothed before it is read."""

import re
import unicodedata

LENGTH = 80
NUMBER = "[0-9]{1,2}"

_WEEKDAYS = (
    "lundi lun monday mon",
    "mardi mar tuesday tues tue",
    "mercredi mer wednesday weds wed",
    "jeudi jeu thursday thurs thur thu",
    "vendredi vend ven friday fri",
    "samedi sam saturday sat",
    "dimanche dim sunday sun",
)
_MONTHS = (
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars mar march",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre september sept sep",
    "octobre october oct",
    "novembre november nov",
    "decembre december dec",
)
_NUMBERS = {
    1: "premier|une|un|one",
    2: "deux|two",
    3: "trois|three",
    4: "quatre|four",
    5: "cinq|five",
    6: "six",
    7: "seven",
    8: "huit|eight",
    9: "neuf|nine",
    10: "dix|ten",
    11: "onze|eleven",
    12: "douze|twelve",
    13: "treize|thirteen",
    14: "quatorze|fourteen",
    15: "quinze|fifteen",
    16: "seize|sixteen",
    17: "dix sept|seventeen",
    18: "dix huit|eighteen",
    19: "dix neuf|nineteen",
    20: "vingt|twenty",
    21: "vingt et une|vingt et un|twenty one",
    22: "vingt deux|twenty two",
    23: "vingt trois|twenty three",
    24: "vingt quatre|twenty four",
    25: "vingt cinq|twenty five",
    26: "vingt six|twenty six",
    27: "vingt sept|twenty seven",
    28: "vingt huit|twenty eight",
    29: "vingt neuf|twenty nine",
    30: "trente|thirty",
    31: "trente et un|thirty one",
    45: "quarante cinq|forty five",
}


def _index(names: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, words in enumerate(names) for word in words.split()}


WEEKDAYS = _index(_WEEKDAYS)
MONTHS = {word: number + 1 for word, number in _index(_MONTHS).items()}


def any_of(words: dict[str, int]) -> str:
    """Return the inside of a pattern that matches one of `words`."""
    return "|".join(sorted(words, key=len, reverse=True))


_SPELT = {word: value for value, words in _NUMBERS.items() for word in words.split("|")}
_SPELT_PATTERN = re.compile(rf"\b(?:{any_of(_SPELT)})\b")
# Once « dix-sept » is 17, « sept » is seven before what is counted, and September elsewhere.
_SEVEN = re.compile(rf"\bsept(?= (?:h|heures?|jours?|semaines?|{any_of(MONTHS)})\b)")

_APOSTROPHES = "\u2018\u2019\u02bc\u00b4`\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SAME = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-") | {",": " "},
)
_REWRITINGS = (
    (re.compile(r"(?<=[a-z])\."), ""),  # sept. sam. p.m.
    (re.compile(r"(?<=[a-z])-(?=[a-z])"), " "),  # après-demain
    (re.compile(r"(?<=[0-9])t(?=[0-9])"), " "),  # 2027-04-03T14:00
    (re.compile(r"\s+"), " "),
    (_SPELT_PATTERN, lambda match: str(_SPELT[match.group()])),
    (_SEVEN, "7"),
    (re.compile(r"(?<=[0-9]) ?(?:heures?|hrs?)\b"), "h"),
    (re.compile(r"(?<=[0-9]) ?(?:minutes|min)\b"), ""),
    (re.compile(r" ?o'clock\b"), ":00"),
    (re.compile(r"\bet demie?\b"), "30"),
    (re.compile(r"\bet quart\b"), "15"),
    (re.compile(r"\bce midi\b"), "today midi"),
)


def smooth(text: str) -> str | None:
    """
    Return typed text in small letters, without accents, with numbers in digits.

    None when it is too long to be a date.
    """
    if len(text) > LENGTH:
        return None
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME)).casefold()
    letters = (char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cf"})
    smoothed = "".join(letters).translate(_SAME)
    for pattern, replacement in _REWRITINGS:
        smoothed = pattern.sub(replacement, smoothed)
    return smoothed.strip(" .!?")
