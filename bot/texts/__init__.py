"""
Every word the bot says, by key. Nothing else in the house holds a sentence.

Each language is a folder with a catalogue for each feature: gettext files whose ids are names
(`rsvp.yes`).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib import resources
from types import MappingProxyType

from babel.messages.pofile import read_po

_PLACE = re.compile(r"\{(\w+)\}")


class Html(str):
    """Words that already are Telegram's HTML: they are put in as they stand."""

    __slots__ = ()


class Words:
    """One language's sentences."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    @classmethod
    def load(cls, language: str) -> "Words":
        """
        Read every catalogue of a language.

        Raises:
            LookupError: two catalogues give one name to two sentences.
        """
        return cls(language, _read(language))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._sentences)

    def __call__(self, key: str, **facts: object) -> Html:
        """
        Return a sentence as Telegram's HTML: facts are escaped, unless they are `Html` themselves.

        A line that has a place for an empty fact is left out.
        """
        return Html(_filled(self._sentences[key], {n: _escaped(f) for n, f in facts.items()}))

    def plain(self, key: str, **facts: object) -> str:
        """Return a sentence for a button, a toast or a menu, where no HTML is read."""
        return _filled(self._sentences[key], {name: str(fact) for name, fact in facts.items()})


class Texts:
    """The sentences in every language of the community; the first language is the usual one."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self._words = {language: Words.load(language) for language in languages}

    @property
    def usual(self) -> Words:
        return self._words[self.languages[0]]

    def of(self, language: str | None) -> Words:
        """Return the words in a language (`fr`, `en-GB`, ...), else in the usual one."""
        return self._words.get((language or "")[:2].lower(), self.usual)


@cache  # catalogues change with the code alone, and reading them takes longer than a tap
def _read(language: str) -> Mapping[str, str]:
    sentences: dict[str, str] = {}
    for source in sorted(resources.files("bot.texts").joinpath(language).iterdir(), key=str):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language)
        read = {str(m.id): str(m.string) for m in catalogue if m.id}
        if twice := sentences.keys() & read.keys():
            raise LookupError(f"{source.name}: said elsewhere already: {sorted(twice)}")
        sentences |= read
    return MappingProxyType(sentences)


def _escaped(fact: object) -> str:
    return fact if isinstance(fact, Html) else escape(str(fact), quote=False)


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    lines = (
        _PLACE.sub(lambda place: facts[place[1]], line)
        for line in sentence.split("\n")
        if all(facts[name] for name in _PLACE.findall(line))
    )
    return "\n".join(lines).strip("\n")
