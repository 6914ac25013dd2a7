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

log: Final = structlog.get_logger(__name__)


class Messenger:
    """
    The one way out for calls; `base_url` is the bot's own, that is, with its token.

    A call that Telegram cannot read as formatted, or whose topic is gone, is tried once more in
    a plainer shape: in both cases nothing was sent before.
    """

    def __init__(self, request: AiohttpRequest, *, base_url: str, pace: Pace) -> None:
        self._request = request
        self._base_url = base_url
        self._pace = pace
        self._queue = asyncio.Lock()

    async def send(self, call: Call, *, has_turn: bool = False) -> Outcome:
        """
        Wait for the call's turn, send it, and return what is known about it afterwards.

        With `has_turn`, its turn has come already: `turn_of` was awaited.
        """
        if not has_turn:
            await self.turn_of(call)
        outcome = await self._once(call)
        if isinstance(outcome, BadMarkup):
            log.error("markup_refused", method=call.method, words=outcome.text)
            return await self._again(without_markup(call))
        if isinstance(outcome, NoThread) and "message_thread_id" in call.fields:
            log.warning("topic_gone", chat_id=call.fields.get("chat_id"))
            return await self._again(_without_thread(call))
        return outcome

    async def turn_of(self, call: Call) -> None:
        """Wait until the call may go; its place in the budget is taken then."""
        await _until_free(lambda: self._pace.wait(call))
        if self._pace.needs_place(call):
            # One after the other: else all who wait would wake up for each place.
            async with self._queue:
                await _until_free(self._pace.place)

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
        if isinstance(fault, Later):
            self._pace.flooded(_place_of(call), fault.pause)
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
