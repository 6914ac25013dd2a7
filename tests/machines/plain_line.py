"""Who has a place of a visit and who waits for one, in lists and dicts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Turn:
    """Somebody who waits; `passed` is what `freed` was when they let a place pass by."""

    who: int
    until: datetime | None = None
    passed: int | None = None
    offered: int = 0  # which offer of all this one is
    asked: tuple[datetime, datetime] | None = None  # when the letter about it may leave
    letter: str = ""  # "written", "read" or "lost"


@dataclass
class Line:
    """`coming` holds the guests of each, in the order in which people said yes."""

    capacity: int
    starts: datetime
    organisations: Mapping[int, Collection[str]]
    coming: dict[int, int] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)  # a no, or a maybe
    line: list[Turn] = field(default_factory=list)
    one_each: bool = False
    freed: int = 0
    offers: int = 0
    is_off: bool = False
    noted: set[int] = field(default_factory=set)  # by an organiser
    asked_again: set[int] = field(default_factory=set)  # after a move
    lost: set[int] = field(default_factory=set)  # nobody can write to them
    told: Counter[int] = field(default_factory=Counter)  # how often each was offered a place

    # What it says

    @property
    def people(self) -> int:
        return sum(1 + guests for guests in self.coming.values())

    @property
    def offered(self) -> list[Turn]:
        return [turn for turn in self.line if turn.until]

    @property
    def left(self) -> int:
        return self.capacity - self.people - len(self.offered)

    def turn_of(self, who: int) -> Turn | None:
        return next((turn for turn in self.line if turn.who == who), None)

    def order(self) -> list[Turn]:
        """Who was asked for nothing yet: those who never let one pass, then the others."""
        waits = [turn for turn in self.line if not turn.until]
        line = [one for one in waits if one.passed is None]
        line += [one for one in waits if one.passed is not None]
        if not self.one_each:
            return line
        there = {o for who in self.coming for o in self.organisations[who]}
        there |= {o for one in self.offered for o in self.organisations[one.who]}
        first, second = list[Turn](), list[Turn]()
        for one in line:
            own = set(self.organisations[one.who])
            (second if own and own <= there else first).append(one)
            if one in first and self.may_be_asked(one):
                there |= own
        return first + second

    def may_be_asked(self, one: Turn) -> bool:
        return one.who not in self.lost and (one.passed is None or one.passed < self.freed)

    # How

    def _is_for(self, mine: Turn | None, now: datetime) -> bool:
        if mine and mine.until and now <= mine.until:
            return True
        return self._left_at(now) > 0 and not self._comes_before(mine, now)

    def _comes_before(self, mine: Turn | None, now: datetime) -> bool:
        """Would everything that is free go to others?"""
        if now >= self.starts:
            return False
        kept = [(one.until, one.passed) for one in self.line]
        self._sweep(now)
        line = self.order()
        ahead = line[: line.index(mine)] if mine in line else line
        asked = sum(self.may_be_asked(one) for one in ahead)
        left = self.left
        for one, was in zip(self.line, kept, strict=True):
            one.until, one.passed = was
        return asked >= left if mine else asked > 0

    def _somebody_is_next(self, now: datetime) -> bool:
        return now < self.starts and any(
            self.may_be_asked(one)
            for one in self.line
            if not one.until and not self._is_slow(one, now)
        )

    def _has_room_for(self, who: int, now: datetime) -> bool:
        mine = self.turn_of(who)
        is_theirs = bool(mine and mine.until and not self._is_slow(mine, now))
        return is_theirs or self._left_at(now) > 0

    def _is_slow(self, one: Turn, now: datetime) -> bool:
        return bool(one.until and (now > one.until or one.who in self.lost))

    def _left_at(self, now: datetime) -> int:
        return self.left + sum(self._is_slow(one, now) for one in self.line)

    def _sweep(self, now: datetime, *, besides: Turn | None = None) -> None:
        for one in self.line:
            if one is not besides and self._is_slow(one, now):
                self._passes(one)

    def _passes(self, one: Turn) -> None:
        """Who never read that a place was theirs has let none pass."""
        one.until = None
        one.passed = self.freed if one.letter == "read" else one.passed

    def _comes(self, who: int) -> None:
        self.others.pop(who, None)
        self._is_their_own(who)
        self.coming[who] = 0

    def _says(self, who: int, word: str) -> None:
        self.others[who] = word
        self._is_their_own(who)

    def _is_their_own(self, who: int) -> None:
        self.noted.discard(who)
        self.asked_again.discard(who)

    def _gives_back(self, who: int) -> None:
        if who in self.coming:
            self.freed += 1 + self.coming.pop(who)

    def _out_of_line(self, who: int) -> None:
        mine = self.turn_of(who)
        if mine:
            self.line.remove(mine)
            self.freed += bool(mine.until)

    def _last_ones_wait(self, excess: int) -> bool:
        """Offers go first, the latest one in front; then whoever said yes last."""
        latest = sorted(self.offered, key=lambda one: -one.offered)[:excess]
        for one in latest:
            one.until = None
        leaving: list[int] = []
        for who in reversed([*self.coming]):
            if sum(1 + self.coming[one] for one in leaving) >= excess - len(latest):
                break
            leaving.insert(0, who)
        for who in leaving:
            del self.coming[who]
            self._is_their_own(who)
        self._in_front(leaving)
        return bool(leaving)

    def _in_front(self, who: Iterable[int]) -> None:
        self.line = [*map(Turn, who), *self.line]
