"""Compares the taps that Telegram handed out with what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Story = Mapping[int, Sequence[str]]
"""The answers of each person, by Telegram id, in their order."""


@dataclass(frozen=True)
class Verdict:
    """How many taps left no trace, and how many traces no tap has left."""

    taps: int
    lost: int
    doubled: int

    def __str__(self) -> str:
        return f"taps={self.taps} lost={self.lost} doubled={self.doubled}"


def judge(handed_out: Story, effects: Story) -> Verdict:
    """Compare person by person; an effect in the wrong place is one lost and one doubled."""
    taps = lost = doubled = 0
    for person in {*handed_out, *effects}:
        tapped, seen = handed_out.get(person, ()), effects.get(person, ())
        alike = len(tapped) if list(tapped) == list(seen) else _alike(tapped, seen)
        taps += len(tapped)
        lost += len(tapped) - alike
        doubled += len(seen) - alike
    return Verdict(taps, lost, doubled)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest story that both tell in the same order."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for place, seen in enumerate(other):
            longest = max(row[place], before[place + 1])
            row.append(before[place] + 1 if word == seen else longest)
    return row[-1]
