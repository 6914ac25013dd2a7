"""Spoils updates as a new server, a strange client or a broken line might."""

import copy
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

DEPTH: Final = 300
DEEP_ONES: Final = 0.03
STRANGERS: Final = range(900_000, 900_400)
"""Ids of senders: many, so that their updates need not wait for one another."""

NASTY: Final[Sequence[Any]] = (
    None, True, False, 0, -1, 1, 2**31, 2**63 - 1, 2**63, 2**64, -(10**30), 0.5, 1e308,
    "", " ", "\x00", "Nadia\x00R.", "\ud800", "<b>", "</i>&amp;", "\u202e", "🙂" * 3000,
    "private", "supergroup", "channel", "1:r:1:yes", "1:d:1:pub", "1:r:zzzzzzzzzzzzzzzz:no",
    "/start", "/nouvelle", "/lier@passerelle_demo_bot", "99:99", "2026-02-30",
    [], {}, [[]], [None], [{}], {"": None}, {"id": "x"}, {"id": 1.5, "is_bot": "no"},
)  # fmt: skip

Holder = dict[str, Any] | list[Any]
Spot = tuple[Holder, Any]


def spoiled(update: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return an update with one to five faults; its own number stays as it is."""
    body: dict[str, Any] = copy.deepcopy(dict(update))
    body.pop("update_id", None)
    _change_sender(body, chance)
    for _ in range(chance.randint(1, 5)):
        chance.choice(_WAYS)(body, chance)
    if chance.random() < DEEP_ONES:
        _bury_deep(body, chance)
    body.pop("update_id", None)
    return body


def _change_sender(body: dict[str, Any], chance: random.Random) -> None:
    stranger = chance.choice(STRANGERS)
    for part in body.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            part["from"]["id"] = stranger
        chat = part.get("chat") if isinstance(part, dict) else None
        if isinstance(chat, dict) and chat.get("type") == "private":
            chat["id"] = stranger


def _replace(body: dict[str, Any], chance: random.Random) -> None:
    holder, key = _spot(body, chance)
    holder[key] = copy.deepcopy(chance.choice(NASTY))


def _remove(body: dict[str, Any], chance: random.Random) -> None:
    holder, key = _spot(body, chance)
    del holder[key]


def _swap(body: dict[str, Any], chance: random.Random) -> None:
    (one, here), (other, there) = _spot(body, chance), _spot(body, chance)
    one[here], moved = copy.deepcopy(other[there]), one[here]
    if one is not other and there in _keys(other):
        other[there] = copy.deepcopy(moved)


def _add(body: dict[str, Any], chance: random.Random) -> None:
    """Add what Telegram may add tomorrow."""
    holder, _ = _spot(body, chance)
    if isinstance(holder, dict):
        name = chance.choice(("aura", "vibe_entities", "from", "chat", "is_topic_message", "data"))
        holder[name] = copy.deepcopy(chance.choice(NASTY))
    else:
        holder.append(copy.deepcopy(chance.choice(NASTY)))


def _retype(body: dict[str, Any], chance: random.Random) -> None:
    holder, key = _spot(body, chance)
    old = holder[key]
    holder[key] = str(old) if not isinstance(old, str) else [old]


def _bury_deep(body: dict[str, Any], chance: random.Random) -> None:
    holder, key = _spot(body, chance)
    nested = holder[key]
    for _ in range(DEPTH):
        nested = {"a": nested}
    holder[key] = nested


_WAYS: Final[Sequence[Callable[[dict[str, Any], random.Random], None]]] = (
    *(_replace,) * 4, *(_remove,) * 4, *(_retype,) * 3, *(_add,) * 2, _swap,
)  # fmt: skip


def _spot(body: dict[str, Any], chance: random.Random) -> Spot:
    """Choose a place in the tree, never the update itself; there always is one."""
    spots = list(_spots(body)) or [_spot_of_nothing(body)]
    return chance.choice(spots)


def _spot_of_nothing(body: dict[str, Any]) -> Spot:
    body["message"] = None
    return body, "message"


def _spots(body: Holder, depth: int = 12) -> list[Spot]:
    found: list[Spot] = []
    for key in _keys(body):
        found.append((body, key))
        inner = body[key]
        if depth and isinstance(inner, dict | list):
            found += _spots(inner, depth - 1)
    return found


def _keys(holder: Holder) -> Sequence[Any]:
    return list(holder) if isinstance(holder, dict) else range(len(holder))
