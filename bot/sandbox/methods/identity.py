"""Methods about the bot itself: who it is, its names and descriptions."""

from typing import Any

from bot.sandbox.actors import own_json
from bot.sandbox.errors import refuse
from bot.sandbox.methods.registry import BotCall, method

_LANGUAGE_LETTERS = 2
_NAME, _DESCRIPTION, _SHORT = 64, 512, 120


@method("getMe")
def get_me(call: BotCall) -> dict[str, Any]:
    """Who the bot is."""
    return own_json(call.bot)


@method("logOut")
def log_out(call: BotCall) -> bool:  # noqa: ARG001 - there is no other server to go to
    """Accepted without effect."""
    return True


@method("close")
def close(call: BotCall) -> bool:  # noqa: ARG001 - there is no other server to go to
    """Accepted without effect."""
    return True


@method("setMyName")
def set_my_name(call: BotCall) -> bool:
    """Change the name that people see."""
    _set(call, call.bot.names, "name", _NAME)
    return True


@method("getMyName")
def get_my_name(call: BotCall) -> dict[str, str]:
    """The name for a language."""
    names = call.bot.names
    return {"name": names.get(language(call)) or call.bot.first_name}


@method("setMyDescription")
def set_my_description(call: BotCall) -> bool:
    """Change what is shown in an empty chat."""
    _set(call, call.bot.descriptions, "description", _DESCRIPTION)
    return True


@method("getMyDescription")
def get_my_description(call: BotCall) -> dict[str, str]:
    """The description for a language."""
    return {"description": _get(call, call.bot.descriptions)}


@method("setMyShortDescription")
def set_my_short_description(call: BotCall) -> bool:
    """Change what is shown on the profile."""
    _set(call, call.bot.short_descriptions, "short_description", _SHORT)
    return True


@method("getMyShortDescription")
def get_my_short_description(call: BotCall) -> dict[str, str]:
    """The short description for a language."""
    return {"short_description": _get(call, call.bot.short_descriptions)}


def language(call: BotCall) -> str:
    """The language_code of a call; raises ApiError when it is not two letters."""
    code = call.params.text("language_code")
    if code and not (len(code) == _LANGUAGE_LETTERS and code.isascii() and code.islower()):
        raise refuse("invalid language code specified")
    return code


def _get(call: BotCall, texts: dict[str, str]) -> str:
    return texts.get(language(call)) or texts.get("") or ""


def _set(call: BotCall, texts: dict[str, str], field: str, longest: int) -> None:
    text = call.params.text(field)
    if len(text) > longest:
        raise refuse(f"bot {field.replace('_', ' ')} is too long")
    texts[language(call)] = text
    call.world.tell_chats_changed(*call.world.people)
