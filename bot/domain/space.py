"""A space: the group, or the topic of a group, where the community reads its cards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Space:
    id: int
    chat_id: int
    title: str
    thread_id: int | None = None
    is_open: bool = True
