"""Which meeting this is, in words: « Quatrième », "Fourth", and in digits after twenty."""

_FRENCH = (
    "Première Deuxième Troisième Quatrième Cinquième Sixième Septième Huitième Neuvième Dixième "
    "Onzième Douzième Treizième Quatorzième Quinzième Seizième Dix-septième Dix-huitième "
    "Dix-neuvième Vingtième"
)
_ENGLISH = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth "
    "Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def ordinal(number: int, language: str) -> str:
    """Say the rank of a meeting, from 1, to begin a title with; French in the feminine."""
    words = (_ENGLISH if language == "en" else _FRENCH).split()
    return words[number - 1] if 1 <= number <= len(words) else rank(number, language)


def rank(number: int, language: str) -> str:
    """Say a turn in digits: « 2e », "2nd"; of the first one, French would have to know whose."""
    if language != "en":
        return f"{number}e"
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
