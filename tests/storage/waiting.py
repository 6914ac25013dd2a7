"""Waiting for what another process or thread will have done in a moment."""

import threading
import time
from collections.abc import Callable

PAUSE = threading.Event()


def eventually(condition: Callable[[], object], *, seconds: float = 10) -> None:
    """Return as soon as the condition holds; fail if it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        PAUSE.wait(0.01)
