"""
The places of a visit as a neighbour would keep them, with a list on paper.

It knows nothing of our rules: what they come to is told here a second time.
"""

from datetime import datetime

from tests.machines.plain_line import Line, Turn
from tests.machines.plain_times import latest, next_morning, until

FULL, PASSED, HAS_PLACE = "NoPlaceLeft", "OfferPassed", "HasPlace"
NO_ROOM, NO_ANSWER, OWN = "NoRoomForGuests", "NoAnswerYet", "OwnAnswerWins"
FEWER, IS_FREE = "FewerThanComing", "PlaceIsFree"
DONE = ""


class Paper(Line):
    """Each deed returns the name of the rule that refuses it, or nothing."""

    # What people do

    def yes(self, who: int, now: datetime) -> str:
        if who in self.coming:
            if who in self.noted | self.asked_again:  # said again, and their own word from now on
                self.coming[who] = self.coming.pop(who)
                self._is_their_own(who)
            return DONE
        mine = self.turn_of(who)
        if not self._is_for(mine, now):
            return PASSED if mine and self._has_read_of_one(mine) else FULL
        self._sweep(now, besides=mine)
        if mine:
            self.line.remove(mine)
        self._comes(who)
        return DONE

    def no(self, who: int) -> str:
        self._gives_back(who)
        self._out_of_line(who)
        self._says(who, "no")
        return DONE

    def maybe(self, who: int) -> str:
        self._gives_back(who)
        self._says(who, "maybe")
        return DONE

    def withdraw(self, who: int) -> str:
        self._gives_back(who)
        self.others.pop(who, None)
        self._is_their_own(who)
        return DONE

    def take_along(self, who: int, guests: int, now: datetime) -> str:
        if who not in self.coming:
            return NO_ANSWER
        more = guests - self.coming[who]
        if more > 0:
            if more > self._left_at(now) or self._somebody_is_next(now):
                return NO_ROOM
            self._sweep(now)
        self.freed += max(-more, 0)
        self.coming[who] = guests
        if more:
            self.noted.discard(who)
        return DONE

    def wait(self, who: int, now: datetime) -> str:
        if who in self.coming:
            return HAS_PLACE
        if not self.turn_of(who) and self._is_for(None, now):
            return IS_FREE
        self.others.pop(who, None)
        self._is_their_own(who)
        if not self.turn_of(who):
            self.line.append(Turn(who))
        return DONE

    def leave(self, who: int) -> str:
        self._out_of_line(who)
        return DONE

    # What organisers do

    def give(self, who: int, now: datetime) -> str:
        if who in self.coming:
            return DONE
        if who in self.others and who not in self.noted | self.asked_again:
            return OWN if self._has_room_for(who, now) else FULL
        if not self._has_room_for(who, now):
            return FULL
        mine = self.turn_of(who)
        self._sweep(now)
        if mine:
            self.line.remove(mine)
        self._comes(who)
        self.noted.add(who)
        return DONE

    def put_back(self, who: int) -> str:
        if who in self.others and who not in self.noted | self.asked_again:
            return OWN
        had = 1 + self.coming.pop(who) if who in self.coming else 0
        self.others.pop(who, None)
        self._is_their_own(who)
        mine = self.turn_of(who)
        if not mine:
            mine = Turn(who)
            self.line.append(mine)
        had += bool(mine.until)
        mine.until = None
        self.freed += had
        if had:
            mine.passed = self.freed
        return DONE

    def take_off(self, who: int) -> str:
        self._gives_back(who)
        self._out_of_line(who)
        if who not in self.others:
            self._is_their_own(who)
        return DONE

    def resize(self, capacity: int, choice: str, now: datetime) -> str:
        taken = self.capacity - self._left_at(now)
        excess = taken - capacity
        if excess > 0 and not choice:
            return FEWER
        self._sweep(now)
        if excess > 0 and choice == "keep":
            capacity = taken
        went = excess > 0 and choice == "last_wait" and self._last_ones_wait(excess)
        more, self.capacity = capacity - self.capacity, capacity
        self.freed += self.left if went else max(more, 0)
        return DONE

    def call_off(self) -> str:
        self.is_off = True
        for one in self.offered:
            one.until = None
        return DONE

    # What happens by itself

    def erase(self, who: int) -> str:
        freed = self.freed
        self._gives_back(who)
        self._out_of_line(who)
        self.freed = freed if self.is_off else self.freed
        self.others.pop(who, None)
        self._is_their_own(who)
        return DONE

    def ring(self, now: datetime) -> str:
        """Somebody goes through the list: who was too slow, and who is next?"""
        if self.is_off:
            return DONE
        if now >= self.starts:
            for one in self.offered:
                one.until = None
            return DONE
        self._sweep(now)
        chosen = [one for one in self.order() if self.may_be_asked(one)][: max(self.left, 0)]
        end = until(now, self.starts)
        if not end:
            return DONE
        for one in chosen:
            self.offers += 1
            one.until, one.offered = end, self.offers
            asked = next_morning(now)
            one.asked, one.letter = (asked, latest(asked, end)), "written"
            self.told[one.who] += 1
        return DONE

    def bring(self, now: datetime, *, was_away: bool) -> None:
        """A postman brings the letters that are due; of some it is too late when he comes back."""
        for one in self.offered:
            if one.letter == "written" and one.asked and one.asked[0] <= now:
                is_late = was_away and now > one.asked[1]
                one.letter = "lost" if is_late or one.who in self.lost else "read"

    # How

    def _has_read_of_one(self, mine: Turn) -> bool:
        return mine.passed is not None or bool(mine.until and mine.letter == "read")
