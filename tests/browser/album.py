"""Pictures for the guide: the last messages of a chat, cut out of the chat page."""

from pathlib import Path

from playwright.async_api import Browser, FloatRect, Page, ViewportSize, expect

from bot.app.playground import BOT_ID
from tests.house.people import Somebody

FOLDER = Path("docs/pictures")
_SHEET = ViewportSize(width=460, height=1700)
_SHARPNESS = 1.5
_MARGIN = 8
# What belongs to the sandbox and not to Telegram has no place in the guide.
_BARE = ".more, .toasts { display: none !important }"


class Album:
    """One tab of the chat page, and the folder for what is cut out of it."""

    def __init__(self, page: Page, url: str, folder: Path) -> None:
        self._page = page
        self._url = url
        self._folder = folder

    @classmethod
    async def open(cls, browser: Browser, url: str, folder: Path) -> "Album":
        """Open a tab as high as the longest picture."""
        page = await browser.new_page(
            viewport=_SHEET,
            device_scale_factor=_SHARPNESS,
            locale="fr-FR",
            color_scheme="light",
            bypass_csp=True,
        )
        return cls(page, url, folder)

    async def keep(
        self, name: str, person: Somebody, *, reads: str, last: int = 1, chat_id: int = BOT_ID
    ) -> None:
        """Cut out the last messages of a chat, once the very last one holds these words."""
        await self._page.goto("about:blank")
        await self._page.goto(f"{self._url}/#/{person.id}/{chat_id}")
        await self._page.add_style_tag(content=_BARE)
        messages = self._page.get_by_test_id("messages").locator("li.message")
        await expect(messages.last).to_contain_text(reads)
        await messages.last.scroll_into_view_if_needed()
        await self._page.evaluate("document.activeElement.blur()")
        shown = [await messages.nth(-place).bounding_box() for place in range(last, 0, -1)]
        boxes = [box for box in shown if box]
        await self._page.screenshot(path=self._folder / f"{name}.png", clip=_around(boxes))


def _around(boxes: list[FloatRect]) -> FloatRect:
    top = min(box["y"] for box in boxes) - _MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + _MARGIN
    return {"x": 0, "y": top, "width": _SHEET["width"], "height": bottom - top}
