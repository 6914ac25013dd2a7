"""A visit in the house and the same on paper, and what members do."""

from datetime import timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import Engine

from bot.domain.rsvp import Answer
from tests.machines.plain import Paper
from tests.machines.rows import Rows, read
from tests.machines.visit import LASTS, MONDAY, House, RealVisit

HOUSES = ((), ("Atelier",), ("Atelier",), ("Jardin",), ("Jardin", "Fournil"), (), ("Fournil",))
WHO = st.integers(0, len(HOUSES) - 1)
OVER, OFF = "VisitOver", "VisitCancelled"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)


class Life(RuleBasedStateMachine):
    """`house` and `engine` are those of the test, and stay; each life is another visit."""

    house: House
    engine: Engine
    steps: ClassVar[int] = 0

    @initialize(capacity=st.integers(1, 4), hours=st.sampled_from([26, 75, 120, 150]))
    def is_announced(self, capacity: int, hours: int) -> None:
        self.now = MONDAY
        starts = MONDAY + hours * HOUR
        self.visit = RealVisit.announced(
            self.house, capacity=capacity, starts=starts, houses=dict(enumerate(HOUSES))
        )
        self.known = list(self.visit.people)
        own: dict[int, tuple[str, ...]] = dict(zip(self.known, HOUSES, strict=True))
        self.paper = Paper(capacity, starts, own)

    # What members do

    @rule(who=WHO)
    def says_yes(self, who: int) -> None:
        one = self._one(who)
        self._same(
            self.visit.answers(one, Answer.YES, self.now),
            self._open() or self.paper.yes(one, self.now),
        )

    @rule(who=WHO)
    def says_no(self, who: int) -> None:
        one = self._one(who)
        self._same(
            self.visit.answers(one, Answer.NO, self.now), self._open() or self.paper.no(one)
        )

    @rule(who=WHO)
    def says_maybe(self, who: int) -> None:
        one = self._one(who)
        self._same(
            self.visit.answers(one, Answer.MAYBE, self.now), self._open() or self.paper.maybe(one)
        )

    @rule(who=WHO)
    def withdraws(self, who: int) -> None:
        one = self._one(who)
        self._same(self.visit.withdraws(one, self.now), self._open() or self.paper.withdraw(one))

    @rule(who=WHO, guests=st.integers(0, 2))
    def brings(self, who: int, guests: int) -> None:
        one = self._one(who)
        self._same(
            self.visit.brings(one, guests, self.now),
            self._open() or self.paper.take_along(one, guests, self.now),
        )

    @rule(who=WHO)
    def waits(self, who: int) -> None:
        one = self._one(who)
        begun = OVER if self.now >= self.paper.starts else ""
        self._same(
            self.visit.waits(one, self.now),
            self._open() or begun or self.paper.wait(one, self.now),
        )

    @rule(who=WHO)
    def leaves(self, who: int) -> None:
        one = self._one(who)
        self._same(self.visit.leaves(one, self.now), self.paper.leave(one))

    # How

    def _one(self, who: int) -> int:
        return self.known[who % len(self.known)]

    def _rows(self) -> Rows:
        return read(self.engine, self.visit.id)

    def _open(self) -> str:
        if self.paper.is_off:
            return OFF
        return OVER if self.now >= self.paper.starts + LASTS else ""

    def _is_ahead(self) -> bool:
        return not self.paper.is_off and self.now < self.paper.starts

    def _same(self, real: str, plain: str) -> None:
        assert real == plain, f"the house says {real or 'yes'}, the paper says {plain or 'yes'}"
