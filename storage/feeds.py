"""The shelf of feeds: the secret addresses of personal calendars, as hashes."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage.line import Line
from storage.statement import Statement, insert
from storage.tables import feeds

_IS_OPEN = feeds.c.revoked_at.is_(None)
ADD = insert(feeds, "member_id", "token_hash", "made_at")
OWNER = Statement(
    select(feeds.c.member_id).where(feeds.c.token_hash == bindparam("which"), _IS_OPEN)
)
CLOSE = Statement(
    update(feeds)
    .where(feeds.c.member_id == bindparam("member"), _IS_OPEN)
    .values(revoked_at=bindparam("at"))
)


class FeedShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def add(self, member_id: int, *, token_hash: str, at: datetime) -> None:
        self._line.made(ADD, member_id=member_id, token_hash=token_hash, made_at=at)

    def owner(self, token_hash: str) -> int | None:
        """Return the member whose open address has this hash."""
        row = self._line.row(OWNER, which=token_hash)
        return None if row is None else int(row[0])

    def close(self, member_id: int, *, at: datetime) -> bool:
        """Close the open addresses of a member; False if there was none."""
        return self._line.run(CLOSE, member=member_id, at=at) > 0
