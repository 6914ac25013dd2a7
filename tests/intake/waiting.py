"""Waiting for what the bot does, without knowing how long that takes."""

import asyncio
import time
from collections.abc import Callable
from typing import Any


async def until(condition: Callable[[], Any], *, within: float = 10.0) -> Any:
    """Return the first true answer of an awaitable or plain condition."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        answer = condition()
        answer = await answer if asyncio.iscoroutine(answer) else answer
        if answer:
            return answer
        await asyncio.sleep(0.005)
    raise AssertionError(f"not within {within} seconds")
