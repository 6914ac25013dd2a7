"""A person's screen: what stands on it, and what is done with the mouse or the keys."""

from pathlib import Path

from playwright.async_api import ConsoleMessage, Locator, Page, expect

from bot.app.playground import BOT_ID
from tests.house.house import GROUP
from tests.house.people import Somebody

PICTURES = Path("var/screenshots")
_PATIENCE = 10_000  # milliseconds


class Screen:
    """One tab of the chat page, which is one person in one chat."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._url = url
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.troubles.append(line.text)

    async def show(self, person: Somebody, chat_id: int = GROUP) -> None:
        """Be somebody in one of their chats."""
        await self.page.goto(f"{self._url}/#/{person.id}/{chat_id}")

    async def show_private(self, person: Somebody) -> None:
        await self.show(person, BOT_ID)

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("messages")

    def button(self, label: str) -> Locator:
        """Return the last button under a message with this label."""
        return self.messages.get_by_role("button", name=label, exact=True).last

    async def reads(self, words: str) -> None:
        """Wait until a message holds these words."""
        await expect(self.messages).to_contain_text(words, timeout=_PATIENCE)

    async def types(self, line: str, *, answer: str) -> None:
        """Type a line, send it with Enter, and wait for the words of the answer."""
        await self.page.get_by_test_id("composer").fill(line)
        await self.page.keyboard.press("Enter")
        await self.reads(answer)

    async def sees_toast(self, words: str) -> None:
        await expect(self.page.get_by_test_id("toast")).to_contain_text(words, timeout=_PATIENCE)

    async def picture(self, name: str) -> None:
        """Keep a picture of the screen for people to look at."""
        await self.page.screenshot(path=PICTURES / f"{name}.png")
