"""Reads HTTP/1.1 requests out of a stream of bytes, one at a time."""

from dataclasses import dataclass
from urllib.parse import unquote

_HEAD_LIMIT = 64 * 1024
_BODY_LIMIT = 64 * 1024 * 1024


class MalformedRequestError(Exception):
    """The bytes are no HTTP request, or one that is too big."""


@dataclass(slots=True)
class Request:
    """One HTTP request; header names are in lower case, the path is decoded."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def keep_alive(self) -> bool:
        """Whether the client means to use the connection again."""
        return self.headers.get("connection", "").lower() != "close"


class RequestReader:
    """Fed with bytes, gives whole requests."""

    def __init__(self) -> None:
        """Start at the beginning of a connection."""
        self._buffer = bytearray()
        self._head: Request | None = None
        self._chunks: list[bytes] | None = None
        self.wants_continue = False

    def feed(self, data: bytes) -> None:
        """Take in what came over the connection."""
        self._buffer += data

    def next_request(self) -> Request | None:
        """The next whole request, or None until more bytes come; raises MalformedRequestError."""
        if self._head is None and not self._read_head():
            return None
        head = self._head
        if head is None:
            return None
        body = self._read_chunks() if self._chunks is not None else self._read_body(head)
        if body is None:
            return None
        self._head, self._chunks = None, None
        head.body = body
        return head

    def _read_head(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self._buffer) > _HEAD_LIMIT:
                raise MalformedRequestError
            return False
        lines = bytes(self._buffer[:end]).decode("latin-1").split("\r\n")
        del self._buffer[: end + 4]
        self._head = head = _parse_head(lines)
        if head.headers.get("transfer-encoding", "").lower() == "chunked":
            self._chunks = []
        self.wants_continue = head.headers.get("expect", "").lower() == "100-continue"
        return True

    def _read_body(self, head: Request) -> bytes | None:
        length = int(head.headers.get("content-length", "0") or 0)
        if length > _BODY_LIMIT:
            raise MalformedRequestError
        if len(self._buffer) < length:
            return None
        body = bytes(self._buffer[:length])
        del self._buffer[:length]
        return body

    def _read_chunks(self) -> bytes | None:
        if self._chunks is None:
            return None
        while (line_end := self._buffer.find(b"\r\n")) >= 0:
            size = int(bytes(self._buffer[:line_end]).split(b";")[0], 16)
            if size > _BODY_LIMIT:
                raise MalformedRequestError
            chunk_end = line_end + 2 + size
            if len(self._buffer) < chunk_end + 2:
                return None
            self._chunks.append(bytes(self._buffer[line_end + 2 : chunk_end]))
            del self._buffer[: chunk_end + 2]
            if size == 0:
                return b"".join(self._chunks)
        return None


def _parse_head(lines: list[str]) -> Request:
    parts = lines[0].split(" ")
    if len(parts) != 3:  # noqa: PLR2004 - method, target, version
        raise MalformedRequestError
    path, _, query = parts[1].partition("?")
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Request(method=parts[0], path=unquote(path), query=query, headers=headers)
