"""The programme and the speakers of a draft: typed lines, and buttons for each of them."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.drafts import LineTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.programme import LineDeed, LineGone, TooManyLines, TooManySpeakers, find
from bot.domain.section import Section
from bot.ports import Store
from bot.services import drafts, programmes
from bot.services.drafts import Editor
from bot.services.programmes import Pointed
from bot.views import draft_lines as views
from handlers.door import App, Knock, StepDoor, Steps, door, private
from handlers.drafts.questions import editor_of, enter

_STEPS = {Section.AGENDA: Step.DRAFT_AGENDA, Section.SPEAKERS: Step.DRAFT_SPEAKER}


def ask_lines(
    knock: Knock, store: Store, editor: Editor, section: Section, *, said: str = ""
) -> Sequence[Call]:
    """Show the lines as they are now, whoever wrote them, and ask for more."""
    draft = editor.draft
    others = enter(knock, store, draft, section)
    store.dialogues.put(knock.asks(_STEPS[section], draft=draft.id))
    screen = views.lines(
        draft,
        programmes.of(store, editor),
        section,
        knock.setting,
        said=knock.setting.words(said) if said else None,
        others=others,
    )
    return knock.turn_to(screen)


def lines_door(section: Section) -> StepDoor:
    """Return the door for lines typed into a section: more of them, or another for one."""

    def on_lines(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        editor = editor_of(knock, store, dialogue)
        try:
            said = _write(store, editor, section, knock.text, dialogue)
        except (TooManyLines, TooManySpeakers) as refusal:
            said = refusal.key
        return ask_lines(knock, store, editor, section, said=said)

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
    tap = knock.button(LineTap)
    if tap.section not in _STEPS:
        raise LineGone
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    line = Pointed(tap.section, tap.place, tap.marked)
    try:
        if tap.deed is LineDeed.SHOW:
            return _show(knock, store, editor, line)
        programmes.change(store, editor, line=line, deed=tap.deed)
    except LineGone as refusal:
        _, redrawn = ask_lines(knock, store, editor, tap.section)
        return [knock.alert(refusal.key), redrawn]
    return ask_lines(knock, store, editor, tap.section)


def _show(knock: Knock, store: Store, editor: Editor, line: Pointed) -> Sequence[Call]:
    programme = programmes.of(store, editor)
    place = find(programme.lines(line.section), place=line.place, marked=line.marked)
    enter(knock, store, editor.draft, line.section)
    store.dialogues.put(
        knock.asks(_STEPS[line.section], draft=editor.draft.id, place=place, marked=line.marked)
    )
    return knock.turn_to(
        views.one_line(editor.draft, programme, line.section, place, knock.setting)
    )


STEPS: Steps = {step: lines_door(section) for section, step in _STEPS.items()}


def register(app: App) -> None:
    app.add_handler(CallbackQueryHandler(door(private(on_line)), pattern=LineTap.pattern()))
