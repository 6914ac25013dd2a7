"""Somebody in the sandbox, driven over its documented HTTP interface as any program could."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession

_REFUSALS = 400
PATIENCE = 30.0  # seconds: how long a test waits for what should come at once


@dataclass(frozen=True)
class Shown:
    """A message as one person sees it."""

    whole: dict[str, Any]

    @property
    def id(self) -> int:
        return int(self.whole["message_id"])

    @property
    def text(self) -> str:
        """Return the words, with plain spaces: tests read what a person reads."""
        return plain(self.whole["text"] or self.whole["caption"] or "")

    @property
    def labels(self) -> list[str]:
        return [plain(button["text"]) for row in self.whole["buttons"] or [] for button in row]

    def place_of(self, label: str) -> tuple[int, int]:
        """Return the row and the column of a button, by its label."""
        buttons = [button for row in self.whole["buttons"] for button in row]
        found = next(button for button in buttons if plain(button["text"]) == label)
        return found["row"], found["column"]

    @property
    def is_from_bot(self) -> bool:
        return bool(self.whole["from"] and self.whole["from"]["is_bot"])


@dataclass(frozen=True)
class Toast:
    """What a tap brought: a line that fades, or a box to close."""

    text: str
    is_alert: bool
    is_answered: bool


class Somebody:
    """One person, in one chat: their private chat with the bot unless said otherwise."""

    def __init__(self, http: ClientSession, person_id: int, chat_id: int) -> None:
        self._http = http
        self.id = person_id
        self.chat_id = chat_id

    def there(self, chat_id: int) -> "Somebody":
        """Return the same person in another chat."""
        return Somebody(self._http, self.id, chat_id)

    async def do(self, what: str, **body: Any) -> dict[str, Any]:
        """Do one of the things that people do in a chat; fails on a refusal of the sandbox."""
        return await self._post(f"people/{self.id}/chats/{self.chat_id}/{what}", body)

    async def open(self, url: str) -> dict[str, Any]:
        """Follow a t.me link."""
        return await self._post(f"people/{self.id}/open", {"url": url})

    async def say(self, text: str, **more: Any) -> "Shown":
        """Type something and return the bot's next message."""
        said = await self.do("say", text=text, **more)
        return await self._next_message(int(said["message_id"]))

    async def speak(self, words: str = "un petit message") -> "Shown":
        """Send a voice note and return the bot's next message."""
        said = await self.do("send-file", kind="voice", file_name="mot.ogg", text=words)
        return await self._next_message(int(said["message_id"]))

    async def start(self, payload: str = "") -> "Shown":
        """Press START and return the bot's next message."""
        said = await self.do("start", payload=payload)
        return await self._next_message(int(said["message_id"]))

    async def tap(self, label: str, *, on: "Shown | None" = None) -> Toast:
        """Tap a button by its label, on a message or on the last one that has it."""
        message = on or await self.sees(label)
        row, column = message.place_of(label)
        given = {"message_id": message.id, "row": row, "column": column, "wait": PATIENCE}
        return _toast(await self.do("tap", **given))

    async def forge(self, data: str, *, message_id: int) -> Toast:
        """Tap a button that does not exist, as a dishonest application can."""
        given = {"message_id": message_id, "data": data, "forged": True, "wait": PATIENCE}
        return _toast(await self.do("tap", **given))

    async def tap_in(self, label: str, reads: str) -> "Shown":
        """Tap a button, and return the message that then holds these words."""
        await self.tap(label)
        return await self.reads(reads)

    async def chat(self) -> dict[str, Any]:
        """Return this chat as the person's list of chats shows it: menu, membership, unread."""
        return next(chat for chat in await self.chats() if chat["chat_id"] == self.chat_id)

    async def chats(self) -> list[dict[str, Any]]:
        chats: list[dict[str, Any]] = (await self._get(f"people/{self.id}/chats"))["chats"]
        return chats

    async def messages(self) -> list[Shown]:
        path = f"people/{self.id}/chats/{self.chat_id}/messages"
        return [Shown(whole) for whole in (await self._get(path))["messages"]]

    async def seq(self) -> int:
        return int((await self._get("events"))["seq"])

    async def last(self) -> Shown:
        """Return the bot's last message."""
        return [message for message in await self.messages() if message.is_from_bot][-1]

    async def reads(self, words: str) -> Shown:
        """Wait until a message of the bot holds these words, and return it."""
        seq = await self.seq()
        while True:
            found = [m for m in await self.messages() if m.is_from_bot and words in m.text]
            if found:
                return found[-1]
            seq = await self._wait(seq, words)

    async def reads_without(self, words: str, *, label: str) -> Shown:
        """Wait until the last message that holds these words has no such button, and return it."""
        seq = await self.seq()
        while True:
            found = [m for m in await self.messages() if m.is_from_bot and words in m.text]
            if found and label not in found[-1].labels:
                return found[-1]
            seq = await self._wait(seq, f"{words} without {label}")

    async def sees(self, label: str) -> "Shown":
        """Wait for a message with this button, and return the last one."""
        seq = await self.seq()
        while True:
            found = [message for message in await self.messages() if label in message.labels]
            if found:
                return found[-1]
            seq = await self._wait(seq, label)

    async def turned(self, message: Shown) -> Shown:
        """Wait until a message says something else, and return it."""
        seq = await self.seq()
        while True:
            now = next(shown for shown in await self.messages() if shown.id == message.id)
            if now.text != message.text:
                return now
            seq = await self._wait(seq, f"something else than {message.text!r}")

    async def after(self, message: Shown) -> Shown:
        """Wait for the first message of the bot that follows another one, and return it."""
        return await self._next_message(message.id)

    async def _next_message(self, after: int) -> Shown:
        seq = await self.seq()
        while True:
            found = [m for m in await self.messages() if m.is_from_bot and m.id > after]
            if found:
                return found[0]
            seq = await self._wait(seq, "a message")

    async def _wait(self, seq: int, what: str) -> int:
        events = await self._get(f"events?after={seq}&timeout={PATIENCE}")
        if not events["events"]:
            texts = [message.text for message in await self.messages()]
            raise AssertionError(f"{what!r} never came; {self.id} reads {texts}")
        return int(events["seq"])

    async def _get(self, path: str) -> dict[str, Any]:
        async with self._http.get(f"/sandbox/{path}") as response:
            return await in_json(response)

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self._http.post(f"/sandbox/{path}", json=body) as response:
            return await in_json(response)


class Refused(AssertionError):  # noqa: N818 - the name says what is the case
    """The sandbox does not let people do this; nobody could do it in Telegram."""


async def in_json(response: Any) -> dict[str, Any]:
    """Return what the sandbox answered. Raises Refused."""
    whole: dict[str, Any] = await response.json()
    if response.status >= _REFUSALS:
        raise Refused(whole)
    return whole


def plain(text: str) -> str:
    """Put ordinary spaces for those of French typography."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _toast(answer: dict[str, Any]) -> Toast:
    return Toast(
        plain(answer.get("toast") or ""), bool(answer.get("alert")), bool(answer["answered"])
    )
