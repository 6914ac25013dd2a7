"""Rules that no field states by itself: addresses, menus, deep links, webhooks."""

import re
from collections.abc import Callable, Iterator, Mapping

from tests.spec.catalogue import Field
from tests.spec.keyboards import inline_keyboard, reply_keyboard
from tests.spec.problem import Json, Problem, error, warning
from tests.spec.shapes import misfits

Params = Mapping[str, Json]

_CHAT = re.compile(r"-?\d+|@[A-Za-z][A-Za-z0-9_]{3,31}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_DESCRIPTION = 256
_DEEP_LINK = re.compile(
    r"(?:https?://)?(?:t|telegram)\.me/[A-Za-z]\w{3,31}\?start(?:group)?=(?P<payload>[^&\s\"'<>)#]*)"
)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_WEBHOOK = re.compile(r"https://[^/:]+(?::(?:443|80|88|8443))?(?:/|$)")
_ON_THIS_MACHINE = "http://127.0.0.1:"  # as a server in local mode allows, and the sandbox
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_OFFERED = 50
_MESSAGE_TEXT = Field("InputTextMessageContent", is_required=True, description="")
_IN_TELEGRAM = ("https://t.me/", "http://t.me/", "tg://")


def rules(method: str, params: Params) -> Iterator[Problem]:
    """Find what breaks a rule that the prose of the documentation, or the server, holds."""
    chat_id = params.get("chat_id")
    if isinstance(chat_id, str) and not _CHAT.fullmatch(chat_id):
        yield error("chat_id", f"{chat_id!r} is neither an id nor @username")
    yield from _markup(method, params.get("reply_markup"))
    yield from _deep_links(params, "")
    of_method = _OF_METHODS.get(method)
    if of_method:
        yield from of_method(params)


def _markup(method: str, markup: Json) -> Iterator[Problem]:
    if not isinstance(markup, dict):
        return
    is_edit = method.startswith("edit")
    if "inline_keyboard" in markup:
        yield from inline_keyboard(markup["inline_keyboard"])
    elif is_edit:
        yield error("reply_markup", "an edited message takes an inline keyboard only")
    if "keyboard" in markup:
        yield from reply_keyboard(markup["keyboard"])
    if not is_edit and markup in ({}, {"inline_keyboard": []}):
        yield warning("reply_markup", "empty: ignored")


def _deep_links(value: Json, path: str) -> Iterator[Problem]:
    if isinstance(value, str):
        for link in _DEEP_LINK.finditer(value):
            if not _PAYLOAD.fullmatch(link["payload"]):
                yield error(path, "what a deep link carries is at most 64 of A-Z a-z 0-9 _ -")
        return
    inner: list[tuple[str, Json]] = []
    if isinstance(value, Mapping):
        inner = [(f"{path}.{name}".strip("."), item) for name, item in value.items()]
    elif isinstance(value, list):
        inner = [(f"{path}[{number}]", item) for number, item in enumerate(value)]
    for inner_path, item in inner:
        yield from _deep_links(item, inner_path)


def _commands(params: Params) -> Iterator[Problem]:
    given = params.get("commands")
    commands = given if isinstance(given, list) else []
    for number, command in enumerate(commands):
        if isinstance(command, dict):
            yield from _command(command, f"commands[{number}]")


def _command(command: Params, path: str) -> Iterator[Problem]:
    name = str(command.get("command", "")).strip().removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not _COMMAND.fullmatch(name):
        yield error(f"{path}.command", f"{name!r}: 1-32 of a-z 0-9 _")
    if not 1 <= len(description) <= _DESCRIPTION:
        yield error(f"{path}.description", f"{len(description)} characters, allowed 1-256")


def _webhook(params: Params) -> Iterator[Problem]:
    url, secret = str(params.get("url", "")), params.get("secret_token")
    if url and not _WEBHOOK.match(url) and not url.startswith(_ON_THIS_MACHINE):
        yield error("url", "https only, on port 443, 80, 88 or 8443")
    if secret is not None and not _SECRET.fullmatch(str(secret)):
        yield error("secret_token", "1-256 of A-Z a-z 0-9 _ -")


def _tap_answer(params: Params) -> Iterator[Problem]:
    url = params.get("url")
    if url and not str(url).startswith(_IN_TELEGRAM):
        yield warning("url", "only links to bots and games open")


def _edited_text(params: Params) -> Iterator[Problem]:
    if not {"text", "rich_message"} & params.keys():
        yield error("text", "an edit needs new words")
    if not ({"chat_id", "message_id"} <= params.keys() or "inline_message_id" in params):
        yield error("message_id", "an edit needs a message")


def _inline_results(params: Params) -> Iterator[Problem]:
    given = params.get("results")
    results = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if len({str(one.get("id")) for one in results}) < len(results):
        yield error("results", "two results have one id")
    if len(results) > _OFFERED:
        yield error("results", f"more than {_OFFERED}")
    for one in results:
        yield from _markup("answerInlineQuery", one.get("reply_markup"))
        content = one.get("input_message_content")
        if isinstance(content, dict) and "message_text" in content:
            path = "results.input_message_content"
            yield from misfits(_MESSAGE_TEXT, content, path, one)


_OF_METHODS: Mapping[str, Callable[[Params], Iterator[Problem]]] = {
    "setMyCommands": _commands,
    "setWebhook": _webhook,
    "answerCallbackQuery": _tap_answer,
    "editMessageText": _edited_text,
    "answerInlineQuery": _inline_results,
}
