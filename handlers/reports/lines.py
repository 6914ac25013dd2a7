"""Lines of a report: typed, judged, moved, taken out, brought back."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.reports import LineDeed, LineTap, VersionTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.report import Line, LineGone, LineTooLong, Section, Sign, TooManyLines
from bot.domain.report_refusals import LineChanged
from bot.domain.typed_report import number_alone
from bot.ports import Store
from bot.services import report_desks, report_lines, reports
from bot.services.report_desks import Editor
from bot.services.report_lines import Rewritten
from bot.views import report_listings, report_sections as views
from handlers.door import App, Knock, Steps, door, private
from handlers.reports.desk import in_hand, section_of

_SIGNS = {
    LineDeed.PLUS: Sign.PLUS,
    LineDeed.MINUS: Sign.MINUS,
    LineDeed.MIXED: Sign.MIXED,
    LineDeed.PLAIN: Sign.NONE,
}
_SAID = {
    Rewritten.REPLACED: "desk.noted",
    Rewritten.BOTH_KEPT: "desk.both_kept",
    Rewritten.ADDED: "desk.gone_kept",
}


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Add what was typed to the open section, or put it in the place of the open line."""
    editor = in_hand(knock, store, int(dialogue.facts["gathering"] or 0))
    section = Section(str(dialogue.facts["section"]))
    number = number_alone(knock.text)
    if number is not None:
        return [knock.say(_numbered(knock, store, editor, section, number))]
    try:
        said = _write(knock, store, editor, section, dialogue)
    except (LineTooLong, TooManyLines) as refusal:
        return [knock.say(_again(knock, store, editor, dialogue, said=refusal.key))]
    return [knock.say(section_of(knock, store, editor, section, said=said))]


def _numbered(knock: Knock, store: Store, editor: Editor, section: Section, number: int) -> Screen:
    """Open the line whose number was typed, as a touch does: a number tells nobody anything."""
    written = report_desks.look(store, editor, section=section, now=knock.now).of(section)
    if not 1 <= number <= len(written):
        return section_of(knock, store, editor, section, said="desk.no_such_number")
    return _opened(knock, store, editor, written[number - 1])


def _again(knock: Knock, store: Store, editor: Editor, dialogue: Dialogue, *, said: str) -> Screen:
    """Show the section; what is typed next still takes the place of the open line."""
    section = Section(str(dialogue.facts["section"]))
    screen = section_of(knock, store, editor, section, said=said)
    store.dialogues.put(knock.asks(Step.REPORT_LINE, **dialogue.facts))
    return screen


def _write(
    knock: Knock, store: Store, editor: Editor, section: Section, dialogue: Dialogue
) -> str:
    """Write it down; return the sentence that says what became of it."""
    line_id, read = dialogue.facts.get("line"), dialogue.facts.get("read")
    if line_id is None or read is None:
        report_lines.add(store, editor, section=section, text=knock.text, now=knock.now)
        return "desk.noted_after" if editor.report.is_published else "desk.noted"
    became = report_lines.rewrite(
        store, editor, line_id=int(line_id), read=int(read), text=knock.text, now=knock.now
    )
    is_out = editor.report.is_published and became is Rewritten.REPLACED
    return "desk.noted_after" if is_out else _SAID[became]


def on_line(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what a button says with one line; show the section again where it changed meanwhile."""
    tap = knock.button(LineTap)
    editor = in_hand(knock, store, tap.gathering_id)
    line = report_lines.find(store, editor, tap.line_id)
    try:
        return _done(knock, store, editor, tap, line)
    except (LineChanged, LineGone, TooManyLines) as refusal:
        _, redrawn = knock.turn_to(section_of(knock, store, editor, line.section))
        return [knock.alert(refusal.key), redrawn]


def _done(knock: Knock, store: Store, editor: Editor, tap: LineTap, line: Line) -> Sequence[Call]:
    match tap.deed:
        case LineDeed.SHOW:
            return knock.turn_to(_opened(knock, store, editor, line))
        case LineDeed.VERSIONS:
            return _versions(knock, store, editor, line)
        case LineDeed.UP:
            report_lines.move_up(store, editor, line_id=line.id, now=knock.now)
        case LineDeed.OUT:
            report_lines.take_out(store, editor, line_id=line.id, read=tap.version, now=knock.now)
        case LineDeed.BACK:
            report_lines.bring_back(store, editor, line_id=line.id, now=knock.now)
        case _:
            sign = _SIGNS[tap.deed]
            report_lines.judge(store, editor, line_id=line.id, sign=sign, now=knock.now)
    return knock.turn_to(section_of(knock, store, editor, line.section))


def _opened(knock: Knock, store: Store, editor: Editor, line: Line) -> Screen:
    """Show one line; what is typed next takes its place, unless it quotes somebody."""
    seen = report_desks.look(store, editor, section=line.section, now=knock.now)
    if not seen.is_shown(line):
        raise LineGone
    pointed = {} if line.source in reports.QUOTED else {"line": line.id, "read": line.version}
    which = editor.gathering.id
    store.dialogues.put(
        knock.asks(Step.REPORT_LINE, gathering=which, section=line.section.value, **pointed)
    )
    return views.one_line(seen, line, knock.setting)


def _versions(knock: Knock, store: Store, editor: Editor, line: Line) -> Sequence[Call]:
    line, before = report_lines.versions(store, editor, line_id=line.id)
    seen = report_desks.look(store, editor, section=line.section, now=knock.now)
    return knock.turn_to(report_listings.versions(seen, line, before, knock.setting))


def on_version(knock: Knock, store: Store) -> Sequence[Call]:
    """Let a line say again what it said."""
    tap = knock.button(VersionTap)
    editor = in_hand(knock, store, tap.gathering_id)
    line = report_lines.restore(
        store, editor, line_id=tap.line_id, version_id=tap.version_id, now=knock.now
    )
    said = "desk.restored"
    return knock.turn_to(section_of(knock, store, editor, line.section, said=said))


STEPS: Steps = {Step.REPORT_LINE: on_typed}


def register(app: App) -> None:
    for tap, open_ in ((LineTap, on_line), (VersionTap, on_version)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
