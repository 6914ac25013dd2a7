"""The shelf of spaces: the groups and topics where the community reads its cards."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, false, select, true, update

from bot.domain.space import Space
from storage.line import Line
from storage.statement import Row, Statement, upsert
from storage.tables import spaces

_IN_CHAT = spaces.c.chat_id == bindparam("chat")
_SPACE = select(
    spaces.c.id, spaces.c.chat_id, spaces.c.title, spaces.c.thread_id, spaces.c.is_open
).order_by(spaces.c.id)
_taken = spaces.alias()
ALL = Statement(_SPACE.where(spaces.c.is_open == true()))
AT = Statement(_SPACE.where(_IN_CHAT, spaces.c.thread_id == bindparam("thread")))
OPEN = upsert(
    spaces,
    *("chat_id", "thread_id", "title", "is_open", "opened_at"),
    keys=["chat_id", "thread_id"],
    kept=["opened_at"],
    returning=True,
)
CLOSE = Statement(update(spaces).where(_IN_CHAT).values(is_open=false()))
MIGRATE = Statement(
    update(spaces)
    .where(
        _IN_CHAT,
        ~select(_taken.c.id)
        .where(_taken.c.chat_id == bindparam("new_chat"), _taken.c.thread_id == spaces.c.thread_id)
        .exists(),
    )
    .values(chat_id=bindparam("new_chat"))
)
DROP = Statement(delete(spaces).where(_IN_CHAT))


class SpaceShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def all(self) -> Sequence[Space]:
        """Return the spaces that are open, in the order in which they were first opened."""
        return [_space(row) for row in self._line.rows(ALL)]

    def at(self, chat_id: int, *, thread_id: int | None) -> Space | None:
        row = self._line.row(AT, chat=chat_id, thread=thread_id or 0)
        return None if row is None else _space(row)

    def open(self, chat_id: int, *, thread_id: int | None, title: str, at: datetime) -> Space:
        """Open a space, again if it was closed."""
        place = {"chat_id": chat_id, "thread_id": thread_id or 0}
        made = self._line.made(OPEN, **place, title=title, is_open=True, opened_at=at)
        return Space(made, chat_id, title, thread_id)

    def close(self, chat_id: int) -> None:
        """Close every space of a chat."""
        self._line.run(CLOSE, chat=chat_id)

    def migrate(self, old_chat_id: int, *, new_chat_id: int) -> None:
        """Follow a group that became a supergroup and got a new id."""
        self._line.run(MIGRATE, chat=old_chat_id, new_chat=new_chat_id)
        self._line.run(DROP, chat=old_chat_id)


def _space(row: Row) -> Space:
    space_id, chat_id, title, thread_id, is_open = row
    return Space(space_id, chat_id, title, thread_id or None, is_open=is_open)
