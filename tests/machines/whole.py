"""The life of a visit to its end: it is over, presence is taken, it is told or it is not."""

from datetime import timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from bot.domain.attendance import Taking
from bot.domain.visit import Telling
from tests.machines import evening
from tests.machines.life import HOUR
from tests.machines.machine import RARE, LifeOfAVisit
from tests.machines.visit import LASTS

RARE_AT_LAST = (*RARE, "its_day_comes", "presence_is_noted", "is_told_or_not")
"""What the usual life of a visit does without."""

_IN_ITS_YOUTH = 15  # steps


class WholeLife(LifeOfAVisit):
    """What comes at last changes no place; the paper only knows how far it is."""

    ends: ClassVar[int] = 0
    told: ClassVar[int] = 0

    presence = "open"
    state = "open"
    meeting_id = 0
    age = 0

    @precondition(lambda self: self._is_ahead() and self.age > _IN_ITS_YOUTH)
    @rule(late=st.sampled_from([-LASTS, HOUR - LASTS, 0 * HOUR, HOUR]))
    def its_day_comes(self, late: timedelta) -> None:
        self.now = max(self.now, self.paper.starts + LASTS + late)

    @precondition(lambda self: self._has_begun())
    @rule(taking=st.sampled_from(Taking))
    def presence_is_noted(self, taking: Taking) -> None:
        refused = self._refused(taking.value)
        self._same(evening.note_presence(self.visit, taking, self.now), refused)
        if refused or taking.value == self.presence:
            return
        self.presence = taking.value
        if self._is_over() and self.state == "open":
            self.state = "held"

    @precondition(lambda self: self.now >= self.paper.starts)
    @rule(said=st.sampled_from([Telling.TOLD, Telling.READ, Telling.NOT_TOLD]))
    def is_told_or_not(self, said: Telling) -> None:
        self.meeting_id = self.meeting_id or evening.hear_at(self.visit, self.now)
        refused = self._cannot_be_told()
        self._same(evening.settle(self.visit, self.meeting_id, said, self.now), refused)
        if refused:
            return
        type(self).told += 1
        if said is not Telling.NOT_TOLD:
            self.state = "reported"
        elif self.state == "reported":
            self.state = "held"

    @invariant()
    def both_know_how_far_it_is(self) -> None:
        self.age += 1
        status = self._rows().status
        if self.state == "open":
            assert status in ({"cancelled"} if self.paper.is_off else {"announced", "postponed"})
        else:
            assert status == self.state

    def teardown(self) -> None:
        type(self).ends += hasattr(self, "paper") and self._has_begun() and self._is_over()

    def _refused(self, taking: str) -> str:
        """What is written down stays; what was left aside is taken up before it is ended."""
        if taking == self.presence:
            return ""
        if self.presence == "taken":
            return "AlreadyTaken"
        return "LeftAside" if (self.presence, taking) == ("skipped", "taken") else ""

    def _cannot_be_told(self) -> str:
        """Nobody was at a visit that was called off; one that goes on is not known yet."""
        if self.paper.is_off:
            return "VisitCancelled"
        return "" if self._is_over() else "NotVisitedYet"

    def _has_begun(self) -> bool:
        return not self.paper.is_off and self.now >= self.paper.starts

    def _is_over(self) -> bool:
        return self.now >= self.paper.starts + LASTS


class SmallLife(WholeLife):
    """One place, three people and much time: what goes wrong with a waiting list shows soon."""

    @initialize()
    def is_announced(self) -> None:
        super().is_announced(capacity=1, hours=150)

    def _one(self, who: int) -> int:
        return super()._one(who % 3)
