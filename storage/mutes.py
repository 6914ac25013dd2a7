"""The shelf of mutes: what a member does not want to be written to about."""

from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, delete, select

from bot.domain.member import Topic
from storage.among import among
from storage.line import Line
from storage.statement import Statement, insert_new
from storage.tables import mutes

OF = Statement(select(mutes.c.topic).where(mutes.c.member_id == bindparam("member")))
AMONG = Statement(
    select(mutes.c.member_id, mutes.c.topic).where(among(mutes.c.member_id, "members"))
)
ADD = insert_new(mutes, "member_id", "topic")
DROP = Statement(
    delete(mutes).where(
        mutes.c.member_id == bindparam("member"), mutes.c.topic == bindparam("of_topic")
    )
)


class MuteShelf:
    def __init__(self, line: Line) -> None:
        self._line = line

    def of(self, member_id: int) -> frozenset[Topic]:
        """Return what a member does not want to be written to about."""
        return frozenset(Topic(row[0]) for row in self._line.rows(OF, member=member_id))

    def among(self, member_ids: Collection[int]) -> Mapping[int, frozenset[Topic]]:
        """Return what each of some members wants nothing of; who wants all is not in it."""
        found: dict[int, set[Topic]] = {}
        for member_id, topic in self._line.rows(AMONG, members=member_ids):
            found.setdefault(member_id, set()).add(Topic(topic))
        return {member_id: frozenset(topics) for member_id, topics in found.items()}

    def put(self, member_id: int, topic: Topic) -> None:
        self._line.row(ADD, member_id=member_id, topic=topic.value)

    def drop(self, member_id: int, topic: Topic) -> None:
        self._line.run(DROP, member=member_id, of_topic=topic.value)
