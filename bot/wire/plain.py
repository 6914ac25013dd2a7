"""The same words without formatting, for the day Telegram cannot read ours."""

import html
import re
from dataclasses import replace
from typing import Final

from bot.calls import Call

_TAG: Final = re.compile(r"<[^<>]*>")


def without_markup(call: Call) -> Call:
    """Return the call as plain text: tags left out, entities turned into what they stand for."""
    fields = {
        name: html.unescape(_TAG.sub("", value)) if name in {"text", "caption"} else value
        for name, value in call.fields.items()
        if name != "parse_mode"
    }
    return replace(call, fields=fields)
