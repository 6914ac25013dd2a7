"""What we owe to Telegram, as plain data that can wait in the database until it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: it carries `memory` (at most 64 bytes) back to us, or opens `url`."""

    label: str
    memory: str = ""
    url: str = ""
    style: str = ""

    def field(self) -> dict[str, str]:
        target = {"url": self.url} if self.url else {"callback_data": self.memory}
        style = {"style": self.style} if self.style else {}
        return {"text": self.label, **target, **style}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees: words in Telegram's HTML, and rows of buttons."""

    text: str
    buttons: Sequence[Sequence[Button]] = ()

    def fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {
            "text": self.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if self.buttons:
            rows = [[button.field() for button in row] for row in self.buttons]
            fields["reply_markup"] = {"inline_keyboard": rows}
        return fields


@dataclass(frozen=True, slots=True)
class Call:
    """
    One Bot API call: its method and its fields as JSON values.

    `card_of` asks that the message made by this call be kept true as a card of that gathering.
    """

    method: str
    fields: Mapping[str, Any]
    card_of: int | None = None

    def packed(self) -> dict[str, Any]:
        return {"method": self.method, "fields": dict(self.fields), "card_of": self.card_of}

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "Call":
        return cls(packed["method"], packed["fields"], packed.get("card_of"))


def toast(query_id: str, text: str = "", *, alert: bool = False, url: str = "") -> Call:
    """Answer a tap: a line that fades (at most 200 characters), or a box to close."""
    fields: dict[str, Any] = {"callback_query_id": query_id}
    if text:
        fields |= {"text": text[:200], "show_alert": alert}
    if url:
        fields["url"] = url
    return Call("answerCallbackQuery", fields)


def say(
    chat_id: int, screen: Screen, *, thread_id: int | None = None, card_of: int | None = None
) -> Call:
    """Write a new message."""
    thread = {} if thread_id is None else {"message_thread_id": thread_id}
    return Call("sendMessage", {"chat_id": chat_id, **thread, **screen.fields()}, card_of)


def redraw(chat_id: int, message_id: int, screen: Screen, *, card_of: int | None = None) -> Call:
    """Replace the words and buttons of a message of ours."""
    target = {"chat_id": chat_id, "message_id": message_id}
    return Call("editMessageText", {**target, **screen.fields()}, card_of)
