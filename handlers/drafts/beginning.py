"""/nouvelle: go on with a draft that waits, or begin one: ours, one to pass on, a copy."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.drafts import BeginTap, DraftPageTap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.visit_drafts import NewVisitTap
from bot.calls import Call, Screen
from bot.domain.draft import WaitingPage
from bot.domain.gathering import Kind
from bot.ports import Store
from bot.services import drafts
from bot.views import draft_choice as views
from handlers.door import App, Knock, door, private
from handlers.drafts.questions import ask_title


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    """Offer the drafts that wait; where there are none, begin at once."""
    page = drafts.waiting(store, member=knock.member)
    if not page.drafts:
        return begin(knock, store)
    store.dialogues.end(knock.person.telegram_id)
    return knock.turn_to(_offer(knock, page))


def _offer(knock: Knock, page: WaitingPage) -> Screen:
    is_single = page.is_last and not page.number and len(page.drafts) == 1
    if is_single and knock.member and page.drafts[0].draft.created_by == knock.member.id:
        return views.resume(page.drafts[0], knock.setting)
    return views.choose(page, knock.setting)


def begin(knock: Knock, store: Store) -> Sequence[Call]:
    editor = drafts.begin(store, member=knock.member, now=knock.now)
    return ask_title(knock, store, editor.draft)


def on_begin(knock: Knock, store: Store) -> Sequence[Call]:
    knock.button(BeginTap)
    return begin(knock, store)


def on_new_visit(knock: Knock, store: Store) -> Sequence[Call]:
    """Begin a visit at once."""
    editor = drafts.begin(store, member=knock.member, now=knock.now)
    return ask_title(knock, store, drafts.set_kind(store, editor, kind=Kind.VISIT))


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    """Turn a page; one that is empty by now leads to the first."""
    page = drafts.waiting(store, member=knock.member, page=knock.button(DraftPageTap).page)
    if not page.drafts:
        page = drafts.waiting(store, member=knock.member)
    return knock.turn_to(views.choose(page, knock.setting))


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler(("nouvelle", "new"), door(on_command), filters=in_private))
    errand = MenuTap.pattern_of(Errand.NEW)
    app.add_handler(CallbackQueryHandler(door(private(on_command)), pattern=errand))
    for tap, open_ in (
        (BeginTap, on_begin),
        (NewVisitTap, on_new_visit),
        (DraftPageTap, on_page),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
