"""What we owe to Telegram, as plain data that can wait in the database until it is sent."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.order import Form, Order

_UNSEEN: Final[Mapping[str, Any]] = {"link_preview_options": {"is_disabled": True}}


@dataclass(frozen=True, slots=True)
class Button:
    """
    One inline button: it carries `memory` (at most 64 bytes) back to us, or opens `url`.

    With `inline_query`, an empty one too, it asks for a chat and types our name and that there.
    """

    label: str
    memory: str = ""
    url: str = ""
    style: str = ""
    inline_query: str | None = None

    def field(self) -> dict[str, str]:
        style = {"style": self.style} if self.style else {}
        return {"text": self.label, **self._target(), **style}

    def _target(self) -> dict[str, str]:
        if self.inline_query is not None:
            return {"switch_inline_query": self.inline_query}
        return {"url": self.url} if self.url else {"callback_data": self.memory}


@dataclass(frozen=True, slots=True)
class Screen:
    """
    What a person sees: words in Telegram's HTML, and rows of buttons.

    What `is_silent` arrives without a sound when it is new: somebody may be asleep.
    """

    text: str
    buttons: Sequence[Sequence[Button]] = ()
    is_silent: bool = False

    def fields(self) -> dict[str, Any]:
        """Return the fields of a message of words."""
        return {**self._words("text"), **_UNSEEN, **self.markup()}

    def under_a_file(self) -> dict[str, Any]:
        """Return the fields of a message that is a file: the words become its caption."""
        return {**self._words("caption"), **self.markup()}

    def as_content(self) -> dict[str, Any]:
        """Return the fields of what an inline result puts into a chat; the buttons stand apart."""
        return {**self._words("message_text"), **_UNSEEN}

    def markup(self) -> dict[str, Any]:
        """Return the field that holds the buttons, or none."""
        if not self.buttons:
            return {}
        rows = [[button.field() for button in row] for row in self.buttons]
        return {"reply_markup": {"inline_keyboard": rows}}

    def _words(self, name: str) -> dict[str, Any]:
        return {name: self.text, "parse_mode": "HTML"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a call, in its field `field`; `name` is plain ASCII."""

    field: str
    name: str
    kind: str  # as in `Content-Type`
    content: bytes

    def packed(self) -> dict[str, str]:
        text = b64encode(self.content).decode("ascii")
        return {"field": self.field, "name": self.name, "kind": self.kind, "content": text}

    @classmethod
    def unpacked(cls, packed: Mapping[str, str]) -> "Attachment":
        content = b64decode(packed["content"])
        return cls(packed["field"], packed["name"], packed["kind"], content)


@dataclass(frozen=True, slots=True)
class Call:
    """
    One Bot API call: its method and its fields as JSON values.

    `card_of` asks that the message made by this call be kept true as a card of that gathering.
    `attachment` is a file that waits with it, `order` one that is made when its turn has come.
    """

    method: str
    fields: Mapping[str, Any]
    card_of: int | None = None
    attachment: Attachment | None = None
    order: Order | None = None

    def packed(self) -> dict[str, Any]:
        whole = {"method": self.method, "fields": dict(self.fields), "card_of": self.card_of}
        file = {"attachment": self.attachment.packed()} if self.attachment else {}
        return whole | file | ({"order": self.order.packed()} if self.order else {})

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "Call":
        file = packed.get("attachment")
        attachment = Attachment.unpacked(file) if file else None
        asked = packed.get("order")
        order = Order.unpacked(asked) if asked else None
        return cls(packed["method"], packed["fields"], packed.get("card_of"), attachment, order)


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
    silence = {"disable_notification": True} if screen.is_silent else {}
    fields = {"chat_id": chat_id, **thread, **silence, **screen.fields()}
    return Call("sendMessage", fields, card_of)


def redraw(chat_id: int, message_id: int, screen: Screen, *, card_of: int | None = None) -> Call:
    """Replace the words and buttons of a message of ours."""
    target = {"chat_id": chat_id, "message_id": message_id}
    return Call("editMessageText", {**target, **screen.fields()}, card_of)


def redraw_inline(inline_id: str, screen: Screen) -> Call:
    """Replace the words and buttons of a card that somebody put into a chat of their own."""
    return Call("editMessageText", {"inline_message_id": inline_id, **screen.fields()})


def give_document(chat_id: int, screen: Screen, *, name: str, kind: str, content: bytes) -> Call:
    """Send a file to keep, with words (at most 1024 characters) and buttons under it."""
    fields = {"chat_id": chat_id, **screen.under_a_file()}
    return Call("sendDocument", fields, None, Attachment("document", name, kind, content))


def show_picture(chat_id: int, screen: Screen, *, name: str, content: bytes) -> Call:
    """Send a PNG picture to look at, with words (at most 1024 characters) and buttons under it."""
    fields = {"chat_id": chat_id, **screen.under_a_file()}
    return Call("sendPhoto", fields, None, Attachment("photo", name, "image/png", content))


def play_voice(chat_id: int, screen: Screen, voice: str) -> Call:
    """Send a voice note that Telegram knows as `voice`, with words under it."""
    return Call("sendVoice", {"chat_id": chat_id, "voice": voice, **screen.under_a_file()})


def show_photo(chat_id: int, screen: Screen, photo: str) -> Call:
    """Send a photo that Telegram knows as `photo`, with words under it."""
    return Call("sendPhoto", {"chat_id": chat_id, "photo": photo, **screen.under_a_file()})


def give_paper(chat_id: int, screen: Screen, order: Order) -> Call:
    """Send a file that is made by then, with words (at most 1024 characters) under it."""
    method = "sendPhoto" if order.form is Form.PNG else "sendDocument"
    return Call(method, {"chat_id": chat_id, **screen.under_a_file()}, order=order)


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody who typed our name in another chat may send there: a card, by its `id`."""

    id: str
    title: str
    description: str
    card: Screen

    def field(self) -> dict[str, Any]:
        return {
            "type": "article",
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "input_message_content": self.card.as_content(),
            **self.card.markup(),
        }


def offer(inline_query_id: str, offers: Sequence[Offer]) -> Call:
    """Offer cards; Telegram keeps none of them, for their numbers and language may change."""
    results = [one.field() for one in offers]
    fields = {"inline_query_id": inline_query_id, "results": results, "cache_time": 0}
    return Call("answerInlineQuery", fields)
