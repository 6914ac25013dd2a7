"""The desk itself, and the sections that are opened on it."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.after import ReportTap
from bot.callbacks.reports import DeskTap, LaterTap, SectionTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Step
from bot.domain.report import Section
from bot.ports import Store
from bot.services import report_calls, report_desks
from bot.services.report_desks import Editor
from bot.texts import Html
from bot.views import report_desks as views, report_sections
from handlers.door import App, Knock, door, private

_OURS = frozenset({Step.REPORT_LINE, Step.REPORT_REMARK, Step.REPORT_AUTHOR})


def in_hand(knock: Knock, store: Store, gathering_id: int) -> Editor:
    """Take a report in hand. Raises what `report_desks.take` does."""
    return report_desks.take(store, gathering_id=gathering_id, member=knock.member, now=knock.now)


def leave_question(knock: Knock, store: Store) -> None:
    """Close a question of ours; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _OURS:
        store.dialogues.end(knock.person.telegram_id)


def desk_of(knock: Knock, store: Store, editor: Editor, *, said: Html | None = None) -> Screen:
    """Return the desk as it is now; nothing that is typed belongs to a section any more."""
    leave_question(knock, store)
    seen = report_desks.look(store, editor, now=knock.now)
    return views.desk(seen, knock.setting, said=said)


def section_of(
    knock: Knock, store: Store, editor: Editor, section: Section, *, said: str = ""
) -> Screen:
    """Return a section as it is now, and take what is typed next for it."""
    seen = report_desks.look(store, editor, section=section, now=knock.now)
    store.dialogues.put(
        knock.asks(Step.REPORT_LINE, gathering=editor.gathering.id, section=section.value)
    )
    told = knock.setting.words(said) if said else None
    return report_sections.section(seen, section, knock.setting, said=told)


def on_open(knock: Knock, store: Store) -> Sequence[Call]:
    """Open the desk in a message of its own: the letter or the board stays."""
    editor = in_hand(knock, store, knock.button(ReportTap).gathering_id)
    return [knock.toast(), knock.say(desk_of(knock, store, editor))]


def on_desk(knock: Knock, store: Store) -> Sequence[Call]:
    editor = in_hand(knock, store, knock.button(DeskTap).gathering_id)
    return knock.turn_to(desk_of(knock, store, editor))


def on_section(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SectionTap)
    editor = in_hand(knock, store, tap.gathering_id)
    return knock.turn_to(section_of(knock, store, editor, tap.section))


def on_later(knock: Knock, store: Store) -> Sequence[Call]:
    """« Me le rappeler demain »: once, and the letter stays as it is."""
    editor = in_hand(knock, store, knock.button(LaterTap).gathering_id)
    when = report_calls.put_off(store, editor, community=knock.setting.community, now=knock.now)
    if when is None:
        return [knock.alert("desk.already_published")]
    return [knock.alert("desk.put_off", when=knock.setting.when_plain(when))]


def register(app: App) -> None:
    for tap, open_ in (
        (ReportTap, on_open),
        (DeskTap, on_desk),
        (SectionTap, on_section),
        (LaterTap, on_later),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
