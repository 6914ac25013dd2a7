"""Files that people asked for: made here when their turn comes, beside everybody's answers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Final, TypeVar

import structlog

from bot.calls import Attachment, Call, Screen, say
from bot.domain.member import Status
from bot.domain.order import Order
from bot.domain.paper import Made
from bot.domain.refusal import Refusal
from bot.files.documents import KINDS
from bot.ports import Database, Deed, Store, StoreUnavailable
from bot.ports.press import Press
from bot.post.delivery import Line
from bot.views import paper_notes
from bot.views.papers import Maker
from bot.views.setting import Setting

log: Final = structlog.get_logger(__name__)

FILES_AT_ONCE: Final = 16
"""So many people have a file on its way; one is made at a time, the others are being sent."""

SHOWN_EVERY: Final = 4.0
"""Seconds; Telegram shows for five that a file is on its way."""

_STORE_PAUSE: Final = 0.5
_FIELDS: Final = {"sendPhoto": "photo", "sendDocument": "document"}


Result = TypeVar("Result")


class Workshop:
    """
    Makes ordered calls ready to be sent.

    What is in a file is read when it is made, and whether it may be read is asked anew: an order
    waits while Telegram is away, and people change their minds. `make` reads it; `setting` gives
    the words of a language, or those of the community.
    """

    def __init__(
        self,
        line: Line,
        database: Database,
        press: Press,
        *,
        make: Maker,
        setting: Callable[[str | None], Setting],
    ) -> None:
        self._line = line
        self._database = database
        self._press = press
        self._make = make
        self._setting = setting

    async def ready(self, call: Call) -> Call | None:
        """
        Return the call with its file, or a message that says why there is none.

        None if whoever asked is not there any more. It takes as long as it takes.
        """
        order = call.order
        if order is None:
            return call
        async with self._shown_as_coming(call):
            try:
                return await self._made(call, order)
            except Exception:  # nobody may wait for ever for a file that breaks us
                log.exception("file_not_made", paper=order.paper, form=order.form)
                return await self.failed(call)

    async def failed(self, call: Call) -> Call | None:
        """Return the words for a file that could not be made, or that Telegram did not take."""
        return await self._note(call, paper_notes.failed)

    async def too_many(self, call: Call) -> Call | None:
        """Return the words for somebody who asked for more than is made for one person at once."""
        return await self._note(call, paper_notes.too_many)

    def _asked(self, store: Store, order: Order) -> Made | Screen | None:
        """Return what is to be written, or the words that stand for it."""
        member = store.members.get(order.asked_by)
        if member.status is Status.LEFT:
            return None
        try:
            return self._make(store, order, self._setting(order.language))
        except Refusal as refusal:
            return paper_notes.refused(refusal, self._setting(member.language))

    async def _made(self, call: Call, order: Order) -> Call | None:
        asked = await self._read(lambda store: self._asked(store, order))
        if not isinstance(asked, Made):
            return _instead(call, asked) if asked else None
        content = await self._press.print(asked.content, order.form)
        kind = KINDS[order.form]
        name = f"{asked.name}.{kind.ending}"
        file = Attachment(_FIELDS[call.method], name, kind.kind, content)
        return replace(call, attachment=file, order=None)

    async def _note(self, call: Call, words: Callable[[Setting], Screen]) -> Call | None:
        order = call.order
        if order is None:
            return None

        def note(store: Store) -> Screen | None:
            member = store.members.get(order.asked_by)
            if member.status is Status.LEFT:
                return None
            return words(self._setting(member.language))

        screen = await self._read(note)
        return _instead(call, screen) if screen else None

    async def _read(self, deed: Deed[Result]) -> Result:
        while True:
            try:
                return await self._database.read(deed)
            except StoreUnavailable:
                await asyncio.sleep(_STORE_PAUSE)

    @asynccontextmanager
    async def _shown_as_coming(self, call: Call) -> AsyncIterator[None]:
        showing = asyncio.create_task(self._show(call))
        try:
            yield
        finally:
            showing.cancel()

    async def _show(self, call: Call) -> None:
        what = "upload_photo" if call.method == "sendPhoto" else "upload_document"
        action = Call("sendChatAction", {"chat_id": call.fields["chat_id"], "action": what})
        while True:
            await self._line.send(action)
            await asyncio.sleep(SHOWN_EVERY)


def _instead(call: Call, screen: Screen) -> Call:
    return say(call.fields["chat_id"], screen, thread_id=call.fields.get("message_thread_id"))
