"""Who writes a report: signing, sharing the writing, naming an author."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.reports import AuthorDeed, AuthorsTap, AuthorTap, Choice, FindAuthorTap, SignTap
from bot.calls import Call, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member
from bot.ports import Store
from bot.services import report_teams
from bot.services.report_desks import Editor
from bot.texts import Html
from bot.views import report_teams as views
from handlers.door import App, Knock, Steps, door, private
from handlers.reports.desk import in_hand, leave_question

_FOUND = 8


def _shown(
    knock: Knock, store: Store, editor: Editor, *, said: Html | None = None
) -> Sequence[Call]:
    leave_question(knock, store)
    company = report_teams.company(store, editor, now=knock.now)
    return knock.turn_to(views.authors(editor, company, knock.setting, said=said))


def on_authors(knock: Knock, store: Store) -> Sequence[Call]:
    editor = in_hand(knock, store, knock.button(AuthorsTap).gathering_id)
    return _shown(knock, store, editor)


def on_sign(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SignTap)
    editor = in_hand(knock, store, tap.gathering_id)
    report_teams.sign(store, editor, signs=tap.choice is Choice.YES, now=knock.now)
    return _shown(knock, store, editor)


def on_author(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(AuthorTap)
    editor = in_hand(knock, store, tap.gathering_id)
    said, told = _changed(knock, store, editor, tap)
    return [*_shown(knock, store, editor, said=said), *told]


def _changed(
    knock: Knock, store: Store, editor: Editor, tap: AuthorTap
) -> tuple[Html, Sequence[Call]]:
    """Do what a button says with somebody; return the words for it, and what they read."""
    words, which = knock.setting.words, tap.member_id
    if tap.deed is AuthorDeed.REMOVE:
        report_teams.remove(store, editor, member_id=which, now=knock.now)
        return words("desk.removed"), []
    if tap.deed is AuthorDeed.ADD:
        added = report_teams.add(store, editor, member_id=which, now=knock.now)
        return words("desk.added", name=added.name), _tell(knock, editor, added, is_author=True)
    asked = report_teams.share(store, editor, with_id=which, now=knock.now)
    return words("desk.asked", name=asked.name), _tell(knock, editor, asked, is_author=False)


def _tell(knock: Knock, editor: Editor, to: Member, *, is_author: bool) -> Sequence[Call]:
    """Write to whoever is asked; somebody without Telegram hears of it otherwise."""
    if to.chat_id is None or to.id == editor.member.id:
        return []
    theirs = knock.house.setting(to.language, knock.now)
    by = editor.member.name
    return [say(to.chat_id, views.invitation(editor.gathering, by, theirs, is_author=is_author))]


def on_find(knock: Knock, store: Store) -> Sequence[Call]:
    editor = in_hand(knock, store, knock.button(FindAuthorTap).gathering_id)
    report_teams.check_may_add(store, editor)
    which = editor.gathering.id
    store.dialogues.put(knock.asks(Step.REPORT_AUTHOR, gathering=which))
    return knock.turn_to(views.ask_name(which, knock.setting))


def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    editor = in_hand(knock, store, int(dialogue.facts["gathering"] or 0))
    report_teams.check_may_add(store, editor)
    people = store.directory.members_like(knock.text, start=0, limit=_FOUND)
    return knock.turn_to(views.found(editor.gathering.id, people, knock.setting))


STEPS: Steps = {Step.REPORT_AUTHOR: on_name}


def register(app: App) -> None:
    for tap, open_ in (
        (AuthorsTap, on_authors),
        (SignTap, on_sign),
        (AuthorTap, on_author),
        (FindAuthorTap, on_find),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
