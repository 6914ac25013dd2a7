"""The lock that makes one of many processes on PostgreSQL the leader."""

from typing import Any

import psycopg

from storage.postgres import OURS, open_postgres


class SessionLeadership:
    """A lock that PostgreSQL keeps for as long as one session of ours lives."""

    may_wait = True

    def __init__(self, url: str, *, bot_id: int, name: str = "") -> None:
        self._url = url
        self._name = name
        self._bot_id = bot_id
        self._session: psycopg.Connection[Any] | None = None

    def try_take(self) -> bool:
        if self.still_mine():
            return True
        self.release()
        try:
            session = open_postgres(self._url, application_name=self._name or OURS)
        except psycopg.Error:
            return False
        if self._ask(session, "SELECT pg_try_advisory_lock(%s::bigint)", self._bot_id):
            self._session = session
        else:
            session.close()
        return self._session is not None

    def still_mine(self) -> bool:
        return self._session is not None and self._ask(self._session, "SELECT true")

    def release(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()

    @staticmethod
    def _ask(session: psycopg.Connection[Any], question: str, *facts: int) -> bool:
        try:
            row = session.execute(question, facts).fetchone()
        except psycopg.Error:
            return False
        return bool(row and row[0])
