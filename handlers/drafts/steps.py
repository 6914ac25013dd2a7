"""The steps of a draft but for its date: title, place, preview, publication."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.drafts import DraftStep, DraftTap, FormatTap, PlaceTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import AlreadyPublished
from bot.domain.gathering import Gathering
from bot.domain.place import Format
from bot.ports import Store
from bot.services import drafts
from bot.views import drafts as views, menus
from handlers.door import App, Knock, Steps, door, private
from handlers.drafts.questions import (
    ask_date,
    ask_format,
    ask_place,
    ask_title,
    editor_of,
    next_question,
    preview,
)


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    """Go on with the draft that was left, or begin one."""
    draft = drafts.unfinished(store, member=knock.member)
    if draft:
        return [knock.say(views.resume(draft, knock.setting))]
    return _begin(knock, store)


def _begin(knock: Knock, store: Store) -> Sequence[Call]:
    editor = drafts.begin(store, member=knock.member, now=knock.now)
    return ask_title(knock, store, editor.draft)


def on_title(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    draft = drafts.retitle(store, editor_of(knock, store, dialogue), text=knock.text)
    return next_question(knock, store, draft)


def on_place_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    draft = drafts.note_place(store, editor_of(knock, store, dialogue), text=knock.text)
    return next_question(knock, store, draft)


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button under the draft says."""
    tap = knock.button(DraftTap)
    if tap.step is DraftStep.PUBLISH:
        return _publish(knock, store, tap.gathering_id)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    match tap.step:
        case DraftStep.RESTART:
            drafts.delete(store, editor, now=knock.now)
            return _begin(knock, store)
        case DraftStep.KEEP:
            store.dialogues.end(knock.person.telegram_id)
            return knock.turn_to(_words(knock, "draft.kept"))
        case DraftStep.DELETE:
            drafts.delete(store, editor, now=knock.now)
            store.dialogues.end(knock.person.telegram_id)
            return knock.turn_to(_words(knock, "draft.deleted"))
        case _:
            return _edit(knock, store, editor.draft, tap.step)


def _edit(knock: Knock, store: Store, draft: Gathering, step: DraftStep) -> Sequence[Call]:
    match step:
        case DraftStep.TITLE:
            return ask_title(knock, store, draft)
        case DraftStep.DATE:
            return ask_date(knock, store, draft)
        case DraftStep.FORMAT:
            return ask_format(knock, store, draft)
        case DraftStep.PREVIEW:
            return preview(knock, store, draft)
        case _:
            return next_question(knock, store, draft)


def on_format(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(FormatTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    draft = drafts.set_format(store, editor, format_=tap.format)
    if draft.format in {Format.IN_PERSON, Format.HYBRID}:
        return ask_place(knock, store, draft)
    return next_question(knock, store, draft)


def on_place(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PlaceTap)
    editor = drafts.open_draft(store, gathering_id=tap.gathering_id, member=knock.member)
    draft = drafts.set_place(store, editor, place_id=tap.place_id)
    return next_question(knock, store, draft)


def _publish(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Announce once, however often the button is tapped."""
    try:
        meeting = drafts.publish(
            store, gathering_id=gathering_id, member=knock.member, now=knock.now
        )
    except AlreadyPublished as refusal:
        return [knock.alert(refusal.key)]
    store.dialogues.end(knock.person.telegram_id)
    screen = views.published(meeting, len(store.spaces.all()), knock.setting)
    return [knock.toast("draft.published_toast"), knock.redraw(screen)]


def _words(knock: Knock, key: str) -> Screen:
    return menus.with_menu(knock.setting.words(key), knock.setting)


STEPS: Steps = {Step.DRAFT_TITLE: on_title, Step.DRAFT_PLACE: on_place_name}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler(("nouvelle", "new"), door(on_command), filters=in_private))
    for tap, open_ in ((DraftTap, on_step), (FormatTap, on_format), (PlaceTap, on_place)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
