"""Carries one call to Telegram and says what became of it. Never raises."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import structlog

from bot.calls import Call
from bot.domain.card import NOWHERE
from bot.outcomes import BadMarkup, Later, NoThread, Outcome, Sent
from bot.wire.faults import classify
from bot.wire.pace import Pace
from bot.wire.plain import without_markup
from bot.wire.request import AiohttpRequest
from bot.wire.turns import Lane, Turns

log: Final = structlog.get_logger(__name__)

PAID: Final = "allow_paid_broadcast"
_PATIENCE: Final = 2.0
"""Seconds; a message of many that finds no place by then goes back, and is decided upon anew."""

_SOON: Final = Later(1.0)


class Messenger:
    """
    The one way out for calls; `base_url` is the bot's own, that is, with its token.

    A call that Telegram cannot read as formatted, or whose topic is gone, is tried once more in
    a plainer shape: in both cases nothing was sent before. `turns` are of all messages; those that
    Telegram is paid for have `paid` turns, if they are given any.
    """

    def __init__(
        self,
        request: AiohttpRequest,
        *,
        base_url: str,
        pace: Pace,
        turns: Turns,
        paid: Turns | None = None,
    ) -> None:
        self._request = request
        self._base_url = base_url
        self._pace = pace
        self._turns = turns
        self._paid = paid or turns

    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome:
        """
        Wait for the call's turn, send it, and return what is known about it afterwards.

        With `has_turn`, its turn has come already: `turn_of` was awaited.
        """
        if not has_turn:
            await self.turn_of(call)
        return await self._plainer(call, await self._once(call))

    async def turn_of(self, call: Call) -> None:
        """Wait until the call may go; its place in the budget is taken then."""
        await _until_free(lambda: self._pace.wait(call))
        if self._pace.needs_place(call):
            await self._turns.wait(Lane.ANSWERS)
        self._pace.spoke(call)

    async def lull(self) -> None:
        """Wait until messages to many may go, as far as others are concerned who wait."""
        await self._turns.lull()

    async def send_one_of_many(self, call: Call) -> Outcome:
        """
        Send a message to a person behind everything that somebody waits for.

        It comes back as `Later`, certainly not sent, if it finds no place soon.
        """
        pause = self._pace.wait_of_many(call.fields["chat_id"])
        if pause > 0:
            return Later(pause)
        turns = self._paid if PAID in call.fields else self._turns
        if not await turns.wait(Lane.MANY, within=_PATIENCE):
            return _SOON
        self._pace.spoke(call)
        return await self._plainer(call, await self._once(call))

    async def close(self) -> None:
        """Give out no more turns."""
        for turns in {self._turns, self._paid}:
            await turns.close()

    async def _plainer(self, call: Call, outcome: Outcome) -> Outcome:
        if isinstance(outcome, BadMarkup):
            log.error("markup_refused", method=call.method, words=outcome.text)
            return await self._again(without_markup(call))
        if isinstance(outcome, NoThread) and "message_thread_id" in call.fields:
            log.warning("topic_gone", chat_id=call.fields.get("chat_id"))
            return await self._again(_without_thread(call))
        return outcome

    async def _again(self, call: Call) -> Outcome:
        await self.turn_of(call)
        return await self._once(call)

    async def _once(self, call: Call) -> Outcome:
        try:
            address = f"{self._base_url}/{call.method}"
            file = call.attachment
            return Sent(await self._request.call(address, call.fields, attachment=file))
        except Exception as error:  # noqa: BLE001 - the promise of this class is not to raise
            fault = classify(error)
        if isinstance(fault, Later) and self._pace.flooded(_place_of(call), fault.pause):
            for turns in {self._turns, self._paid}:
                turns.shut(fault.pause)
        return fault


async def _until_free(ask: Callable[[], float]) -> None:
    pause = ask()
    while pause > 0:
        await asyncio.sleep(pause)
        pause = ask()


def _place_of(call: Call) -> int | None:
    """Return the chat of a call; all inline cards have one place: nobody knows theirs."""
    if "inline_message_id" in call.fields:
        return NOWHERE
    chat_id = call.fields.get("chat_id")
    return chat_id if isinstance(chat_id, int) else None


def _without_thread(call: Call) -> Call:
    fields = {name: value for name, value in call.fields.items() if name != "message_thread_id"}
    return replace(call, fields=fields)
