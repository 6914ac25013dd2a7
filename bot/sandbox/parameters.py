"""The parameters of a Bot API call, however they were sent, and lenient readers for them."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.errors import ApiError
from bot.sandbox.files import Upload
from bot.sandbox.uploads import is_multipart, read_multipart

_LIMIT = 1024 * 1024
_INTEGER = re.compile(r"\s*(-?\d{1,19})")


class Parameters:
    """Texts by name, and the files that came with them."""

    def __init__(self, texts: dict[str, str], files: dict[str, Upload] | None = None) -> None:
        """Values are texts, as Telegram's server keeps them until a method reads them."""
        self.texts = texts
        self.files = files or {}

    def text(self, name: str) -> str:
        """The text, or "" when it is missing."""
        return self.texts.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the caller sent this parameter."""
        return name in self.texts

    def flag(self, name: str) -> bool:
        """True for true, yes and 1 in any case; everything else is false."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def integer(
        self, name: str, *, default: int = 0, low: int = -(2**63), high: int = 2**63
    ) -> int:
        """A number, clamped between the bounds; what is no number counts as 0."""
        raw = self.texts.get(name)
        if raw is None:
            return default
        found = _INTEGER.match(raw)
        return max(low, min(high, int(found[1]) if found else 0))

    def value(self, name: str) -> Any:
        """The JSON value of a parameter, None when it is missing or no JSON."""
        raw = self.text(name)
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            return None


async def read_parameters(request: Request) -> Parameters:
    """Query string and body together; the body wins. Raises 413 over 1 MiB of texts."""
    texts = _decoded(request.scope["query_string"])
    kind = request.headers.get("content-type", "")
    if not is_multipart(kind):
        body = await request.body()
        _refuse_oversize(len(body))
        texts.update(read_json(body) if kind.startswith("application/json") else _decoded(body))
        return Parameters(texts)
    fields, files = await read_multipart(request)
    texts.update(fields)
    _refuse_oversize(sum(len(text) for text in texts.values()))
    return Parameters(texts, files)


def read_json(body: bytes) -> dict[str, str]:
    """A JSON object as parameters: texts decoded, any other value kept as its JSON text."""
    try:
        decoded = json.loads(body)
    except ValueError:
        return {}
    if not isinstance(decoded, dict):
        return {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in decoded.items()
    }


def _decoded(form: bytes) -> dict[str, str]:
    return dict(parse_qsl(form.decode("utf-8", "replace"), keep_blank_values=True)) if form else {}


def _refuse_oversize(size: int) -> None:
    if size > _LIMIT:
        raise ApiError(413)
