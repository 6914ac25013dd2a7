"""Faults of the settings, each told in one line that names the key and never shows a secret."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pydantic_core import ErrorDetails

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[\w-]{24,}", re.ASCII | re.IGNORECASE)


class BadConfig(Exception):  # noqa: N818 - it is said so everywhere
    """The settings cannot be used: `faults` holds one sentence for each thing to mend."""

    def __init__(self, *faults: str) -> None:
        """Keep the sentences, without the tokens that a slip may have brought into them."""
        self.faults = tuple(_TOKEN.sub("[token]", " ".join(fault.split())) for fault in faults)
        super().__init__("\n".join(self.faults))


def unknown(name: str, known: Iterable[str]) -> str:
    """Say that a key does not exist, and which one was perhaps meant."""
    meant = _nearest(name, list(known))
    return f"{name}: unknown key" + (f"; did you mean {meant}?" if meant else "")


def unknown_variable(name: str, known: Iterable[str]) -> str:
    """Say that an environment variable does not exist, and which one was perhaps meant."""
    meant = get_close_matches(name, list(known), n=1, cutoff=0.7)
    return f"{name}: unknown variable" + (f"; did you mean {meant[0]}?" if meant else "")


def sentence(fault: ErrorDetails, known: Iterable[str]) -> str:
    """Tell one fault found by the model, from what it expected and never from what it got."""
    name = ".".join(str(part) for part in fault["loc"])
    match fault["type"]:
        case "extra_forbidden":
            return unknown(name, known)
        case "model_type" | "model_attributes_type":
            return f"{name}: expected a table, [{name}]"
        case "value_error":
            return f"{name}: {_own_words(fault.get('ctx', {}))}"
        case _:
            return f"{name}: {_expected(fault['msg'])}"


def _own_words(context: Mapping[str, object]) -> str:
    return str(context.get("error", "wrong value"))


def _expected(message: str) -> str:
    wish = message.removeprefix("Input should be ").partition(", unable to")[0]
    return f"expected {wish}" if wish != message else f"wrong value ({message})"


def _nearest(name: str, known: list[str]) -> str | None:
    by_last_word = {key.rpartition(".")[2]: key for key in known}
    last_word = name.rpartition(".")[2]
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    alike = get_close_matches(last_word, by_last_word, n=1, cutoff=0.75)
    return next(iter([*close, *(by_last_word[word] for word in alike)]), None)
