"""Somebody who asked by phone is given a place, or a turn: found by name, or written down."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.visit_boards import AddVisitorTap, NewVisitorTap, VisitorFoundTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, GatheringOver, NoSuchGathering
from bot.domain.member import NotAnOrganiser
from bot.ports import Store
from bot.services import visit_boards
from bot.views import on_behalf, visit_boards as views
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on

_while_it_makes_sense = ending_on(
    GatheringCancelled, GatheringOver, NoSuchGathering, NotAnOrganiser
)


def on_add(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(AddVisitorTap).gathering_id
    gathering = visit_boards.open_one(
        store, member=knock.member, gathering_id=gathering_id, now=knock.now
    )
    store.dialogues.put(knock.asks(Step.VISIT_WHO, gathering=gathering_id))
    return knock.turn_to(views.ask_who(gathering, knock.setting))


def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Look for what was typed, and keep it: it may be the name of somebody new."""
    gathering_id = int(dialogue.facts["gathering"] or 0)
    screen = _found(knock, store, gathering_id, knock.text, 0)
    store.dialogues.put(knock.asks(Step.VISIT_WHO, gathering=gathering_id, typed=knock.text))
    return [knock.say(screen)]


def on_found(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(VisitorFoundTap)
    typed = _typed(knock, store, tap.gathering_id)
    return knock.turn_to(_found(knock, store, tap.gathering_id, typed, tap.page))


def _found(knock: Knock, store: Store, gathering_id: int, text: str, number: int) -> Screen:
    page = visit_boards.find(
        store,
        member=knock.member,
        gathering_id=gathering_id,
        text=text,
        number=number,
        now=knock.now,
    )
    return views.found(gathering_id, page, text, knock.setting)


def _typed(knock: Knock, store: Store, gathering_id: int) -> str:
    """Return what was typed for this visit. Raises UnreadableButton: something else is open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not Step.VISIT_WHO:
        raise UnreadableButton
    if dialogue.facts.get("gathering") != gathering_id or not dialogue.facts.get("typed"):
        raise UnreadableButton
    return str(dialogue.facts["typed"])


def on_new(knock: Knock, store: Store) -> Sequence[Call]:
    """Go on as when an answer is noted for somebody new: how can they be reached?"""
    gathering_id = knock.button(NewVisitorTap).gathering_id
    visit_boards.open_one(store, member=knock.member, gathering_id=gathering_id, now=knock.now)
    typed = _typed(knock, store, gathering_id)
    store.dialogues.put(knock.asks(Step.BEHALF_WHO, gathering=gathering_id, typed=typed))
    return knock.turn_to(on_behalf.ask_channel(gathering_id, typed, knock.setting))


STEPS: Steps = {Step.VISIT_WHO: _while_it_makes_sense(on_name)}


def register(app: App) -> None:
    for tap, open_ in (
        (AddVisitorTap, on_add),
        (VisitorFoundTap, on_found),
        (NewVisitorTap, on_new),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
