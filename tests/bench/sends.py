"""What the stub knows of messages: how many arrived when, and which came too fast."""

import asyncio
import time
from collections import Counter, deque
from dataclasses import dataclass, field

TOO_FAST = (
    b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1",'
    b'"parameters":{"retry_after":1}}'
)


@dataclass
class Sends:
    """
    Refuses what is above `limit` in any one second; 0 refuses nothing. Every answer takes
    `latency` seconds.
    """

    limit: int = 0
    latency: float = 0.0
    floods: int = 0
    moments: list[float] = field(default_factory=list)
    _readers: Counter[int] = field(default_factory=Counter)
    _last: deque[float] = field(default_factory=deque)

    async def take(self, chat_id: int) -> bool:
        """Take one message, after a while; False if it comes too fast."""
        now = time.perf_counter()
        while self._last and self._last[0] <= now - 1:
            self._last.popleft()
        is_taken = not self.limit or len(self._last) < self.limit
        if is_taken:
            self._last.append(now)
            self.moments.append(now)
            self._readers[chat_id] += 1
        else:
            self.floods += 1
        await asyncio.sleep(self.latency)
        return is_taken

    def told(self) -> dict[str, float]:
        """Tell what arrived so far."""
        return {"sent": len(self.moments), "readers": len(self._readers), "floods": self.floods}

    def rate(self) -> dict[str, float]:
        """Tell how fast they came: in all, and in the fullest second."""
        first, last = self.moments[0], self.moments[-1]
        most, begin = 0, 0
        for end, moment in enumerate(self.moments):
            while self.moments[begin] <= moment - 1:
                begin += 1
            most = max(most, end - begin + 1)
        return {"rate": (len(self.moments) - 1) / (last - first), "most": most}
