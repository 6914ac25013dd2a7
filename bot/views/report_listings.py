"""What is put forward to authors, what was taken out, and what lines said before."""

from collections.abc import Sequence
from typing import Any, TypeVar

from bot.callbacks.reports import (
    Choice,
    LineDeed,
    Listing,
    ListingTap,
    QuoteTap,
    SectionTap,
    SuggestionTap,
    VersionTap,
)
from bot.calls import Button, Screen
from bot.domain.board import Slice
from bot.domain.report import Line, LineState, Section, Sentence, Source, Version, is_recounted
from bot.services.report_desks import Desk
from bot.services.suggestions import Suggestion
from bot.texts import Html
from bot.views.labels import shortened
from bot.views.report_sections import in_words, line_tap, quoted
from bot.views.setting import Setting
from bot.views.turning import turning

Item = TypeVar("Item")
_SIZE = 8
_LISTED = 280  # characters: eight of them are still one message


def listing(seen: Desk, tap: ListingTap, setting: Setting) -> Screen:
    """Show one page of what can be chosen for a section."""
    match tap.listing:
        case Listing.SUGGESTED:
            return _suggested(seen, setting)
        case Listing.QUOTES:
            return _quotes(seen, tap, setting)
        case Listing.GONE:
            return _gone(seen, tap, setting)


def suggestion(one: Suggestion, setting: Setting) -> str:
    """Return an observation in numbers, in words."""
    return setting.words.plain(one.sentence, **one.facts)


def _suggested(seen: Desk, setting: Setting) -> Screen:
    kept = {line.suggested_as: line for line in seen.lines if line.state is LineState.KEPT}
    lines, rows = [], []
    for number, one in enumerate(seen.suggested, start=1):
        line, said = kept.get(one.key), suggestion(one, setting)
        is_old = line is not None and is_recounted(line.text, said)
        key = "desk.chosen" if line and not is_old else "desk.line"
        lines.append(setting.words(key, number=number, line=said))
        rows.append(_keeping(seen, one, number, setting, is_kept=line is not None, is_old=is_old))
    text = setting.words("desk.suggestions", lines=Html("\n".join(lines)))
    return Screen(text, (*rows, _back(seen, Section.OBSERVATIONS, setting)))


def _keeping(
    seen: Desk, one: Suggestion, number: int, setting: Setting, *, is_kept: bool, is_old: bool
) -> Sequence[Button]:
    def button(key: str, choice: Choice) -> Button:
        tap = SuggestionTap(seen.gathering.id, one.key, choice)
        return setting.button(key, tap, number=number)

    if is_old:
        return (button("desk.recount", Choice.YES), button("desk.leave", Choice.NO))
    if is_kept:
        return (button("desk.leave", Choice.NO),)
    keep = button("desk.keep", Choice.YES)
    is_open = any(one.key == other.key for other in seen.undecided)
    return (keep, button("desk.leave", Choice.NO)) if is_open else (keep,)


def _quotes(seen: Desk, tap: ListingTap, setting: Setting) -> Screen:
    found = seen.quotable(tap.section)
    page = _page(found, tap.page)
    lines, buttons = [], []
    for number, (source, sentence) in enumerate(page.shown, start=page.number * _SIZE + 1):
        is_quoted = seen.is_quoted(source, sentence.id)
        key = "desk.chosen" if is_quoted else "desk.line"
        lines.append(setting.words(key, number=number, line=quoted(sentence, setting, _LISTED)))
        which = (source, sentence)
        buttons.append(_quoting(seen, which, number, page.number, setting, is_quoted=is_quoted))
    text = setting.words("desk.quotable", lines=Html("\n".join(lines)))
    return Screen(text, _rows(seen, tap, page, buttons, setting))


def _quoting(
    seen: Desk,
    which: tuple[Source, Sentence],
    number: int,
    page: int,
    setting: Setting,
    *,
    is_quoted: bool,
) -> Button:
    source, sentence = which
    choice = Choice.NO if is_quoted else Choice.YES
    tap = QuoteTap(seen.gathering.id, source, sentence.id, page, choice)
    key = "desk.unquote" if is_quoted else "desk.quote"
    return setting.button(key, tap, number=number)


def _gone(seen: Desk, tap: ListingTap, setting: Setting) -> Screen:
    page = _page(seen.gone(tap.section), tap.page)
    lines, buttons = [], []
    for number, line in enumerate(page.shown, start=page.number * _SIZE + 1):
        said = in_words(seen, line, setting, _LISTED)
        lines.append(setting.words("desk.line", number=number, line=said))
        back = line_tap(seen, line, LineDeed.BACK)
        buttons.append(setting.button("desk.bring_back", back, number=number))
    text = setting.words("desk.taken_out", lines=Html("\n".join(lines)))
    return Screen(text, _rows(seen, tap, page, buttons, setting))


def _rows(
    seen: Desk,
    tap: ListingTap,
    page: Slice[Any],
    buttons: Sequence[Button],
    setting: Setting,
) -> Sequence[Sequence[Button]]:
    def turned(number: int) -> ListingTap:
        return ListingTap(tap.gathering_id, tap.section, tap.listing, number)

    pairs = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return (*pairs, *turning(page, turned, setting), _back(seen, tap.section, setting))


def _page(found: Sequence[Item], number: int) -> Slice[Item]:
    """Return one page; a page past the end is the first one."""
    start = number * _SIZE if number * _SIZE < len(found) else 0
    return Slice.cut(found[start : start + _SIZE + 1], number=start // _SIZE, size=_SIZE)


def _back(seen: Desk, section: Section, setting: Setting) -> Sequence[Button]:
    return (setting.button("desk.back", SectionTap(seen.gathering.id, section)),)


def versions(seen: Desk, line: Line, before: Sequence[Version], setting: Setting) -> Screen:
    """Show what a line says, and what it said before."""
    words = setting.words
    lines, rows = [], []
    for number, one in enumerate(before, start=1):
        by = one.by or words.plain("desk.somebody")
        when, said = setting.when_plain(one.written_at), shortened(one.text, limit=_LISTED)
        lines.append(words("desk.version", number=number, by=by, when=when, text=said))
        tap = VersionTap(seen.gathering.id, line.id, one.id)
        rows.append(setting.button("desk.restore", tap, number=number))
    text = words(
        "desk.all_versions",
        line=in_words(seen, line, setting, _LISTED),
        lines=Html("\n".join(lines)),
    )
    pairs = [rows[i : i + 2] for i in range(0, len(rows), 2)]
    return Screen(text, (*pairs, _back(seen, line.section, setting)))
