"""Brings one call to its end: tries again where that is right, and says what was learnt."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Protocol

import structlog

from bot.calls import Call
from bot.outcomes import (
    Gone,
    Later,
    Migrated,
    NotSent,
    Outcome,
    PerhapsSent,
    Refused,
    Sent,
    Stale,
    TargetLost,
    TokenRefused,
    Unchanged,
    Unknown,
)
from bot.ports import Store
from bot.post.consequences import Consequences
from bot.post.ledger import Note

log: Final = structlog.get_logger(__name__)

STRANGE_TRIES: Final = 3  # for words that nobody has taught us
REPEATED_TRIES: Final = 10  # for calls that may be repeated freely, whose answer does not come
_MAKES_SOMETHING_NEW: Final = ("send", "copy", "forward")
FIRST_PAUSE: Final = 0.5
_LONGEST: Final = 15.0


class Line(Protocol):
    """The way out for a single call; never raises."""

    async def send(self, call: Call) -> Outcome: ...


class Mute(Exception):  # noqa: N818 - the name says what is the case
    """Telegram refuses our token: nothing can be sent, and nothing may be crossed out."""


def makes_something_new(call: Call) -> bool:
    """Tell whether doing this twice would show."""
    return call.method.startswith(_MAKES_SOMETHING_NEW)


class Delivery:
    """
    The delivery of one call.

    `may_repeat` is asked before a new message is sent a second time after a broken line. `now`
    gives aware moments. `first_pause`, in seconds, doubles with every try.
    """

    def __init__(
        self,
        call: Call,
        *,
        line: Line,
        consequences: Consequences,
        may_repeat: Callable[[], Awaitable[bool]],
        now: Callable[[], datetime],
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._call = call
        self._line = line
        self._consequences = consequences
        self._may_repeat = may_repeat
        self._now = now
        self._pause = first_pause
        self._tries = 0
        self.notes: list[Note] = []
        self.is_refused = False  # Telegram will never take it

    async def carry_out(self) -> None:
        """
        Send the call, for as long as it takes; what is to be written down is in `notes`.

        Raises:
            Mute: the token is refused.
        """
        outcome = await self._line.send(self._call)
        while await self._is_worth_another_try(outcome):
            outcome = await self._line.send(self._call)
        self._learn(outcome)

    async def _is_worth_another_try(self, outcome: Outcome) -> bool:
        match outcome:
            case Later() | NotSent():
                return await self._after_a_pause(outcome)
            case PerhapsSent():
                return await self._in_doubt(outcome)
            case Unknown():
                self._tries += 1
                return self._tries < STRANGE_TRIES and await self._after_a_pause(outcome)
            case Migrated() | TargetLost():
                return self._can_be_turned(outcome)
            case _:
                return False

    async def _in_doubt(self, outcome: PerhapsSent) -> bool:
        self._tries += 1
        if makes_something_new(self._call):
            return await self._may_repeat() and await self._after_a_pause(outcome)
        return self._tries < REPEATED_TRIES and await self._after_a_pause(outcome)

    async def _after_a_pause(self, outcome: Outcome) -> bool:
        if isinstance(outcome, Later):
            await asyncio.sleep(outcome.pause)
            return True
        await asyncio.sleep(self._pause)
        self._pause = min(_LONGEST, 2 * self._pause)
        return True

    def _can_be_turned(self, outcome: Migrated | TargetLost) -> bool:
        """Point the call at what is there instead: the group's new id, or a new message."""
        fields = dict(self._call.fields)
        if isinstance(outcome, Migrated):
            old, new = fields.get("chat_id"), outcome.new_chat_id
            if not isinstance(old, int) or old == new:
                return False
            self._note(lambda store: self._consequences.migrated(store, old, new))
            self._call = replace(self._call, fields=fields | {"chat_id": new})
            return True
        if self._call.method != "editMessageText" or self._call.card_of is not None:
            return False
        fields.pop("message_id", None)
        self._call = Call("sendMessage", fields)
        return True

    def _learn(self, outcome: Outcome) -> None:
        match outcome:
            case Sent(result):
                self._register(result)
            case Unchanged() | Stale():
                pass
            case Gone(reason):
                chat_id = self._call.fields.get("chat_id")
                if isinstance(chat_id, int):
                    self._note(lambda store: self._consequences.gone(store, chat_id, reason))
            case TokenRefused():
                raise Mute
            case _:
                self.is_refused = isinstance(outcome, Refused)
                log.warning("not_delivered", method=self._call.method, outcome=repr(outcome))

    def _register(self, result: Any) -> None:
        gathering_id = self._call.card_of
        if gathering_id is None or not isinstance(result, dict):
            return
        chat_id, message_id = result["chat"]["id"], result["message_id"]
        at, thread_id = self._now(), self._call.fields.get("message_thread_id")

        def register(store: Store) -> None:
            place = {"chat_id": chat_id, "thread_id": thread_id}
            store.cards.register(gathering_id, message_id=message_id, at=at, **place)

        self._note(register)

    def _note(self, note: Note) -> None:
        self.notes.append(note)
