"""The steps of a draft but for its date: title, place, preview, and what becomes of it."""

from collections.abc import Callable, Mapping, Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.drafts import DraftStep, DraftTap, FormatTap, PlaceTap
from bot.calls import Call, Screen, redraw, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import is_blank
from bot.domain.gathering import Gathering, Kind
from bot.domain.place import Format
from bot.ports import Store
from bot.services import drafts, place_calls, sections
from bot.services.drafts import Editor
from bot.views import draft_choice, menus, place_calls as call_views, publishing
from handlers.door import App, Knock, Steps, door, private
from handlers.drafts.beginning import begin
from handlers.drafts.in_hand import editor_of
from handlers.drafts.questions import (
    after_title,
    all_sections,
    ask_date,
    ask_format,
    ask_place,
    ask_title,
    next_question,
    preview,
    resume,
)


def on_place_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    draft = drafts.note_place(store, editor_of(knock, store, dialogue), text=knock.text)
    place_calls.follow(store, draft, now=knock.now)
    return next_question(knock, store, draft)


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button under the draft says."""
    tap = knock.button(DraftTap)
    if tap.step is DraftStep.RESTART:
        return begin(knock, store)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    if tap.step is DraftStep.DELETE:
        return _delete(knock, store, editor)
    if tap.step in {DraftStep.DROP, DraftStep.KEEP}:
        return knock.turn_to(_left(knock, store, editor, tap.step))
    step = DraftStep.RESUME if _is_too_late(knock, store, tap.step, editor.draft) else tap.step
    ask = _QUESTIONS.get(step, next_question)
    return ask(knock, store, _begun_otherwise(knock, store, editor, step))


def _is_too_late(knock: Knock, store: Store, step: DraftStep, draft: Gathering) -> bool:
    """Tell whether an old button would take away what was said since; one still asked does not."""
    if step is DraftStep.UNTITLED and draft.title:
        asked = store.dialogues.of(knock.person.telegram_id)
        return asked is None or asked.step is not Step.DRAFT_TITLE
    return step in _BEGINNINGS and not is_blank(draft)


def _left(knock: Knock, store: Store, editor: Editor, step: DraftStep) -> Screen:
    """Leave a draft: kept, or asked about before it is deleted."""
    if step is DraftStep.DROP:
        return draft_choice.ask_drop(editor.draft, knock.setting)
    store.dialogues.end(knock.person.telegram_id)
    sections.enter(store, editor.draft, member=knock.member, section=None, now=knock.now)
    return _words(knock, "draft.kept")


def _delete(knock: Knock, store: Store, editor: Editor) -> Sequence[Call]:
    """Throw a draft away; whoever had planned its publication hears of it."""
    store.dialogues.end(knock.person.telegram_id)
    ended = _call_ended(knock, store, editor.draft)
    planner = drafts.delete(store, editor, now=knock.now)
    calls = [*knock.turn_to(_words(knock, "draft.deleted")), *ended]
    if planner is None or planner.chat_id is None:
        return calls
    setting = knock.house.setting(planner.language, knock.now)
    news = publishing.deleted(editor.draft, editor.organiser, setting)
    return [*calls, say(planner.chat_id, news)]


def _call_ended(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Tell the groups that were asked for a place: with the draft its cards go too."""
    screen = call_views.ended(knock.house.setting(None, knock.now))
    cards = place_calls.messages(store, draft.id)
    return [redraw(one.chat_id, one.message_id, screen) for one in cards if one.message_id]


def _begun_otherwise(knock: Knock, store: Store, editor: Editor, step: DraftStep) -> Gathering:
    """Take another way than to type a title, where the button says so."""
    match step:
        case DraftStep.UNTITLED:
            usual = knock.house.texts.usual.plain("card.usual_title")
            return drafts.retitle(store, editor, text=usual)
        case DraftStep.RELAY | DraftStep.VISIT | DraftStep.OURS:
            return drafts.set_kind(store, editor, kind=_KINDS[step])
        case DraftStep.COPY:
            return drafts.copy_last(store, editor)
        case _:
            return editor.draft


def on_format(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(FormatTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    draft = drafts.set_format(store, editor, format_=tap.format)
    place_calls.follow(store, draft, now=knock.now)
    if draft.format in {Format.IN_PERSON, Format.HYBRID}:
        return ask_place(knock, store, draft)
    return next_question(knock, store, draft)


def on_place(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PlaceTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    draft = drafts.set_place(store, editor, place_id=tap.place_id)
    place_calls.follow(store, draft, now=knock.now)
    return next_question(knock, store, draft)


def _words(knock: Knock, key: str) -> Screen:
    return menus.with_menu(knock.setting.words(key), knock.setting)


_BEGINNINGS = frozenset({DraftStep.RELAY, DraftStep.VISIT, DraftStep.OURS, DraftStep.COPY})
_KINDS = {
    DraftStep.RELAY: Kind.RELAY,
    DraftStep.VISIT: Kind.VISIT,
    DraftStep.OURS: Kind.MEETING,
}
_QUESTIONS: Mapping[DraftStep, Callable[[Knock, Store, Gathering], Sequence[Call]]] = {
    DraftStep.RESUME: resume,
    DraftStep.TITLE: ask_title,
    DraftStep.RELAY: ask_title,
    DraftStep.VISIT: ask_title,
    DraftStep.OURS: ask_title,
    DraftStep.UNTITLED: after_title,
    DraftStep.DATE: ask_date,
    DraftStep.FORMAT: ask_format,
    DraftStep.PREVIEW: preview,
    DraftStep.PUBLISH: preview,  # of old messages: what is announced is looked at first
    DraftStep.SECTIONS: all_sections,
}
STEPS: Steps = {Step.DRAFT_PLACE: on_place_name}


def register(app: App) -> None:
    for tap, open_ in ((DraftTap, on_step), (FormatTap, on_format), (PlaceTap, on_place)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
