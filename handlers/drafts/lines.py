"""The programme and the speakers of a meeting: typed lines, and buttons for each of them."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.drafts import LineTap, PublishedLineTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue
from bot.domain.draft import is_draft
from bot.domain.programme import (
    LineDeed,
    LineGone,
    Programme,
    TooManyLines,
    TooManySpeakers,
    find,
)
from bot.domain.section import Section
from bot.ports import Store
from bot.services import programmes
from bot.services.drafts import Editor
from bot.services.programmes import Pointed
from bot.views import draft_lines as views
from handlers.door import App, Knock, StepDoor, Steps, door, private
from handlers.drafts.in_hand import (
    PUBLISHED_STEPS_OF,
    STEPS_OF,
    editor_of,
    pointed_at,
    step_of,
    tapped,
)
from handlers.drafts.questions import enter

_SECTIONS = (Section.AGENDA, Section.SPEAKERS)


def ask_lines(
    knock: Knock,
    store: Store,
    editor: Editor,
    section: Section,
    *,
    said: str = "",
    before: Programme | None = None,
) -> Sequence[Call]:
    """Show the lines as they are now, whoever wrote them, and ask for more; `before` an edit."""
    programme = programmes.of(store, editor)
    draft = editor.draft
    others = enter(knock, store, draft, section)
    _ask(knock, store, editor, section, was_edited=before not in {None, programme})
    screen = views.lines(
        draft,
        programme,
        section,
        knock.setting,
        said=knock.setting.words(said) if said else None,
        others=others,
    )
    return knock.turn_to(screen)


def _ask(
    knock: Knock,
    store: Store,
    editor: Editor,
    section: Section,
    *,
    was_edited: bool = False,
    **line: int,
) -> None:
    """Open the question; of what is published, remember whether the journal knows of this work."""
    draft, step = editor.draft, step_of(editor.draft, section)
    is_noted = was_edited or editor.journal_at is None
    noted = {} if is_draft(draft) else {"noted": int(is_noted)}
    store.dialogues.put(knock.asks(step, draft=draft.id, **noted, **line))


def lines_door(section: Section) -> StepDoor:
    """Return the door for lines typed into a section: more of them, or another for one."""

    def on_lines(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        editor = editor_of(knock, store, dialogue)
        before = programmes.of(store, editor)
        try:
            said = _write(store, editor, section, knock.text, dialogue)
        except (TooManyLines, TooManySpeakers) as refusal:
            said = refusal.key
        return ask_lines(knock, store, editor, section, said=said, before=before)

    return on_lines


def _write(store: Store, editor: Editor, section: Section, text: str, dialogue: Dialogue) -> str:
    """Write what was typed where it belongs; return the sentence that must be said, if any."""
    place, marked = dialogue.facts.get("place"), dialogue.facts.get("marked")
    if place is None or marked is None:
        programmes.add(store, editor, section=section, text=text)
        return ""
    try:
        line = Pointed(section, int(place), int(marked))
        programmes.rewrite(store, editor, line=line, text=text)
    except LineGone:
        programmes.add(store, editor, section=section, text=text)
        return "draft.line_gone_kept"
    return ""


def on_line(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button says with one line, if it is still there."""
    tap = tapped(knock, LineTap, PublishedLineTap)
    if tap.section not in _SECTIONS:
        raise LineGone
    editor = pointed_at(knock, store, tap)
    before = programmes.of(store, editor)
    line = Pointed(tap.section, tap.place, tap.marked)
    try:
        if tap.deed is LineDeed.SHOW:
            return _show(knock, store, editor, line)
        programmes.change(store, editor, line=line, deed=tap.deed)
    except LineGone as refusal:
        _, redrawn = ask_lines(knock, store, editor, tap.section)
        return [knock.alert(refusal.key), redrawn]
    return ask_lines(knock, store, editor, tap.section, before=before)


def _show(knock: Knock, store: Store, editor: Editor, line: Pointed) -> Sequence[Call]:
    programme = programmes.of(store, editor)
    place = find(programme.lines(line.section), place=line.place, marked=line.marked)
    enter(knock, store, editor.draft, line.section)
    _ask(knock, store, editor, line.section, place=place, marked=line.marked)
    return knock.turn_to(
        views.one_line(editor.draft, programme, line.section, place, knock.setting)
    )


STEPS: Steps = {
    steps[section]: lines_door(section)
    for steps in (STEPS_OF, PUBLISHED_STEPS_OF)
    for section in _SECTIONS
}


def register(app: App) -> None:
    for tap in (LineTap, PublishedLineTap):
        app.add_handler(CallbackQueryHandler(door(private(on_line)), pattern=tap.pattern()))
