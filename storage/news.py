"""What processes tell one another beside the rows: which cards changed, that something is due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

_AT_ONCE = 500  # ids in one notification, which holds 8000 bytes


@dataclass(frozen=True, slots=True)
class News:
    """`sender` is a process, 0 for one without a number. Both may be lost: rows say it all."""

    sender: int
    touched: frozenset[int] = frozenset()
    planned: bool = False


def words_of(sender: int | None, touched: Collection[int], *, planned: bool) -> Sequence[str]:
    """Return news as words; none if there is nothing to tell."""
    ids = sorted(touched)
    lots = [ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE)]
    told = [f"touched {sender or 0} {' '.join(map(str, lot))}" for lot in lots]
    return [*told, f"planned {sender or 0}"] if planned else told


def news_of(words: str) -> News | None:
    """Read news back; None for words that nobody taught us."""
    kind, *numbers = words.split() or [""]
    if not numbers or not all(number.isdecimal() for number in numbers):
        return None
    sender, *ids = map(int, numbers)
    match kind:
        case "touched":
            return News(sender, touched=frozenset(ids))
        case "planned":
            return News(sender, planned=True)
        case _:
            return None
