"""The sandbox's own time: real time plus an offset that tests and people can move."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_FIRST_YEAR, _LAST_YEAR = 1971, 2200


class Clock:
    """A UTC clock that can be moved; `now` can be given to a bot as its own clock."""

    def __init__(self, start: datetime | None = None, *, ticking: bool = True) -> None:
        """Begin at `start` (aware; default: real time); not `ticking`: moves only by hand."""
        self._ticking = ticking
        self._origin = datetime.now(UTC)
        self._start = (start or self._origin).astimezone(UTC)
        self._moved = timedelta()
        self._listeners: list[Callable[[datetime], None]] = []

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        elapsed = datetime.now(UTC) - self._origin if self._ticking else timedelta()
        return self._start + elapsed + self._moved

    def timestamp(self) -> float:
        """The present moment in Unix seconds."""
        return self.now().timestamp()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of real time."""
        return self.now() - datetime.now(UTC)

    def forward(self, step: timedelta) -> datetime:
        """Move by `step` (which may be negative) and tell the listeners; gives the new time.

        Raises ValueError or OverflowError for a time that Telegram could not write down.
        """
        if not _FIRST_YEAR <= (self.now() + step).year <= _LAST_YEAR:
            raise ValueError(f"the years go from {_FIRST_YEAR} to {_LAST_YEAR}")
        self._moved += step
        now = self.now()
        for listener in list(self._listeners):
            listener(now)
        return now

    def to(self, moment: datetime) -> datetime:
        """Move to an aware moment."""
        return self.forward(moment - self.now())

    def to_tomorrow_at(self, hour: time, zone: ZoneInfo) -> datetime:
        """Move to tomorrow at this wall-clock time of the zone."""
        tomorrow = self.now().astimezone(zone).date() + timedelta(days=1)
        return self.to(datetime.combine(tomorrow, hour, tzinfo=zone))

    def on_move(self, listener: Callable[[datetime], None]) -> None:
        """Call `listener(now)` whenever the clock is moved by hand."""
        self._listeners.append(listener)

    def reset(self) -> None:
        """Take back every move."""
        self.forward(-self._moved)
