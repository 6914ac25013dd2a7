"""What the two sides of the sandbox are told when something cannot be done."""

from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
}

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A refusal of the Bot API: status code, full description and optional parameters."""

    def __init__(self, code: int, message: str = "", *, parameters: dict[str, Any] | None = None):
        """`message` is put behind the prefix of its code the way the real server does it."""
        self.code = code
        self.description = describe(code, message)
        self.parameters = parameters or {}
        super().__init__(self.description)


class PeopleError(Exception):
    """A refusal of the people's side: HTTP status and a sentence."""

    def __init__(self, sentence: str, status: int = 400):
        """`sentence` is shown to whoever drives the sandbox."""
        self.status = status
        super().__init__(sentence)


def describe(code: int, message: str) -> str:
    """The description that belongs to a code: prefix, colon, message with a small first letter."""
    prefix = _PREFIXES.get(code, "Bad Request")
    if not message:
        return prefix
    if message.startswith(prefix):
        return message
    second = message[1:2]
    shouted = second == "_" or second.isupper()
    return f"{prefix}: {message if shouted else message[0].lower() + message[1:]}"


def refuse(message: str) -> ApiError:
    """A 400 with this text."""
    return ApiError(400, message)


def forbid(message: str) -> ApiError:
    """A 403 with this text."""
    return ApiError(403, message)


def too_many(seconds: int) -> ApiError:
    """A 429 that asks to wait."""
    return ApiError(429, f"retry after {seconds}", parameters={"retry_after": seconds})
