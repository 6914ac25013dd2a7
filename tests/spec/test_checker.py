"""The checker itself: what Telegram takes passes, what it refuses is found."""

import pytest

from tests.spec.checker import check
from tests.spec.problem import Severity

BUTTON = {"text": "Je viens", "callback_data": "1:r:1:yes"}


def message(**fields):
    return "sendMessage", {"chat_id": 5, "text": "x", **fields}


def keyboard(*rows):
    return message(reply_markup={"inline_keyboard": list(rows)})


def commands(*names):
    return "setMyCommands", {"commands": [{"command": n, "description": "d"} for n in names]}


def offers(*ids, text="<b>x</b>"):
    words = {"input_message_content": {"message_text": text, "parse_mode": "HTML"}}
    given = [{"type": "article", "title": "T", **words, **one} for one in ids]
    return "answerInlineQuery", {"inline_query_id": "1", "results": given}


RIGHT = {
    "cards for chats of others": offers(
        {"id": "1", "reply_markup": {"inline_keyboard": [[BUTTON]]}}, {"id": "2"}
    ),
    "words and buttons": message(
        text="<b>Bonjour</b>", parse_mode="HTML", reply_markup={"inline_keyboard": [[BUTTON]]}
    ),
    "4096 characters beside the markup": message(text=f"<b>{'x' * 4096}</b>", parse_mode="HTML"),
    "a date that Telegram shows": message(
        text='<tg-time unix="1790000000" format="wDt">demain</tg-time>', parse_mode="HTML"
    ),
    "values as a form carries them": message(
        chat_id="-1001234567890",
        disable_notification="true",
        message_thread_id="12",
        reply_markup='{"force_reply": true}',
    ),
    "an object as a form carries it": message(link_preview_options='{"is_disabled": true}'),
    "an answer to a message": message(
        reply_parameters={"message_id": 7, "allow_sending_without_reply": True}
    ),
    "a link to a bot": keyboard([{"text": "A", "url": "https://t.me/my_bot?start=abc_DEF-1"}]),
    "64 bytes of memory": keyboard([{"text": "A", "callback_data": "é" * 32}]),
    "a username": message(chat_id="@passerelle"),
    "commands of one chat": (
        "setMyCommands",
        {
            "commands": [{"command": "start", "description": "Commencer"}],
            "scope": {"type": "chat", "chat_id": -100},
            "language_code": "fr",
        },
    ),
    "a toast": ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}),
    "an edit": ("editMessageText", {"chat_id": 5, "message_id": "7", "text": "x"}),
    "an edit without buttons": (
        "editMessageText",
        {"chat_id": 5, "message_id": 7, "text": "x", "reply_markup": {"inline_keyboard": []}},
    ),
    "a poll for updates": (
        "getUpdates",
        {"offset": 12, "timeout": 10, "allowed_updates": '["message", "callback_query"]'},
    ),
    "a webhook": (
        "setWebhook",
        {"url": "https://example.org:8443/h", "secret_token": "Ab_-9"},
    ),
}
WRONG = {
    "no such method": ("sendMesage", {"chat_id": 5}),
    "no words": ("sendMessage", {"chat_id": 5}),
    "blank words": message(text=" \n "),
    "4097 characters": message(text="x" * 4097),
    "4097 characters in an edit": (
        "editMessageText",
        {"chat_id": 5, "message_id": 7, "text": "x" * 4097},
    ),
    "an edit of nothing": ("editMessageText", {"chat_id": 5, "text": "x"}),
    "an edit into nothing": ("editMessageText", {"chat_id": 5, "message_id": 7}),
    "HTML that is not Telegram's": message(text="a<br>b", parse_mode="HTML"),
    "HTML that does not close": message(text="<b>a", parse_mode="HTML"),
    "a sign without its backslash": message(text="1.5", parse_mode="MarkdownV2"),
    "an unknown mode": message(text="1", parse_mode="htm"),
    "66 bytes of memory": keyboard([{"text": "A", "callback_data": "é" * 33}]),
    "a button that does nothing": keyboard([{"text": "A"}]),
    "buttons without rows": keyboard(BUTTON),
    "101 buttons": keyboard(*([BUTTON] for _ in range(101))),
    "an address that is none": keyboard([{"text": "A", "url": "nulle part"}]),
    "an unsafe app": keyboard([{"text": "A", "web_app": {"url": "http://example.org"}}]),
    "a number for a yes or no": message(protect_content=5),
    "a yes or no for a number": message(message_thread_id=True),
    "words for a number": message(message_thread_id="douze"),
    "words for an object": message(reply_markup="{oops"),
    "a null": message(message_thread_id=None),
    "a null inside": keyboard([{"text": "A", "callback_data": None, "url": "https://t.me/a"}]),
    "a chat that is no chat": message(chat_id="La Passerelle"),
    "a command without a name": ("setMyCommands", {"commands": [{"description": "d"}]}),
    "buttons that weigh too much": keyboard(*([{**BUTTON, "text": "x" * 200}] for _ in range(60))),
    "a long caption": ("sendDocument", {"chat_id": 5, "document": "B", "caption": "x" * 1025}),
    "a long toast": ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
    "a command in capitals": commands("MyInfo"),
    "a command with an accent": commands("arrêter"),
    "a long command": commands("a" * 33),
    "a command without words": (
        "setMyCommands",
        {"commands": [{"command": "start", "description": " "}]},
    ),
    "101 commands": commands(*(f"c{number}" for number in range(101))),
    "an unknown scope": ("setMyCommands", {"commands": [], "scope": {"type": "all_chats"}}),
    "a long deep link": message(text=f"https://t.me/my_bot?start={'a' * 65}"),
    "a deep link with a dot": keyboard(
        [{"text": "A", "url": "https://t.me/my_bot?startgroup=a.b"}]
    ),
    "a webhook in the clear": ("setWebhook", {"url": "http://example.org/h"}),
    "a webhook on another port": ("setWebhook", {"url": "https://example.org:5000/h"}),
    "a secret with a blank": (
        "setWebhook",
        {"url": "https://example.org/h", "secret_token": "a b"},
    ),
    "a reply keyboard under an edit": (
        "editMessageText",
        {"chat_id": 5, "message_id": 3, "text": "x", "reply_markup": {"keyboard": [["A"]]}},
    ),
    "two offers of one id": offers({"id": "1"}, {"id": "1"}),
    "an offer whose button does nothing": offers(
        {"id": "1", "reply_markup": {"inline_keyboard": [[{"text": "A"}]]}}
    ),
    "an offer without a title": offers({"id": "1", "title": None}),
    "an offer with HTML that does not close": offers({"id": "1"}, text="<b>a"),
    "51 offers": offers(*({"id": str(number)} for number in range(51))),
    "a poll without choices": ("sendPoll", {"chat_id": 5, "question": "?", "options": []}),
}
DOUBTFUL = {
    "a parameter of our invention": message(disable_preview=True),
    "a field of our invention": keyboard([{**BUTTON, "colour": "red"}]),
    "a name in other letters": ("sendmessage", {"chat_id": 5, "text": "x"}),
    "two actions": keyboard([{**BUTTON, "url": "https://t.me/my_bot"}]),
    "a button without words": keyboard([{"text": " ", "callback_data": "1"}]),
    "nine buttons in a row": keyboard([BUTTON] * 9),
    "thirteen buttons in a row": keyboard([BUTTON] * 13),
    "an empty keyboard": keyboard(),
    "a limit that is cut": ("getUpdates", {"limit": 500}),
    "a link that leaves Telegram": (
        "answerCallbackQuery",
        {"callback_query_id": "1", "url": "https://example.org"},
    ),
}


def severities(call):
    method, params = call
    return {problem.severity for problem in check(method, params)}


@pytest.mark.parametrize("call", RIGHT.values(), ids=RIGHT.keys())
def test_what_telegram_takes_passes(call):
    assert check(*call) == []


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG.keys())
def test_what_telegram_refuses_is_an_error(call):
    assert Severity.ERROR in severities(call)


@pytest.mark.parametrize("call", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_telegram_silently_ignores_is_a_warning(call):
    assert Severity.WARNING in severities(call)


@pytest.mark.parametrize("call", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_telegram_silently_ignores_is_no_error(call):
    assert Severity.ERROR not in severities(call)


def test_an_uploaded_file_need_not_stand_in_the_fields():
    problems = check("sendDocument", {"chat_id": 5, "caption": "ok"}, files={"document"})

    assert problems == []


def test_a_problem_says_where_it_is():
    problems = check(*keyboard([BUTTON], [BUTTON, {"text": "A"}]))

    assert [problem.path for problem in problems] == ["reply_markup.inline_keyboard[1][1]"]
