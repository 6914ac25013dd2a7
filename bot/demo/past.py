"""What the demo community has behind it: who was there, what they took home."""

from datetime import datetime
from typing import Any

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.gathering import Gathering
from bot.domain.place import Format
from bot.ports import Store


def presences(
    store: Store,
    demo: dict[str, Any],
    meeting: dict[str, Any],
    *,
    gathering: Gathering,
    member_ids: dict[str, int],
) -> None:
    """Note who was at a meeting that is over; whoever facilitated it took the list."""
    mode = Mode.REMOTE if gathering.format is Format.VIDEO else Mode.IN_PERSON
    by = member_ids[meeting["facilitator"]]
    for circle, keys in demo["attendance"][meeting["id"]].items():
        for key in keys:
            store.attendances.put(
                Attendance(gathering.id, member_ids[key], Circle(circle), mode, recorded_by=by)
            )
    store.attendances.take(gathering.id, Taking.TAKEN, at=_end(gathering))


def _end(gathering: Gathering) -> datetime:
    if gathering.ends_at is None:
        raise ValueError("a meeting that is over has an end")
    return gathering.ends_at
