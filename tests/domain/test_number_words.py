"""Numbers in words are those that a speaker of the language means."""

import pytest

from bot.domain.number_words import numbers_in, words_of


def numbers(text: str) -> list[int]:
    return [found.number for found in numbers_in(words_of(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("vingt-cinq", 25),
        ("Vingt cinq personnes", 25),
        ("vingt et un", 21),
        ("dix-sept", 17),
        ("soixante et onze", 71),
        ("soixante-dix", 70),
        ("soixante-dix-huit", 78),
        ("quatre-vingts", 80),
        ("quatre-vingt-deux", 82),
        ("quatre-vingt-onze", 91),
        ("quatre-vingt-dix-neuf", 99),
        ("une dizaine", 10),
        ("cent vingt", 120),
        ("deux cent cinquante", 250),
        ("cent quatre-vingt-dix", 190),
        ("mille", 1000),
        ("deux douzaines", 24),
        ("two dozen", 24),
        ("septante", 70),
        ("nonante-cinq", 95),
        ("twenty-five", 25),
        ("seventy five", 75),
        ("nineteen people", 19),
        ("one hundred and eleven", 111),
        ("a hundred", 100),
        ("une salle de 30 places", 30),
        ("1", 1),
    ],
)
def test_a_number_is_read_whole(text: str, number: int):
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trois ou quatre", [3, 4]),
        ("vingt et trente", [20, 30]),
        ("entre cinq et dix", [5, 10]),
        ("cinq dix", [5, 10]),
        ("dix vingt", [10, 20]),
        ("trente douze", [30, 12]),
        ("un groupe", []),
        ("beaucoup", []),
        ("1234567", []),
    ],
)
def test_numbers_that_do_not_go_together_stay_apart(text: str, said: list[int]):
    assert numbers(text) == said


def test_every_number_below_a_hundred_is_read_in_both_languages():
    assert [numbers(_french(number)) for number in range(2, 100)] == [[n] for n in range(2, 100)]
    assert [numbers(_english(number)) for number in range(2, 100)] == [[n] for n in range(2, 100)]


_TO_SIXTEEN = [
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
]
_TO_NINETEEN = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _french(number: int) -> str:
    if number < len(_TO_SIXTEEN):
        return _TO_SIXTEEN[number]
    if number < 20:
        return f"dix-{_TO_SIXTEEN[number - 10]}"
    base = 20 * (number // 20) if number >= 60 else 10 * (number // 10)
    name = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
    rest = number - base
    if base == 80:
        return f"quatre-vingt-{_french(rest)}" if rest else "quatre-vingts"
    if not rest:
        return name[base]
    return (
        f"{name[base]} et {_french(rest)}" if rest in {1, 11} else f"{name[base]}-{_french(rest)}"
    )


def _english(number: int) -> str:
    if number < len(_TO_NINETEEN):
        return _TO_NINETEEN[number]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][
        number // 10 - 2
    ]
    return f"{tens}-{_TO_NINETEEN[number % 10]}" if number % 10 else tens
