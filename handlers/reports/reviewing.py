"""A report is read by others before everybody reads it."""

from collections.abc import Callable, Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.reports import GoodTap, ReviewStep, ReviewTap
from bot.calls import Call, Screen, say
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from bot.services import report_reviews, report_teams
from bot.services.report_desks import Editor
from bot.services.report_reviews import WordsChanged
from bot.views import menus, report_calls as views
from bot.views.setting import Setting
from handlers.door import App, Knock, Steps, door, private
from handlers.reports.desk import desk_of, in_hand
from handlers.reports.publishing import preview_of

Drawn = Callable[[Setting], Screen]


def on_review(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ReviewTap)
    editor = in_hand(knock, store, tap.gathering_id)
    match tap.step:
        case ReviewStep.ASK:
            asked = report_reviews.ask(store, editor, now=knock.now)
            said = knock.setting.words("desk.review_asked", count=asked)
            editor = in_hand(knock, store, tap.gathering_id)
            return knock.turn_to(desk_of(knock, store, editor, said=said))
        case ReviewStep.READ:
            return [knock.toast(), knock.say(preview_of(knock, store, tap.gathering_id, 0))]
        case ReviewStep.REMARK:
            which = editor.gathering.id
            store.dialogues.put(knock.asks(Step.REPORT_REMARK, gathering=which))
            return [knock.toast(), knock.say(views.ask_remark(editor.gathering, knock.setting))]


def on_good(knock: Knock, store: Store) -> Sequence[Call]:
    """Note that it is good; the draft stays in the place of what offered to judge it."""
    tap = knock.button(GoodTap)
    editor = in_hand(knock, store, tap.gathering_id)
    try:
        is_done = report_reviews.approve(store, editor, reading=tap.reading, now=knock.now)
    except WordsChanged as refusal:
        return [knock.alert(refusal.key), _read(knock, store, tap)]
    read = _read(knock, store, tap)
    if not is_done:
        return [knock.alert("desk.review_over"), read]
    told = _to_authors(
        knock,
        store,
        editor,
        lambda theirs: views.approved(editor.gathering, editor.member.name, theirs),
    )
    return [knock.alert("desk.thanks_good"), read, *told]


def _read(knock: Knock, store: Store, tap: GoodTap) -> Call:
    """Show the draft as it is by now, in the place of what was tapped."""
    return knock.redraw(preview_of(knock, store, tap.gathering_id, 0))


def on_remark(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Pass a remark on to the authors, and keep nothing of it."""
    editor = in_hand(knock, store, int(dialogue.facts["gathering"] or 0))
    words = report_reviews.remark(store, editor, text=knock.text, now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    told = _to_authors(
        knock,
        store,
        editor,
        lambda theirs: views.remarked(editor.gathering, editor.member.name, words, theirs),
    )
    key = "desk.remark_passed" if told else "desk.remark_nobody"
    return [knock.say(menus.with_menu(knock.setting.words(key), knock.setting)), *told]


def _to_authors(knock: Knock, store: Store, editor: Editor, screen: Drawn) -> Sequence[Call]:
    return [
        say(one.chat_id or 0, screen(knock.house.setting(one.language, knock.now)))
        for one in report_teams.fellow_authors(store, editor)
    ]


STEPS: Steps = {Step.REPORT_REMARK: on_remark}


def register(app: App) -> None:
    for tap, open_ in ((ReviewTap, on_review), (GoodTap, on_good)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
