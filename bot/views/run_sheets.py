"""The sheet of who facilitates: programme, who is new, who only listens, words to read aloud."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.callbacks.digests import SheetTap
from bot.callbacks.meetings import BoardTap
from bot.calls import Button, Screen
from bot.domain.board import Word
from bot.domain.digest import Some
from bot.domain.programme import AgendaItem, Speaker
from bot.domain.rsvp import Answer
from bot.domain.run_sheet import Aloud, Line, ToTell
from bot.services.run_sheets import RunSheet
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.programmes import line_of
from bot.views.setting import Setting

_NAME, _STORY, _TITLE = 40, 120, 120
# Whether somebody tells a visit, and whether something may be read out.
_SHEETS: Final[Mapping[tuple[bool, bool], str]] = {
    (True, True): "telling.sheet",
    (True, False): "telling.sheet_told",
    (False, True): "telling.sheet_nobody",
    (False, False): "telling.sheet_nothing",
}


def run_sheet(letter: RunSheet, setting: Setting) -> Screen:
    """Show one part of the sheet; the first one has all that is not a list."""
    words = setting.words
    head = _head(letter, setting) if not letter.part else [_next(letter, setting)]
    seen = words("sheet.seen") if letter.is_seen else Html()
    text = blocks(*(part for part in (*head, *_lists(letter.lines, setting), seen) if part))
    return Screen(text, () if letter.part else _rows(letter, setting))


def _head(letter: RunSheet, setting: Setting) -> Sequence[Html]:
    words, gathering, totals = setting.words, letter.gathering, letter.totals
    title = words(
        "sheet.title",
        title=shortened(gathering.title, limit=_TITLE),
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        story=shortened(gathering.story_title, limit=_STORY),
        tellers=shortened(gathering.tellers, limit=_STORY),
    )
    numbers = words(
        "sheet.numbers",
        coming=totals.counts.of(Answer.YES),
        first=_counted(totals.first_timers, letter.first_timers, setting),
        welcomers=_welcomers(letter, setting),
        listeners=_counted(totals.listeners, letter.listeners, setting),
    )
    return (title, numbers)


def _next(letter: RunSheet, setting: Setting) -> Html:
    return setting.words("sheet.next", title=shortened(letter.gathering.title, limit=_TITLE))


def _counted(number: int, some: Some, setting: Setting) -> str:
    """Say how many, with the names that the reader may read."""
    if not number:
        return ""
    names = [shortened(one.name, limit=_NAME) for one in some.shown if one.name]
    if not names:
        return str(number)
    more = "…" if some.untold else ""
    return setting.words.plain("sheet.named", count=number, names=", ".join(names) + more)


def _welcomers(letter: RunSheet, setting: Setting) -> str:
    if not letter.totals.first_timers:
        return ""
    names = [shortened(name, limit=_NAME) for name in letter.welcomers]
    return ", ".join(names) or setting.community.welcomer


def _lists(lines: Sequence[Line], setting: Setting) -> Sequence[Html]:
    items = [line_of(line, setting) for line in lines if isinstance(line, AgendaItem)]
    voices = [line_of(line, setting) for line in lines if isinstance(line, Speaker)]
    said = [_word(line, setting) for line in lines if isinstance(line, Word)]
    said += [_aloud(line, setting) for line in lines if isinstance(line, Aloud) and line.apart]
    return (
        _listed("sheet.agenda", items, setting),
        _listed("sheet.voices", voices, setting),
        _listed("sheet.words", said, setting),
        *_visits(lines, setting),
    )


def _visits(lines: Sequence[Line], setting: Setting) -> Sequence[Html]:
    """Say of each visit who tells it, and what may be read out."""
    found: list[Html] = []
    for line in lines:
        if isinstance(line, ToTell):
            key = _SHEETS[bool(line.tellers), line.has_words]
            names = ", ".join(shortened(name, limit=_NAME) for name in line.tellers)
            title = shortened(line.title, limit=_TITLE)
            found.append(setting.words(key, title=title, names=names))
        elif isinstance(line, Aloud) and not line.apart:
            found.append(setting.words("card.bullet", line=_aloud(line, setting)))
    return [Html("\n".join(found))] if found else []


def _aloud(line: Aloud, setting: Setting) -> Html:
    if not line.by:
        return setting.words("sheet.word", text=line.text)
    return setting.words("sheet.word_of", text=line.text, name=line.by)


def _listed(key: str, lines: Sequence[Html], setting: Setting) -> Html:
    if not lines:
        return Html()
    bullets = [setting.words("card.bullet", line=line) for line in lines]
    return setting.words(key, lines=Html("\n".join(bullets)))


def _word(word: Word, setting: Setting) -> Html:
    if not word.name:
        return setting.words("sheet.word", text=word.text)
    return setting.words("sheet.word_of", text=word.text, name=word.name)


def _rows(letter: RunSheet, setting: Setting) -> Sequence[Sequence[Button]]:
    which = letter.gathering.id
    board = (setting.button("late.board_button", BoardTap(which)),)
    if letter.is_seen:
        return (board,)
    return ((setting.button("sheet.fine", SheetTap(which), style="success"),), board)
