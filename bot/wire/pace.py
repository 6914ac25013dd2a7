"""How fast this process speaks: Telegram's own pauses, and the budget of every group."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.calls import Call

CARD_GAP: Final = 3.0  # seconds between an edit in a group and what came before it
WORD_GAP: Final = 1.0  # seconds between two new messages in a group
MINUTE: Final = 60.0
GROUP_PER_MINUTE: Final = 20.0  # what Telegram is said to allow in a group, edits included
ALL: Final = 0.9  # the share of it that we use: its minute does not begin with ours
CARDS: Final = 0.75  # the share of cards; the rest is kept for people who ask something
CHATS_THAT_MEAN_EVERYBODY: Final = 3
"""Floods in that many chats at once are a flood of the whole bot."""

_AT_ONCE: Final = frozenset({"answerCallbackQuery", "answerInlineQuery"})  # somebody waits for it


@dataclass(slots=True)
class _Budget:
    """When a group was written to in the last minute, and when its cards were."""

    card_gap: float
    per_minute: float
    words: deque[float] = field(default_factory=deque)
    cards: deque[float] = field(default_factory=deque)

    def next_free(self, now: float, *, is_edit: bool) -> float:
        _forget_before(self.words, now - MINUTE)
        _forget_before(self.cards, now - MINUTE)
        free = now
        if self.words:
            free = max(free, self.words[-1] + (self.card_gap if is_edit else WORD_GAP))
        free = max(free, _next_place(self.words, int(self.per_minute * ALL)))
        if is_edit:
            free = max(free, _next_place(self.cards, int(self.per_minute * CARDS)))
        return free

    def spend(self, moment: float, *, is_edit: bool) -> None:
        self.words.append(moment)
        if is_edit:
            self.cards.append(moment)


class Pace:
    """
    Says how long a call must wait; a call that need not wait has its place reserved.

    `monotonic` gives seconds, `card_gap` is in seconds, `group_per_minute` what Telegram allows
    in a group. `share` gives places to the messages that Telegram counts together: the seconds to
    wait before asking again, or 0, which takes the place.
    """

    def __init__(
        self,
        *,
        monotonic: Callable[[], float],
        card_gap: float = CARD_GAP,
        group_per_minute: float = GROUP_PER_MINUTE,
        share: Callable[[], float] | None = None,
    ) -> None:
        self._monotonic = monotonic
        self._card_gap = card_gap
        self._group_per_minute = group_per_minute
        self._share = share
        self._everybody_until = 0.0
        self._chat_until: dict[int, float] = {}
        self._budgets: dict[int, _Budget] = {}

    def wait(self, call: Call) -> float:
        """Return the seconds to wait before asking again; 0 means: go now, it is counted."""
        if call.method in _AT_ONCE:
            return 0.0
        now = self._monotonic()
        chat_id = call.fields.get("chat_id")
        held = max(self._everybody_until, self._chat_until.get(chat_id or 0, 0.0)) - now
        if held > 0:
            return held
        if isinstance(chat_id, int) and chat_id < 0:
            return self._group_wait(chat_id, now, is_edit=call.method.startswith("edit"))
        return 0.0

    def needs_place(self, call: Call) -> bool:
        """Tell whether a call counts among all messages: new ones, and edits of inline cards."""
        if self._share is None or call.method in _AT_ONCE:
            return False
        chat_id = call.fields.get("chat_id")
        is_group = isinstance(chat_id, int) and chat_id < 0
        is_new = call.method.startswith("send") or "inline_message_id" in call.fields
        return is_new and not is_group

    def place(self) -> float:
        """Return the seconds to wait before asking again; 0 means: go now, it is counted."""
        return self._share() if self._share else 0.0

    def flooded(self, chat_id: int | None, pause: float) -> None:
        """Obey a "too fast": for that chat, or for everybody when it is not about one chat."""
        now = self._monotonic()
        if chat_id is None:
            self._everybody_until = max(self._everybody_until, now + pause)
            return
        self._chat_until = {chat: end for chat, end in self._chat_until.items() if end > now}
        self._chat_until[chat_id] = now + pause
        if len(self._chat_until) >= CHATS_THAT_MEAN_EVERYBODY:
            self._everybody_until = max(self._everybody_until, now + pause)

    def _group_wait(self, chat_id: int, now: float, *, is_edit: bool) -> float:
        budget = self._budgets.setdefault(chat_id, _Budget(self._card_gap, self._group_per_minute))
        free = budget.next_free(now, is_edit=is_edit)
        if free > now:
            return free - now
        budget.spend(now, is_edit=is_edit)
        return 0.0


class Evenly:
    """
    Gives each new message its own place in time, `per_second` of them a second, without bursts.

    Telegram counts any second; whoever sends a little less than allowed, evenly, is never refused.
    """

    def __init__(self, per_second: float, *, monotonic: Callable[[], float]) -> None:
        self._gap = 1 / per_second
        self._monotonic = monotonic
        self._next = 0.0

    def __call__(self) -> float:
        """Return the seconds to wait before asking again; 0 means: go now, it is counted."""
        now = self._monotonic()
        if self._next > now:
            return self._next - now
        self._next = now + self._gap
        return 0.0


def _next_place(moments: deque[float], most: int) -> float:
    """Return when one more fits into a minute that holds `most`, one at least."""
    most = max(most, 1)
    return moments[-most] + MINUTE if len(moments) >= most else 0.0


def _forget_before(moments: deque[float], limit: float) -> None:
    while moments and moments[0] <= limit:
        moments.popleft()
