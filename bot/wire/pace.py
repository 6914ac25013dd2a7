"""How fast each chat may be spoken to: Telegram's own pauses, and the budget of every group."""

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
CHAT_GAP: Final = 1.0  # seconds between a message of many and what its reader was sent before
CHATS_THAT_MEAN_EVERYBODY: Final = 3
"""Floods in that many chats at once are a flood of the whole bot."""

SLOWLY: Final = 1.0
"""Seconds between two answers to people while the whole bot is told that it is too fast."""

_AT_ONCE: Final = frozenset({"answerCallbackQuery", "answerInlineQuery"})  # somebody waits for it
_SIGN: Final = "sendChatAction"  # fades away: it is no message


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


@dataclass(slots=True)
class _Spoken:
    """When each person was last sent something, for as long as it matters."""

    gap: float
    _at: dict[int, float] = field(default_factory=dict)
    _sweep_at: int = 1000

    def free_at(self, chat_id: int) -> float:
        return self._at.get(chat_id, float("-inf")) + self.gap

    def note(self, chat_id: int, now: float) -> None:
        if len(self._at) >= self._sweep_at:
            self._at = {chat: at for chat, at in self._at.items() if at + self.gap > now}
            self._sweep_at = 1000 + 2 * len(self._at)
        self._at[chat_id] = now


class Pace:
    """
    Says how long a call must wait; a call that need not wait has its place reserved.

    `monotonic` gives seconds, `card_gap` and `chat_gap` are in seconds, `group_per_minute` is what
    Telegram allows in a group.
    """

    def __init__(
        self,
        *,
        monotonic: Callable[[], float],
        card_gap: float = CARD_GAP,
        chat_gap: float = CHAT_GAP,
        group_per_minute: float = GROUP_PER_MINUTE,
    ) -> None:
        self._monotonic = monotonic
        self._card_gap = card_gap
        self._group_per_minute = group_per_minute
        self._everybody_until = 0.0
        self._slowly_at = 0.0
        self._chat_until: dict[int, float] = {}
        self._budgets: dict[int, _Budget] = {}
        self._spoken = _Spoken(chat_gap)

    def wait(self, call: Call) -> float:
        """Return the seconds to wait before asking again; 0 means: go now, it is counted."""
        if call.method in _AT_ONCE:
            return 0.0
        now = self._monotonic()
        chat_id = call.fields.get("chat_id")
        held = self._chat_until.get(chat_id or 0, 0.0) - now
        if held > 0:
            return held
        if isinstance(chat_id, int) and chat_id < 0:
            return self._group_wait(chat_id, now, is_edit=call.method.startswith("edit"))
        return self._slow_wait(now)

    def wait_of_many(self, chat_id: int) -> float:
        """Return the seconds that a message of many has to wait, as far as its chat decides."""
        held = max(self._chat_until.get(chat_id, 0.0), self._spoken.free_at(chat_id))
        return max(0.0, held - self._monotonic())

    def spoke(self, call: Call) -> None:
        """Remember that somebody is sent something new."""
        chat_id = call.fields.get("chat_id")
        if isinstance(chat_id, int) and chat_id > 0 and _is_new(call):
            self._spoken.note(chat_id, self._monotonic())

    @staticmethod
    def needs_place(call: Call) -> bool:
        """Tell whether a call counts among all messages: new ones, and edits of inline cards."""
        return _is_new(call) or "inline_message_id" in call.fields

    def flooded(self, chat_id: int | None, pause: float) -> bool:
        """
        Obey a "too fast"; tell whether it is about the whole bot and not about one chat.

        Then messages to many stop, groups wait, and answers to people go on slowly.
        """
        now = self._monotonic()
        if chat_id is None:
            self._everybody_until = max(self._everybody_until, now + pause)
            return True
        self._chat_until = {chat: end for chat, end in self._chat_until.items() if end > now}
        self._chat_until[chat_id] = now + pause
        if len(self._chat_until) < CHATS_THAT_MEAN_EVERYBODY:
            return False
        self._everybody_until = max(self._everybody_until, now + pause)
        return True

    def _slow_wait(self, now: float) -> float:
        if self._everybody_until <= now:
            return 0.0
        if self._slowly_at > now:
            return self._slowly_at - now
        self._slowly_at = now + SLOWLY
        return 0.0

    def _group_wait(self, chat_id: int, now: float, *, is_edit: bool) -> float:
        if self._everybody_until > now:
            return self._everybody_until - now
        budget = self._budgets.setdefault(chat_id, _Budget(self._card_gap, self._group_per_minute))
        free = budget.next_free(now, is_edit=is_edit)
        if free > now:
            return free - now
        budget.spend(now, is_edit=is_edit)
        return 0.0


def _is_new(call: Call) -> bool:
    return call.method.startswith("send") and call.method != _SIGN


def _next_place(moments: deque[float], most: int) -> float:
    """Return when one more fits into a minute that holds `most`, one at least."""
    most = max(most, 1)
    return moments[-most] + MINUTE if len(moments) >= most else 0.0


def _forget_before(moments: deque[float], limit: float) -> None:
    while moments and moments[0] <= limit:
        moments.popleft()
