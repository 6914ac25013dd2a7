"""What the command line may wish of the sandbox, and how it is told that it cannot be."""

from collections.abc import Callable
from dataclasses import dataclass


class CannotServe(Exception):  # noqa: N818 - the name says what is the case
    """The sandbox cannot listen; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxWish:
    """`tell` hears the address once the page can be opened; `port` 0 means any free one."""

    port: int
    fresh: bool
    alone: bool
    tell: Callable[[str], None]
