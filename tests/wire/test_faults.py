"""Telegram's errors, in Telegram's own words and through python-telegram-bot's, told apart."""

import json
from http import HTTPStatus
from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest
from typing_extensions import override

from bot.outcomes import (
    BadMarkup,
    Conflict,
    Fault,
    Gone,
    Later,
    Migrated,
    NoRights,
    NoThread,
    NotSent,
    PerhapsSent,
    Reason,
    Refused,
    Stale,
    TargetLost,
    TokenRefused,
    Unchanged,
    Unknown,
)
from bot.wire.breakdowns import NeverSent, TooFast
from bot.wire.faults import classify

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
TWO_POLLERS = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)

TABLE: list[tuple[int, str, type[Any] | Fault]] = [
    (403, "Forbidden: bot was blocked by the user", Gone(Reason.BLOCKED)),
    (403, "Forbidden: user is deactivated", Gone(Reason.DEACTIVATED)),
    (403, "Forbidden: bot can't initiate conversation with a user", Gone(Reason.NEVER_STARTED)),
    (403, "Forbidden: the bot can't send messages to the bot", Gone(Reason.IS_A_BOT)),
    (403, "Forbidden: bot can't send messages to bots", Gone(Reason.IS_A_BOT)),
    (403, "Forbidden: bot was kicked from the group chat", Gone(Reason.NOT_IN_CHAT)),
    (403, "Forbidden: bot was kicked from the supergroup chat", Gone(Reason.NOT_IN_CHAT)),
    (403, "Forbidden: bot is not a member of the group chat", Gone(Reason.NOT_IN_CHAT)),
    (403, "Forbidden: bot is not a member of the supergroup chat", Gone(Reason.NOT_IN_CHAT)),
    (403, "Forbidden: bot is not a member of the channel chat", Gone(Reason.NOT_IN_CHAT)),
    (403, "Forbidden: the group chat was deleted", Gone(Reason.CHAT_DELETED)),
    (403, "Forbidden: something new", Unknown),
    (403, "Forbidden: not enough rights to send text messages to the chat", NoRights),
    (400, "Bad Request: chat not found", Gone(Reason.CHAT_NOT_FOUND)),
    (400, "Bad Request: private chat not found", Gone(Reason.CHAT_NOT_FOUND)),
    (400, "Bad Request: PEER_ID_INVALID", Gone(Reason.CHAT_NOT_FOUND)),
    (400, NOT_MODIFIED, Unchanged()),
    (400, TOO_OLD, Stale()),
    (400, "Bad Request: QUERY_ID_INVALID", Stale()),
    (400, "Bad Request: message to edit not found", TargetLost()),
    (400, "Bad Request: message to delete not found", TargetLost()),
    (400, "Bad Request: message can't be edited", TargetLost()),
    (400, "Bad Request: message to be replied not found", TargetLost()),
    (400, "Bad Request: there is no text in the message to edit", TargetLost()),
    (400, "Bad Request: MESSAGE_ID_INVALID", TargetLost()),
    (400, "Bad Request: message can't be deleted", NoRights),
    (400, "Bad Request: not enough rights to pin a message", NoRights),
    (400, "Bad Request: need administrator rights in the channel chat", NoRights),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", NoRights),
    (400, "Bad Request: CHAT_ADMIN_REQUIRED", NoRights),
    (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", NoRights),
    (400, "Bad Request: CHAT_RESTRICTED", NoRights),
    (400, "Bad Request: message thread not found", NoThread()),
    (400, "Bad Request: TOPIC_CLOSED", NoThread()),
    (400, "Bad Request: TOPIC_DELETED", NoThread()),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "br"', BadMarkup),
    (400, "Bad Request: BUTTON_DATA_INVALID", Refused),
    (400, "Bad Request: BUTTON_URL_INVALID", Refused),
    (400, "Bad Request: message text is empty", Refused),
    (400, "Bad Request: text must be non-empty", Refused),
    (400, "Bad Request: message is too long", Refused),
    (400, "Bad Request: MESSAGE_TOO_LONG", Refused),
    (400, "Bad Request: reply markup is too long", Refused),
    (400, "Bad Request: object expected as reply markup", Refused),
    (400, "Bad Request: can't parse reply keyboard markup JSON object", Refused),
    (400, "Bad Request: chat_id is empty", Refused),
    (400, "Bad Request: unsupported parse_mode", Refused),
    (400, "Bad Request: wrong HTTP URL specified", Refused),
    (400, "Bad Request: something nobody has seen", Unknown),
    (400, "Bad Request: user not found", Unknown),
    (413, "Request Entity Too Large", Refused),
    (404, "Not Found: method not found", Refused),
    (404, "Not Found", TokenRefused()),
    (401, "Unauthorized", TokenRefused()),
    (401, "Unauthorized: invalid token specified", TokenRefused()),
    (409, TWO_POLLERS, Conflict),
    (409, WEBHOOK, Conflict),
    (429, "Too Many Requests: retry after 7", Later(7.0)),
    (429, "Too Many Requests", Later(30.0)),
    (500, "Internal Server Error: whatever", PerhapsSent),
    (502, "Bad Gateway", PerhapsSent),
    (504, "Gateway Timeout", PerhapsSent),
]


class Canned(BaseRequest):
    """Answers as it was told to, below the part of python-telegram-bot that makes errors."""

    def __init__(self, status: int, payload: bytes) -> None:
        self._answer = (status, payload)

    @property
    @override
    def read_timeout(self) -> float:
        return 1.0

    @override
    async def initialize(self) -> None: ...
    @override
    async def shutdown(self) -> None: ...
    @override
    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        return self._answer


async def error_of(status: int, description: str, **parameters: int) -> TelegramError:
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        answer["parameters"] = parameters
    with pytest.raises(TelegramError) as caught:
        await Canned(status, json.dumps(answer).encode()).post("http://telegram.example/x")
    return caught.value


@pytest.mark.parametrize(("status", "description", "meaning"), TABLE)
async def test_each_error_means_one_thing(status: int, description: str, meaning: Any):
    error = await error_of(status, description)

    fault = classify(error)

    assert fault == meaning or type(fault) is meaning


@pytest.mark.parametrize(("status", "description", "meaning"), TABLE)
async def test_case_and_spaces_make_no_difference(status: int, description: str, meaning: Any):
    shouted = await error_of(status, "  ".join(description.upper().split(" ")))

    fault = classify(shouted)

    assert fault == meaning or type(fault) is meaning


async def test_a_moved_group_tells_its_new_id():
    text = "Bad Request: group chat was upgraded to a supergroup chat"

    error = await error_of(400, text, migrate_to_chat_id=-1000000000042)

    assert classify(error) == Migrated(-1000000000042)


def test_flood_control_says_how_long():
    assert classify(TooFast.read(b'{"parameters": {"retry_after": 12}}')) == Later(12.0)
    assert classify(TooFast.read(b'{"description": "retry after 9"}')) == Later(9.0)
    assert classify(TooFast.read(b"<html>")) == Later(30.0)
    assert classify(TooFast.read(b'{"parameters": {"retry_after": "x"}}')) == Later(30.0)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_the_stock_flood_error_is_understood_too():
    assert classify(RetryAfter(4)) == Later(4.0)


def test_only_a_line_that_never_stood_is_certainly_not_sent():
    assert classify(NeverSent("No connection")) == NotSent("no connection")
    assert isinstance(classify(NetworkError("The line broke")), PerhapsSent)
    assert isinstance(classify(TelegramError("Invalid server response")), PerhapsSent)
    assert isinstance(classify(KeyError("result")), PerhapsSent)


@pytest.mark.parametrize("status", [code.value for code in HTTPStatus if code >= 300])
async def test_unknown_words_are_never_permanent(status: int):
    fault = classify(await error_of(status, "nobody has ever seen this"))

    assert isinstance(fault, (Unknown, PerhapsSent, Later, TokenRefused, Conflict))
