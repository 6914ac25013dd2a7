"""The signs of life of the intake, for the watchdog and for everybody who asks how the bot is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Pulse:
    """
    `last_good_poll_at` is aware, None before the first; `oldest_waiting` says since how many
    seconds the oldest update in hand has been waiting, 0.0 when there is none.

    `good` and `loud` are moments of the monotonic clock: when a poll last succeeded, and when the
    poller last knew what was wrong, the store included. A poller that only times out does neither.
    """

    monotonic: Callable[[], float]
    oldest_waiting: Callable[[], float] = lambda: 0.0
    last_good_poll_at: datetime | None = None
    last_update_at: datetime | None = None  # where Telegram brings them
    leads: bool = False  # this process does what only one may do
    good: float = field(init=False)
    loud: float = field(init=False)
    _is_break_expected: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin to count now."""
        self.good = self.loud = self.monotonic()

    def beat(self, now: datetime) -> None:
        """Note a poll that Telegram answered."""
        self.last_good_poll_at = now
        self._is_break_expected = False
        self.good = self.loud = self.monotonic()

    def complain(self) -> None:
        """Note a failure that has a name and is in the log."""
        if self._is_break_expected:
            self._is_break_expected = False
            return
        self.loud = self.monotonic()

    def expect_a_break(self) -> None:
        """Say that the next failure is our own doing and means nothing."""
        self._is_break_expected = True

    def since_good_poll(self) -> float:
        """Return the seconds since the last good poll, or since the start."""
        return self.monotonic() - self.good

    def silent_for(self) -> float:
        """Return the seconds since the poller last succeeded or knew why not."""
        return self.monotonic() - self.loud
