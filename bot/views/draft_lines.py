"""The programme and the speakers of a meeting, line by line, while an organiser writes them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks.drafts import DraftStep, DraftTap, LineTap, PublishedLineTap
from bot.callbacks.meetings import ChangeTap
from bot.calls import Button, Screen
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering
from bot.domain.programme import AgendaItem, Line, LineDeed, Programme, Speaker, mark
from bot.domain.section import Edit, Section
from bot.texts import Html
from bot.views.draft_sections import at_once, at_work, empty_button, section_tap
from bot.views.labels import shortened
from bot.views.programmes import line_of, too_long
from bot.views.setting import Setting

_PER_ROW = 5
_LISTED = 80  # characters of a line


def lines(
    draft: Gathering,
    programme: Programme,
    section: Section,
    setting: Setting,
    *,
    said: Html | None = None,
    others: Sequence[Edit] = (),
) -> Screen:
    """Show the lines with their numbers, and ask for more."""
    written = programme.lines(section)
    numbered = [
        setting.words("draft.line", number=number, line=line_of(_short(line), setting))
        for number, line in enumerate(written, start=1)
    ]
    if section is Section.AGENDA:
        numbered.append(too_long(draft, programme, setting))
    text = setting.words(
        "draft.lines",
        name=setting.words.plain(f"draft.section_{section.value}"),
        said=said or "",
        at_once=at_once(draft, setting),
        lines=Html("\n".join(line for line in numbered if line)),
        ask=setting.words(f"draft.write_{section.value}"),
        touch=setting.words("draft.touch_number") if written else "",
        others=at_work(others, setting),
    )
    leave = DraftTap(draft.id, DraftStep.SECTIONS) if is_draft(draft) else ChangeTap(draft.id)
    done = setting.button("draft.done", leave, style="success")
    last = (done, empty_button(draft, section, setting)) if written else (done,)
    return Screen(text, (*_numbers(draft, section, written), last))


def _short(line: Line) -> Line:
    """Return a line for the list of all of them: the longest list is still one message."""
    if isinstance(line, AgendaItem):
        title, visit = (shortened(text, limit=_LISTED) for text in (line.title, line.visit))
        return replace(line, title=title, visit=visit)
    return line


def _numbers(
    draft: Gathering, section: Section, written: Sequence[Line]
) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(str(place + 1), _tap(draft, section, place, line, LineDeed.SHOW).pack())
        for place, line in enumerate(written)
    ]
    starts = range(0, len(buttons), _PER_ROW)
    return tuple(tuple(buttons[start : start + _PER_ROW]) for start in starts)


def _tap(
    gathering: Gathering, section: Section, place: int, line: Line, deed: LineDeed
) -> LineTap:
    kind = LineTap if is_draft(gathering) else PublishedLineTap
    return kind(gathering.id, section, place, mark(line), deed)


def one_line(
    draft: Gathering, programme: Programme, section: Section, place: int, setting: Setting
) -> Screen:
    """Show one line, and what can be done with it."""
    line = programme.lines(section)[place]

    def button(key: str, deed: LineDeed, style: str = "") -> Button:
        return setting.button(key, _tap(draft, section, place, line, deed), style=style)

    rows: list[tuple[Button, ...]] = []
    if isinstance(line, Speaker):
        rows.append((button("draft.unhost" if line.hosts else "draft.host", LineDeed.HOST),))
    if len(programme.lines(section)) > 1:
        rows.append((button("draft.up", LineDeed.UP), button("draft.down", LineDeed.DOWN)))
    back = setting.button("draft.back", section_tap(draft, section))
    remove = button("draft.remove", LineDeed.REMOVE, "danger")
    text = setting.words("draft.one_line", number=place + 1, line=line_of(line, setting))
    return Screen(text, (*rows, (remove, back)))
