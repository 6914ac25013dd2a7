"""Lives the whole life of a visit twice, in the house and on paper, and compares."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.machines import postman
from tests.machines.life import DAY, HOUR, MINUTE, SECOND, WHO, Life
from tests.machines.plain_line import Turn
from tests.machines.rows import Rows

RARE = (
    *("says_maybe", "withdraws", "brings", "leaves", "is_given_a_place", "is_put_back"),
    *("is_taken_off", "has_places", "is_one_each", "moves", "is_called_off", "blocks"),
    *("takes_place_after_all", "is_forgotten", "turn_out_to_be_one", "comes_back", "restarts"),
)
"""What the usual life of a visit does without."""


POST = ("the_post_rests", "the_post_comes_back")
"""What only matters to who was never told of a place."""


class LifeOfAVisit(Life):
    """What members do, and what organisers do, what happens to people and by itself."""

    has_no_post = False

    # What organisers do

    @rule(who=WHO)
    def is_given_a_place(self, who: int) -> None:
        one = self._one(who)
        self._same(self.visit.gives(one, self.now), self._open() or self.paper.give(one, self.now))

    @rule(who=WHO)
    def is_put_back(self, who: int) -> None:
        one = self._one(who)
        self._same(self.visit.puts_back(one, self.now), self._open() or self.paper.put_back(one))

    @rule(who=WHO)
    def is_taken_off(self, who: int) -> None:
        one = self._one(who)
        self._same(self.visit.takes_off(one, self.now), self._open() or self.paper.take_off(one))

    @rule(capacity=st.integers(1, 6), choice=st.sampled_from(["", "keep", "last_wait"]))
    def has_places(self, capacity: int, choice: str) -> None:
        self._same(
            self.visit.is_resized(capacity, choice, self.now),
            self._open() or self.paper.resize(capacity, choice, self.now),
        )

    @rule(is_so=st.booleans())
    def is_one_each(self, *, is_so: bool) -> None:
        said = self._open()
        self._same(self.visit.is_one_each(is_so=is_so, now=self.now), said)
        if not said:
            self.paper.one_each = is_so

    @precondition(lambda self: self._is_ahead())
    @rule(hours=st.sampled_from([5, 30, 100]))
    def moves(self, hours: int) -> None:
        starts = self.now + hours * HOUR
        self._same(self.visit.moves(starts, self.now), self._open())
        self.paper.starts = starts
        self._read_after_the_move()

    @precondition(lambda self: self._is_ahead())
    @rule()
    def is_called_off(self) -> None:
        self._same(self.visit.is_called_off(self.now), self.paper.call_off())

    @precondition(lambda self: self.paper.is_off and self.now < self.paper.starts)
    @rule()
    def takes_place_after_all(self) -> None:
        self._same(self.visit.takes_place(self.now), "")
        self.paper.is_off = False
        self.paper.asked_again = set(self._rows().to_confirm)

    # What happens to people

    @rule(who=WHO)
    def blocks(self, who: int) -> None:
        self.visit.loses(self._one(who))
        self.paper.lost.add(self._one(who))

    @rule(who=WHO)
    def comes_back(self, who: int) -> None:
        self.visit.finds(self._one(who))
        self.paper.lost.discard(self._one(who))

    @precondition(lambda self: len(self.known) > 3 and self._is_ahead())
    @rule(who=WHO)
    def is_forgotten(self, who: int) -> None:
        one = self._one(who)
        self.visit.erases(one, self.now)
        self.known.remove(one)
        self.paper.erase(one)

    @precondition(lambda self: len(self.known) > 3 and self._is_ahead())
    @rule(kept=WHO, gone=WHO)
    def turn_out_to_be_one(self, kept: int, gone: int) -> None:
        one, other = self._one(kept), self._one(gone)
        if one == other or {one, other} & self.paper.lost:
            return
        before = self._rows()
        self.visit.merges(one, other, self.now)
        self.known.remove(other)
        self._read_after_the_merge(before, one, other)

    # What happens by itself

    @rule(pause=st.sampled_from([MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, DAY]))
    def time_passes(self, pause: timedelta) -> None:
        self.now += pause

    @precondition(lambda self: self.paper.offered)
    # To the very end, as a moment goes by with each step; or when the house looks after it.
    @rule(late=st.sampled_from([timedelta(milliseconds=-1), timedelta(seconds=1)]))
    def an_offer_is_about_to_end(self, late: timedelta) -> None:
        ends = [one.until for one in self.paper.offered if one.until]
        self.now = max(self.now, min(ends) + late)

    @rule()
    def somebody_looks(self) -> None:
        self._let_the_second_pass()
        self.visit.ring(self.now)
        self.paper.ring(self.now)

    @precondition(lambda self: not self.has_no_post)
    @rule()
    def the_post_rests(self) -> None:
        self.has_no_post = True

    @precondition(lambda self: self.has_no_post)
    @rule()
    def the_post_comes_back(self) -> None:
        self._bring(was_away=True)
        self.has_no_post = False

    @rule()
    def restarts(self) -> None:
        self.house.restart(self.now)

    # What must be so

    @invariant()
    def both_say_the_same(self) -> None:
        type(self).steps += 1
        self.now += timedelta(milliseconds=1)
        if not self.has_no_post:
            self._bring(was_away=False)
        rows, paper = self._rows(), self.paper
        assert list(rows.coming.items()) == list(paper.coming.items())
        assert rows.others == paper.others
        assert rows.line == [(one.who, one.until, one.passed) for one in paper.line]
        assert (rows.capacity, rows.freed) == (paper.capacity, paper.freed)
        assert [rows.told.get(one, 0) for one in self.known] == [
            paper.told.get(one, 0) for one in self.known
        ]
        self._nobody_is_too_many(rows)

    def _nobody_is_too_many(self, rows: Rows) -> None:
        assert rows.heads <= rows.capacity
        assert rows.heads == rows.taken or self.paper.is_off
        assert not rows.coming.keys() & {who for who, _, _ in rows.line}

    # How

    def _let_the_second_pass(self) -> None:
        """The house looks a second after an offer ends; nobody looks within it."""
        ends = sorted(one.until for one in self.paper.offered if one.until)
        for end in ends:
            if end < self.now < end + SECOND:
                self.now = end + SECOND

    def _bring(self, *, was_away: bool) -> None:
        postman.bring(self.engine, self.visit.id, self.now, was_away=was_away)
        self.paper.bring(self.now, was_away=was_away)

    def _read_after_the_move(self) -> None:
        """An offer may end sooner, and never later; whoever answered is asked again."""
        rows = self._rows()
        self.paper.asked_again = set(rows.to_confirm)
        for one, (who, until, _) in zip(self.paper.line, rows.line, strict=True):
            assert one.who == who
            assert (one.until is None) is (until is None)
            if one.until and until:
                assert until == one.until or until <= self.paper.starts - 3 * HOUR
                assert until <= one.until
                one.until = until

    def _read_after_the_merge(self, before: Rows, kept: int, gone: int) -> None:
        """One person has what two had, once; the others keep what is theirs."""
        after = self._rows()
        both = {kept, gone}
        assert gone not in {*after.coming, *after.others, *(who for who, _, _ in after.line)}
        assert {w: g for w, g in after.coming.items() if w not in both} == {
            w: g for w, g in before.coming.items() if w not in both
        }
        assert [one for one in after.line if one[0] not in both] == [
            one for one in before.line if one[0] not in both
        ]
        assert after.freed - before.freed == max(before.taken - after.taken, 0)
        for one in self.paper.line:  # an offer of either is an offer to both
            one.who = kept if one.who == gone and one.until else one.who
        self._adopt(after)

    def _adopt(self, rows: Rows) -> None:
        paper = self.paper
        known = {one.who: one for one in paper.line}
        paper.coming, paper.others, paper.told = rows.coming, rows.others, Counter(rows.told)
        paper.freed, paper.noted, paper.asked_again = rows.freed, rows.noted, rows.to_confirm
        paper.line = [
            replace(known.get(who, Turn(who, offered=paper.offers)), until=until, passed=passed)
            for who, until, passed in rows.line
        ]
