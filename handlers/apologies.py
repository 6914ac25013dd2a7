"""What people read when we failed them: written from the raw update, for nothing else may work."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from bot.calls import Call, Screen, say, toast
from bot.texts import Words
from handlers.door import House

Raw = Mapping[str, Any]

QUIET: Final = timedelta(hours=1)
"""Whoever looks after one message sees everything set aside; more of them would only pile up."""


class Apologies:
    """An update may have any shape here: whoever calls must expect every error."""

    def __init__(self, house: House, *, organisers: Sequence[int]) -> None:
        self._house = house
        self._organisers = organisers
        self._told_at: datetime | None = None

    def for_trouble(self, update: Raw) -> Sequence[Call]:
        """Say that the answer is not kept now, and how to reach a person."""
        if "callback_query" in update:
            query = update["callback_query"]
            words = self._words(query["from"])
            return [toast(query["id"], words.plain("error.technical"), alert=True)]
        if "message" not in update:  # a name typed in another chat: there is no place to say it
            return []
        message = update["message"]
        if message["chat"]["type"] != "private":
            return []
        contact = self._house.community.human_contact
        text = self._words(message["from"])("error.technical_contact", human_contact=contact)
        return [say(message["chat"]["id"], Screen(text))]

    def to_organisers(self) -> Sequence[Call]:
        """Tell the first organisers, once an hour, where to look at what was set aside."""
        if self._is_quiet():
            return []
        self._told_at = self._house.now()
        text = self._house.texts.usual("incidents.one")
        return [say(organiser, Screen(text)) for organiser in self._organisers]

    def _is_quiet(self) -> bool:
        """Tell whether they heard within the hour; a clock that was set back lets them hear."""
        told_at = self._told_at
        return told_at is not None and told_at <= self._house.now() < told_at + QUIET

    def _words(self, sender: Raw) -> Words:
        return self._house.texts.of(sender.get("language_code"))
