"""Where and when a meeting is announced: chosen groups, private messages, now or later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.refusal import Refusal
from bot.domain.space import Space


class AfterTheMeeting(Refusal):
    """It would be announced when it has begun."""

    key = "pub.after_meeting"


@dataclass(frozen=True, slots=True)
class Publication:
    """
    What an organiser chose for one meeting. `spaces` are ids, None for every group that is linked;
    `publish_at` is aware, None for « when somebody taps »; `asked_by` planned it.
    """

    gathering_id: int
    spaces: frozenset[int] | None = None
    privately: bool = True
    publish_at: datetime | None = None
    asked_by: int | None = None

    def takes(self, space: Space) -> bool:
        """Tell whether the meeting is to appear there."""
        return self.spaces is None or space.id in self.spaces

    def chosen(self, spaces: Iterable[Space]) -> Sequence[Space]:
        """Return those of `spaces` where the meeting is to appear."""
        return [space for space in spaces if self.takes(space)]

    def with_toggled(self, space_id: int, *, known: Iterable[Space]) -> "Publication":
        """Take a group in or out; all of `known` again is the same as everywhere."""
        every = frozenset(space.id for space in known)
        before = every if self.spaces is None else self.spaces
        after = (before ^ {space_id}) & every
        return replace(self, spaces=None if after == every else after)
