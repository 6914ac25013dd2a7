"""Rings at the doors without Telegram: an update goes in, the deed it asks for comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from telegram import User
from telegram.ext import ApplicationBuilder
from typing_extensions import override

import handlers
from bot.callbacks.grammar import Tap
from bot.domain.member import Person
from bot.intake.application import AttentiveApplication
from bot.intake.attempt import ATTEMPT, Attempt, Effect
from bot.intake.reading import read
from bot.texts import Texts
from handlers.door import House
from tests.services.community import GROUP
from tests.views.scene import COMMUNITY

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - opens no door
_GROUP = {"id": GROUP, "type": "group", "title": "La Passerelle"}


@dataclass(slots=True)
class _Overheard(Attempt):
    """Keeps the effect instead of committing it."""

    effect: Effect | None = None

    @override
    async def settle(self, effect: Effect) -> None:
        self.effect = effect


class Bell:
    """The doors as the product hangs them; `now` (aware) is the moment at which all ring."""

    def __init__(self, now: datetime) -> None:
        builder = ApplicationBuilder().application_class(AttentiveApplication)
        self._app: Any = builder.token(TOKEN).updater(None).build()
        self._app.bot._bot_user = User(123456, "Passerelle", True, username="passerelle_bot")
        handlers.register(
            self._app, House(Texts(("fr", "en")), COMMUNITY, "passerelle_bot", lambda: now)
        )

    async def says(self, person: Person, line: str) -> Effect:
        """Return what a line asks for that somebody writes in private."""
        message = {**_message(_private(person)), "from": _user(person), "text": line}
        if line.startswith("/"):
            length = len(line.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return await self._ring({"update_id": 1, "message": message})

    async def taps(self, person: Person, tap: Tap, *, in_group: bool = False) -> Effect:
        """Return what a button asks for, in private unless it stands in the group."""
        memory = tap.pack()
        there = _message(_GROUP if in_group else _private(person))
        button = {"text": "x", "callback_data": memory}
        query = {
            "id": "77",
            "from": _user(person),
            "chat_instance": "1",
            "data": memory,
            "message": {**there, "reply_markup": {"inline_keyboard": [[button]]}},
        }
        return await self._ring({"update_id": 1, "callback_query": query})

    async def _ring(self, brought: Mapping[str, Any]) -> Effect:
        update = read(brought, self._app.bot)
        overheard = _Overheard(seq=1, database=None)  # type: ignore[arg-type]  # nothing is kept
        token = ATTEMPT.set(overheard)
        try:
            await _door(self._app, update).callback(
                update, SimpleNamespace(bot_data=self._app.bot_data)
            )
        finally:
            ATTEMPT.reset(token)
        if overheard.effect is None:
            raise LookupError(f"nobody opened to {brought}")
        return overheard.effect


def _door(app: Any, update: Any) -> Any:
    """Return the first door that opens, as the framework looks for it."""
    hung = (door for number in sorted(app.handlers) for door in app.handlers[number])
    return next(door for door in hung if _opens(door, update))


def _opens(door: Any, update: Any) -> bool:
    found = door.check_update(update)
    return found is not None and found is not False


def _message(chat: Mapping[str, Any]) -> dict[str, Any]:
    return {"message_id": 5, "date": 0, "chat": chat}


def _private(person: Person) -> Mapping[str, Any]:
    return {"id": person.telegram_id, "type": "private", "first_name": person.first_name}


def _user(person: Person) -> Mapping[str, Any]:
    return {
        "id": person.telegram_id,
        "is_bot": False,
        "first_name": person.first_name,
        "language_code": person.language,
    }
