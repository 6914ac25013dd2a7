"""What a database that was put back may not send by itself: much of it left since, long ago."""

from collections.abc import Callable, Collection
from typing import Final

from bot.domain.mailing import STOPPED

RESTORED: Final = "restored"

# What needs a table with these columns; a backup of an older version may lack them.
_STEPS: Final = (
    ("mailings", "state", "UPDATE mailings SET state = 'stopped' WHERE state = 'running'"),
    (
        "deliveries",
        "mailing_id",
        f"""UPDATE deliveries SET state = 'dropped', reason = '{STOPPED}', lease_until = NULL
            WHERE mailing_id IS NOT NULL AND state IN ('planned', 'claimed')""",  # noqa: S608 - ours
    ),
    (
        "deliveries",
        "due_at",
        f"""UPDATE deliveries
            SET state = 'uncertain', reason = '{RESTORED}', settled_at = :now, lease_until = NULL
            WHERE state IN ('claimed', 'sending') OR (state = 'planned' AND due_at <= :now)""",  # noqa: S608 - ours
    ),
    (
        "appointments",
        "due_at",
        f"""UPDATE appointments SET state = 'dropped', reason = '{RESTORED}', settled_at = :now
            WHERE state = 'planned' AND due_at <= :now""",  # noqa: S608 - ours
    ),
    (
        "publications",
        "publish_at",
        "UPDATE publications SET publish_at = NULL, asked_by = NULL WHERE publish_at <= :now",
    ),
    ("cards", "state", "UPDATE cards SET state = 'lost' WHERE state IN ('owed', 'posting')"),
    (
        "inbox",
        "calls",
        "UPDATE inbox SET calls = NULL, state = 'done' WHERE calls IS NOT NULL",
    ),
    ("memos", "name", "DELETE FROM memos WHERE name = 'post.news'"),
)


def hold_back(
    execute: Callable[[str], object], columns: Callable[[str], Collection[str]], *, now: str
) -> None:
    """
    Let nothing leave by itself that is due: organisers decide what is sent again.

    `columns` gives the columns of a table, none if it is not there; `now` is an expression of
    this moment, as the tables keep moments.
    """
    for table, column, step in _STEPS:
        if column in columns(table):
            execute(step.replace(":now", now))
