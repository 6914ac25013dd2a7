"""What Telegram may say to a message, and what is then written down about it and its reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from bot.domain.delivery import State
from bot.domain.member import Status

_BAD_REQUEST: Final = 400
_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """
    How the story of one message ends: its row, its reader, how often it was asked of Telegram,
    and how often the reader has it.
    """

    state: State = State.SENT
    why: str = ""
    reader: Status = Status.ACTIVE
    has_chat: bool = True
    calls: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Mishap:
    """A fault of the sandbox, and where it leads."""

    fault: Mapping[str, Any]
    end: End = field(default_factory=End)


def _says(description: str, code: int = _BAD_REQUEST, times: int | None = 1) -> Mapping[str, Any]:
    return {"kind": "error", "code": code, "description": description, "times": times}


def _lost(why: str) -> End:
    gone = Status.UNREACHABLE
    return End(state=State.FAILED, why=why, reader=gone, has_chat=False, copies=0)


def _given_up(why: str, calls: int = 1) -> End:
    return End(state=State.FAILED, why=why, calls=calls, copies=0)


_ONCE_MORE: Final = End(calls=2)
_TWO_COPIES: Final = End(calls=2, copies=2)

MISHAPS: Final[Mapping[str, Mishap]] = MappingProxyType(
    {
        "nothing": Mishap({"kind": "slow_before", "seconds": 0}),
        # The chat is closed: nobody is asked again.
        "blocked": Mishap({"kind": "blocked"}, _lost("blocked")),
        "deactivated": Mishap({"kind": "deactivated"}, _lost("deactivated")),
        "never started": Mishap({"kind": "never_started"}, _lost("never_started")),
        "no such chat": Mishap(_says("Bad Request: chat not found"), _lost("chat_not_found")),
        "no such peer": Mishap(_says("Bad Request: PEER_ID_INVALID"), _lost("chat_not_found")),
        # Refused for good, and the reader has nothing to do with it.
        "may not": Mishap(
            _says("Bad Request: CHAT_WRITE_FORBIDDEN"), _given_up("chat_write_forbidden")
        ),
        "too long": Mishap(_says("Bad Request: message is too long"), _given_up("too long")),
        # Words that nobody has taught us are never taken as the last ones.
        "strange no": Mishap(
            _says("Forbidden: the moon is full", _FORBIDDEN, None), _given_up("moon", calls=3)
        ),
        "strange request": Mishap(
            _says("Bad Request: the moon is full", times=None), _given_up("moon", calls=3)
        ),
        "strange for a while": Mishap(_says("Forbidden: not just now", _FORBIDDEN), _ONCE_MORE),
        # Certainly not sent: again, and once.
        "too fast": Mishap({"kind": "too_many_requests", "retry_after": 1}, _ONCE_MORE),
        "too fast, in words": Mishap(
            {"kind": "too_many_requests", "retry_after": 1, "with_parameters": False}, _ONCE_MORE
        ),
        "unreadable": Mishap(_says("Bad Request: can't parse entities: oh"), _ONCE_MORE),
        # Nobody can know: once more, and no third time.
        "error before": Mishap(_says("Internal Server Error", 500), _ONCE_MORE),
        "gateway": Mishap({"kind": "bad_gateway"}, _ONCE_MORE),
        "cut before": Mishap({"kind": "drop_before"}, _ONCE_MORE),
        "reset": Mishap({"kind": "reset"}, _ONCE_MORE),
        "cut after": Mishap({"kind": "drop_after"}, _TWO_COPIES),
        "error after": Mishap({"kind": "error_after"}, _TWO_COPIES),
        "half an answer": Mishap({"kind": "garbage_after", "what": "json"}, _TWO_COPIES),
        "a page": Mishap({"kind": "garbage_after", "what": "html"}, _TWO_COPIES),
        "a portal": Mishap({"kind": "garbage_after", "what": "ok_html"}, _TWO_COPIES),
        "sent elsewhere": Mishap({"kind": "garbage_after", "what": "redirect"}, _TWO_COPIES),
        "silence": Mishap({"kind": "slow_answer", "seconds": 2.5}, _TWO_COPIES),
        "cut again and again": Mishap(
            {"kind": "drop_after", "times": None},
            End(state=State.UNCERTAIN, why="line broke", calls=2, copies=2),
        ),
        "away for long": Mishap(
            {"kind": "bad_gateway", "times": None},
            End(state=State.UNCERTAIN, why="bad gateway", calls=2, copies=0),
        ),
    }
)
