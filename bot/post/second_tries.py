"""
Remembers which replies may have been sent once already, so that nobody gets a third copy.

A new message has no mark by which Telegram would know it again. Before anything that may send it
a second time, the fact is written down; what is written down is not tried a third time.
"""

import json
from collections.abc import Collection

from bot.ports import Database, Store

MEMO = "post.second_tries"


class SecondTries:
    """The arrivals whose new messages are being tried for the second and last time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seqs: set[int] = set()

    async def recall(self, owed: Collection[int]) -> Collection[int]:
        """At the start: note that all of these are tried again; return those that already were."""
        wanted = set(owed)

        def deed(store: Store) -> set[int]:
            before = set(json.loads(store.memos.get(MEMO) or "[]"))
            if before or wanted:
                store.memos.put(MEMO, json.dumps(sorted(wanted)))
            return before & wanted

        spent = await self._database.write(deed)
        self._seqs = wanted
        return spent

    async def may_begin(self, seq: int) -> bool:
        """Note a second try; False if it was the second that has just failed."""
        if seq in self._seqs:
            return False
        self._seqs.add(seq)
        await self._database.write(lambda store: store.memos.put(MEMO, self._packed()))
        return True

    def end(self, seq: int) -> None:
        """Forget an arrival that owes nothing any more; the memo follows at its next change."""
        self._seqs.discard(seq)

    def _packed(self) -> str:
        return json.dumps(sorted(self._seqs))
