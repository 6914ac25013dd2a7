"""
One update that Telegram handed over, from its arrival to the last word of our answer.

    new -> answered -> done          (answered: its effect is committed, its calls are still owed)
        -> ignored                   (nobody's business here)
        -> new (tried again) -> dead (set aside for an organiser to see)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_TRIES = 3


class ArrivalState(StrEnum):
    NEW = "new"
    ANSWERED = "answered"
    DONE = "done"
    IGNORED = "ignored"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Arrival:
    """`seq` is our own order of arrival: Telegram's update_id may start again from anywhere."""

    seq: int
    update_id: int
    person_key: int
    body: Mapping[str, Any]
    tries: int = 0
