"""
The clerk: one thread with one line to the database, who takes the deeds that wait.

All deeds that wait are done in one transaction, each behind its own savepoint, and committed
together: one sync of the disk then serves all of them. Nobody hears of a result before that.
Only the first may wait for what others hold: whoever waits has nothing that somebody waits for.
"""

from asyncio import AbstractEventLoop, Future
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from bot.ports import Deed, StoreUnavailable
from storage.line import Line
from storage.news import words_of
from storage.store import SqlStore

TRIES = 3

OnTouched = Callable[[frozenset[int]], object]
OnPlanned = Callable[[], object]


@dataclass(slots=True)
class Badge:
    """
    The process that all clerks of a database work for, and whether it sees to the cards itself:
    then the others need not hear which gatherings changed.
    """

    us: int | None = None
    is_keeping_cards: bool = False


@dataclass(frozen=True, slots=True)
class Errand:
    """A deed, and the one who waits for it."""

    deed: Deed[Any]
    loop: AbstractEventLoop
    answer: Future[Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What became of an errand; `touched` are gatherings whose cards may no longer be true,
    `planned` tells that something new is due, now or later.
    """

    errand: Errand
    result: Any = None
    error: Exception | None = None
    touched: frozenset[int] = frozenset()
    planned: bool = False

    def tell(self) -> None:
        answer = self.errand.answer
        if answer.done():  # the one who asked has gone away
            return
        if self.error is None:
            answer.set_result(self.result)
        else:
            answer.set_exception(self.error)


class Trouble(Exception):  # noqa: N818 - it is the state of the database, not a mistake
    """A transaction could not be brought to its end."""

    def __init__(self, cause: Exception, *, in_deed: bool = False) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.in_deed = in_deed


Queue = SimpleQueue[Errand | None]


@dataclass(slots=True)
class Clerk:
    """`group` is how many deeds may share a commit."""

    line: Line
    queue: Queue
    group: int
    on_touched: OnTouched
    on_planned: OnPlanned = lambda: None
    badge: Badge = field(default_factory=Badge)
    _thread: Thread = field(init=False)
    _is_leaving: bool = field(init=False, default=False)

    def start(self, name: str) -> None:
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def _work(self) -> None:
        while not self._is_leaving:
            errands = self._take()
            while errands:
                outcomes = self._serve(errands)
                self._deliver(outcomes)
                errands = errands[len(outcomes) :]
        self.line.close()

    def _take(self) -> Sequence[Errand]:
        """Wait for an errand, and take along those that wait behind it. None means: go home."""
        errands: list[Errand] = []
        try:
            while len(errands) < self.group:
                errand = self.queue.get(block=not errands)
                if errand is None:
                    self._is_leaving = True
                    break
                errands.append(errand)
        except Empty:
            pass
        return errands

    def _serve(self, errands: Sequence[Errand], tries_left: int = TRIES - 1) -> Sequence[Outcome]:
        """Return what became of them; of fewer, if one waits for another transaction."""
        try:
            return self._transact(errands)
        except Trouble as met:
            trouble = met
        self._leave(trouble)
        if trouble.in_deed and len(errands) > 1:
            # One of them may have brought it on: the others must not pay for it.
            return [outcome for errand in errands for outcome in self._serve([errand])]
        if trouble.in_deed and tries_left and self.line.may_retry(trouble.cause):
            return self._serve(errands, tries_left - 1)
        return [_failed(errand, self._verdict(trouble.cause)) for errand in errands]

    def _leave(self, trouble: Trouble) -> None:
        try:
            self.line.roll_back(trouble.cause)
        except Exception:  # noqa: BLE001 - whatever it is, a new line knows nothing of it
            self.line.close()

    def _verdict(self, error: Exception) -> Exception:
        if not self.line.is_trouble(error):
            return error
        unavailable = StoreUnavailable(str(error))
        unavailable.__cause__ = error
        return unavailable

    def _transact(self, errands: Sequence[Errand]) -> Sequence[Outcome]:
        try:
            return self._attempt(errands)
        except Trouble:
            raise
        except Exception as error:
            raise Trouble(error) from error

    def _attempt(self, errands: Sequence[Errand]) -> Sequence[Outcome]:
        self.line.begin()
        self.line.may_wait = True
        if len(errands) > 1:
            outcomes = self._perform_group(errands)
        else:
            outcomes = [self._perform(errands[0])]
            if outcomes[0].error is not None:
                self.line.roll_back(outcomes[0].error)
                return outcomes
        self._tell_others(outcomes)
        self.line.commit()
        return outcomes

    def _tell_others(self, outcomes: Sequence[Outcome]) -> None:
        """Have other processes hear, with the commit, what our own hear after it."""
        if self.line.is_shared:
            touched = frozenset[int]().union(*(outcome.touched for outcome in outcomes))
            is_planned = any(outcome.planned for outcome in outcomes)
            hidden = touched if self.badge.is_keeping_cards else frozenset[int]()
            self.line.tell_others(words_of(self.badge.us, touched - hidden, planned=is_planned))

    def _perform_group(self, errands: Sequence[Errand]) -> Sequence[Outcome]:
        outcomes: list[Outcome] = []
        for errand in errands:
            outcome = self._perform_apart(errand)
            if outcome.error is not None and self.line.must_wait(outcome.error):
                break
            outcomes.append(outcome)
            self.line.may_wait = False
        return outcomes

    def _perform_apart(self, errand: Errand) -> Outcome:
        self.line.mark()
        outcome = self._perform(errand)
        if outcome.error is None:
            self.line.keep()
        else:
            self.line.undo()
        return outcome

    def _perform(self, errand: Errand) -> Outcome:
        store = SqlStore(self.line, self.badge.us)
        try:
            result = errand.deed(store)
            self.line.check()
        except Exception as error:
            if self._spoils_transaction(error):
                raise Trouble(error, in_deed=True) from error
            return _failed(errand, error)
        touched = frozenset(store.touched)
        return Outcome(errand, result, touched=touched, planned=bool(store.planned))

    def _spoils_transaction(self, error: Exception) -> bool:
        line = self.line
        if line.must_wait(error):
            return False
        return line.is_trouble(error) or line.may_retry(error) or not line.in_transaction

    def _deliver(self, outcomes: Sequence[Outcome]) -> None:
        by_loop: dict[AbstractEventLoop, list[Outcome]] = {}
        for outcome in outcomes:
            by_loop.setdefault(outcome.errand.loop, []).append(outcome)
        for loop, told in by_loop.items():
            try:
                loop.call_soon_threadsafe(self._tell, told)
            except RuntimeError:  # the loop was closed: nobody waits any more
                continue

    def _tell(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            outcome.tell()
        touched = frozenset[int]().union(*(outcome.touched for outcome in outcomes))
        if touched:
            self.on_touched(touched)
        if any(outcome.planned for outcome in outcomes):
            self.on_planned()


def _failed(errand: Errand, error: Exception) -> Outcome:
    return Outcome(errand, error=error)
