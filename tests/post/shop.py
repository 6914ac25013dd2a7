"""A workshop with a press that does as it is told, and people who order."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.calls import Call, Screen, give_paper
from bot.domain.manuscript import Manuscript
from bot.domain.member import Status
from bot.domain.order import Form, Order, Paper
from bot.domain.paper import Content, Made
from bot.ports import Database, Store
from bot.ports.press import PressFailed
from bot.post.orders import Workshop
from bot.post.replies import Replies
from bot.views.setting import Setting
from tests.post.desk import NOW, Wire
from tests.views.scene import ENGLISH, FRENCH

UNDER = Screen("Voici.")


@dataclass
class HandPress:
    """Prints what it is given; waits for `gate`, and breaks where the title says so."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    titles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    async def print(self, content: Content, form: Form) -> bytes:
        self.titles.append(content.title)
        await self.gate.wait()
        if content.title == "broken":
            raise PressFailed("1: ValueError")
        return f"{form}: {content.title}".encode()


@dataclass
class Archive:
    """What files are made of, as things are when they are made."""

    title: str = "Compte rendu"
    refusal: Exception | None = None

    def make(self, store: Store, order: Order, setting: Setting) -> Made:
        if self.refusal:
            raise self.refusal
        return Made("compte-rendu", Manuscript(self.title, setting.words.language, []))


def in_words(language: str | None) -> Setting:
    return ENGLISH if language == "en" else FRENCH


@dataclass
class Shop:
    database: Database
    wire: Wire = field(default_factory=Wire)
    press: HandPress = field(default_factory=HandPress)
    archive: Archive = field(default_factory=Archive)

    def open(self) -> Replies:
        """Return a desk that sends what is ordered here."""
        make = self.archive.make
        return Replies(
            self.wire,
            self.database,
            now=lambda: NOW,
            workshop=Workshop(self.wire, self.database, self.press, make=make, setting=in_words),
            first_pause=0.001,
        )

    async def reader(self, *, language: str = "fr", status: Status = Status.ACTIVE) -> int:
        """Add somebody who may order files; return their id."""

        def add(store: Store) -> int:
            reader = store.members.add(
                "Gaëlle", telegram_id=101, status=status, at=NOW, language=language
            )
            return reader.id

        return await self.database.write(add)

    def files(self) -> Sequence[str]:
        """Return what was in the files that were sent."""
        sent = (call.attachment for call in self.wire.calls)
        return [file.content.decode() for file in sent if file]

    def words(self) -> Sequence[str]:
        return [text for text in self.wire.texts() if text]

    def methods(self) -> Sequence[str]:
        return [call.method for call in self.wire.calls]


def order(member_id: int, form: Form = Form.PDF, *, subject: int = 3) -> Call:
    return give_paper(101, UNDER, Order(Paper.REPORT, form, member_id, subject))


def has(shop: Shop, number: int) -> Callable[[], bool]:
    """Tell whether so many files were sent."""
    return lambda: len(shop.files()) >= number
