"""What changes, part by part: a line that is typed, a format or a place that is tapped."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.changes import ChangeFormatTap, ChangePartTap, ChangePlaceTap, EmptyPartTap
from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call
from bot.domain import typed_link
from bot.domain.change import LINES, Part, Staged
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import TITLE_LENGTH, Gathering
from bot.domain.naming import typed_line
from bot.domain.place import Format
from bot.domain.typed_visit import TEXT_LENGTH as LINE_LENGTH
from bot.domain.visit import NoSuchVisit
from bot.ports import Store
from bot.services.sections import TEXT_LENGTH
from bot.views import changes as views, visit_changes
from handlers.changes.dates import ask_date, ask_end
from handlers.changes.stage import ask, current, show, taken, while_it_may_change
from handlers.door import App, Knock, Steps, door, private

_TYPED = {
    Part.TITLE: Step.CHANGE_TITLE,
    Part.LINK: Step.CHANGE_LINK,
    Part.QUESTION: Step.CHANGE_QUESTION,
}
_ROOMS = frozenset({Format.IN_PERSON, Format.HYBRID})


def on_part(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for what is to change."""
    tap = knock.button(ChangePartTap)
    gathering = taken(knock, store, tap.gathering_id)
    staged = current(knock, store, gathering)
    match tap.part:
        case Part.DATE:
            return ask_date(knock, store, gathering, staged)
        case Part.END:
            return ask_end(knock, store, gathering, staged)
        case Part.FORMAT:
            ask(knock, store, Step.CHANGE_STAGED, staged)
            return knock.turn_to(views.ask_format(gathering, knock.setting))
        case Part.PLACE:
            return _ask_place(knock, store, gathering, staged)
        case _:
            return _ask_text(knock, store, gathering, staged, tap.part)


def _ask_text(
    knock: Knock, store: Store, gathering: Gathering, staged: Staged, part: Part
) -> Sequence[Call]:
    if part in LINES:
        return _ask_line(knock, store, gathering, staged, part)
    ask(knock, store, _TYPED[part], staged)
    return knock.turn_to(views.ask_text(gathering, part, knock.setting))


def on_empty(knock: Knock, store: Store) -> Sequence[Call]:
    """Take out the link or the question; a title can only be replaced."""
    tap = knock.button(EmptyPartTap)
    staged = current(knock, store, taken(knock, store, tap.gathering_id))
    match tap.part:
        case Part.LINK:
            return show(knock, store, replace(staged, link=""))
        case Part.QUESTION:
            return show(knock, store, replace(staged, question=""))
        case part if part in LINES:
            return show(knock, store, _with_line(staged, part, ""))
        case _:
            raise UnreadableButton


def _ask_line(
    knock: Knock, store: Store, gathering: Gathering, staged: Staged, part: Part
) -> Sequence[Call]:
    """Ask for one line of a visit. Raises NoSuchVisit."""
    visit = store.visits.of(gathering.id)
    if visit is None:
        raise NoSuchVisit
    ask(knock, store, Step.CHANGE_VISIT, staged, part=part.value)
    return knock.turn_to(visit_changes.ask_line(gathering, visit, part, knock.setting))


def on_typed_line(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    line = typed_line(knock.text, limit=LINE_LENGTH)
    part = Part(str(dialogue.facts["part"]))
    return show(knock, store, _with_line(Staged.of(dialogue.facts), part, line))


def _with_line(staged: Staged, part: Part, line: str) -> Staged:
    match part:
        case Part.TOPIC:
            return replace(staged, topic=line)
        case Part.MEETING_POINT:
            return replace(staged, meet=line)
        case Part.ACCESS:
            return replace(staged, access=line)
        case _:
            return replace(staged, contact=line)


def on_format(knock: Knock, store: Store) -> Sequence[Call]:
    """Change how people meet; where that needs a room, ask which one unless it is known."""
    tap = knock.button(ChangeFormatTap)
    gathering = taken(knock, store, tap.gathering_id)
    staged = replace(current(knock, store, gathering), format=tap.format.value)
    has_room = bool(gathering.place or gathering.place_note or staged.place_id is not None)
    if tap.format in _ROOMS and not has_room:
        return _ask_place(knock, store, gathering, staged)
    return show(knock, store, staged)


def on_place(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ChangePlaceTap)
    staged = current(knock, store, taken(knock, store, tap.gathering_id))
    return show(knock, store, replace(staged, place_id=tap.place_id, place_note=""))


def on_typed_title(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    title = typed_line(knock.text, limit=TITLE_LENGTH)
    return show(knock, store, replace(Staged.of(dialogue.facts), title=title))


def on_typed_question(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    question = typed_line(knock.text, limit=TEXT_LENGTH)
    return show(knock, store, replace(Staged.of(dialogue.facts), question=question))


def on_typed_place(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    note = typed_line(knock.text, limit=TITLE_LENGTH)
    staged = replace(Staged.of(dialogue.facts), place_id=0, place_note=note)
    return show(knock, store, staged)


def on_typed_link(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep a safe address; ask again for any other."""
    staged = Staged.of(dialogue.facts)
    try:
        link = typed_link.read(knock.text)
    except typed_link.BadLink as refusal:
        gathering = taken(knock, store, staged.gathering_id)
        said = knock.setting.words(refusal.key)
        return knock.turn_to(views.ask_text(gathering, Part.LINK, knock.setting, said=said))
    return show(knock, store, replace(staged, link=link))


def _ask_place(knock: Knock, store: Store, gathering: Gathering, staged: Staged) -> Sequence[Call]:
    ask(knock, store, Step.CHANGE_PLACE, staged)
    return knock.turn_to(views.ask_place(gathering, store.gatherings.places(), knock.setting))


STEPS: Steps = {
    step: while_it_may_change(open_)
    for step, open_ in (
        (Step.CHANGE_TITLE, on_typed_title),
        (Step.CHANGE_QUESTION, on_typed_question),
        (Step.CHANGE_PLACE, on_typed_place),
        (Step.CHANGE_LINK, on_typed_link),
        (Step.CHANGE_VISIT, on_typed_line),
    )
}


def register(app: App) -> None:
    for tap, open_ in (
        (ChangePartTap, on_part),
        (EmptyPartTap, on_empty),
        (ChangeFormatTap, on_format),
        (ChangePlaceTap, on_place),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
