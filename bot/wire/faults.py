"""What Telegram's errors mean: the only place that reads their words."""

import re
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict as TwoPollers,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

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
from bot.wire.breakdowns import NeverSent, TooFast, pause_in_words

_PREFIX: Final = re.compile(
    r"^(?:error: |\[error\]: )?(?:bad request|forbidden|unauthorized|conflict|not found"
    r"|internal server error|request entity too large): "
)

_FORBIDDEN: Final[tuple[tuple[str, Fault], ...]] = (
    ("bot was blocked by the user", Gone(Reason.BLOCKED)),
    ("user is deactivated", Gone(Reason.DEACTIVATED)),
    ("can't initiate conversation", Gone(Reason.NEVER_STARTED)),
    ("can't send messages to bots", Gone(Reason.IS_A_BOT)),
    ("can't send messages to the bot", Gone(Reason.IS_A_BOT)),
    ("bot was kicked", Gone(Reason.NOT_IN_CHAT)),
    ("bot is not a member", Gone(Reason.NOT_IN_CHAT)),
    ("group chat was deleted", Gone(Reason.CHAT_DELETED)),
)

_NO_RIGHTS: Final = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_",  # ..._PLAIN_FORBIDDEN, _MEDIA_FORBIDDEN and their like
    "slowmode_wait",
    "slow mode",
    "message can't be deleted",
    "user_admin_invalid",
    "administrator of the chat",
)

_BAD_REQUEST: Final[tuple[tuple[str, Fault], ...]] = (
    ("message is not modified", Unchanged()),
    ("query is too old", Stale()),
    ("query_id_invalid", Stale()),
    ("query id is invalid", Stale()),
    ("can't parse entities", BadMarkup("can't parse entities")),
    ("entity_bounds_invalid", BadMarkup("entity_bounds_invalid")),
    ("message thread not found", NoThread()),
    ("topic_closed", NoThread()),
    ("topic_deleted", NoThread()),
    ("topic_id_invalid", NoThread()),
    ("message to edit not found", TargetLost()),
    ("message to delete not found", TargetLost()),
    ("message to pin not found", TargetLost()),
    ("message to be replied not found", TargetLost()),
    ("message to react not found", TargetLost()),
    ("message not found", TargetLost()),
    ("message can't be edited", TargetLost()),
    ("message_id_invalid", TargetLost()),
    ("there is no text in the message to edit", TargetLost()),
    ("chat not found", Gone(Reason.CHAT_NOT_FOUND)),
    ("peer_id_invalid", Gone(Reason.CHAT_NOT_FOUND)),
    ("group chat was deactivated", Gone(Reason.CHAT_DELETED)),
    ("user_is_blocked", Gone(Reason.BLOCKED)),
    ("input_user_deactivated", Gone(Reason.DEACTIVATED)),
)

_OUR_FAULT: Final = (
    "button_",  # DATA_INVALID, URL_INVALID, TYPE_INVALID ...
    "message is too long",
    "message_too_long",
    "caption is too long",
    "caption_too_long",
    "text is too long",
    "text is empty",
    "text must be non-empty",
    "reply markup is too long",
    "reply_markup_",
    "object expected as reply markup",
    "inline keyboard",
    "can't parse",
    "unsupported parse_mode",
    "chat_id is empty",
    "wrong http url",
    "wrong file identifier",
    "wrong remote file",
    "there is no document",
    "file is too big",
    "wrong parameter",
    "bot_command",
    "must be of type",
    "can't find field",
    "is not specified",
    "method not found",
    "request entity too large",
    "payload too large",
)


def classify(error: Exception) -> Fault:
    """Say what an error means for the sender. What nobody knows is `Unknown`: not permanent."""
    # BadRequest is a NetworkError in python-telegram-bot: the narrow kinds come first.
    fault: Fault
    match error:
        case ChatMigrated():
            fault = Migrated(error.new_chat_id)
        case RetryAfter():
            fault = Later(_pause(error))
        case Forbidden() | BadRequest():
            fault = _by_words(_normalised(error))
        case TwoPollers():
            fault = Conflict(str(error))
        case InvalidToken() | EndPointNotFound():
            fault = _by_address(_normalised(error))
        case _:
            fault = _on_the_way(error)
    return fault


def _on_the_way(error: Exception) -> Fault:
    words = _normalised(error)
    if isinstance(error, NeverSent):
        return NotSent(words)
    if "too many requests" in words:
        return Later(pause_in_words(words))
    if isinstance(error, NetworkError) and any(phrase in words for phrase in _OUR_FAULT):
        return Refused(words)
    return PerhapsSent(words, is_silence=isinstance(error, TimedOut))


def _by_words(words: str) -> Fault:
    for phrase, fault in (*_FORBIDDEN, *_BAD_REQUEST):
        if phrase in words:
            return fault
    if any(phrase in words for phrase in _NO_RIGHTS):
        return NoRights(words)
    if any(phrase in words for phrase in _OUR_FAULT):
        return Refused(words)
    return Unknown(words)


def _by_address(words: str) -> Fault:
    """Tell a token that Telegram refuses from a method that it does not have."""
    if "method not found" in words or "endpoint" in words:
        return Refused(words)
    return TokenRefused()


def _normalised(error: Exception) -> str:
    words = " ".join(str(error).replace("’", "'").lower().split())
    words, _, _ = words.partition(". parsing the server response")  # it would quote all of it
    return _PREFIX.sub("", words)


def _pause(error: RetryAfter) -> float:
    # The stock attribute warns whenever it is read; its words hold the same number.
    return error.pause if isinstance(error, TooFast) else pause_in_words(str(error))
