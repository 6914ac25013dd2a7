"""What makes files: asked from the post, it writes beside everything else that goes on."""

from typing import Protocol

from bot.domain.order import Form
from bot.domain.paper import Content


class PressFailed(Exception):  # noqa: N818 - the name says what is the case
    """The file cannot be made; the message says where it broke, and nothing of what is in it."""


class Press(Protocol):
    async def print(self, content: Content, form: Form) -> bytes:
        """Return the file, however long it takes. Raises PressFailed."""
