"""How many places a visit has, and whether one person of each organisation comes first."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.visit_boards import CapacityTap, Instead, OneEachTap, SetCapacityTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, GatheringOver, NoSuchGathering
from bot.domain.member import NotAnOrganiser
from bot.domain.places import FewerThanComing, OddCapacity
from bot.domain.typed_visit import size_of
from bot.ports import Store
from bot.services import capacities, visit_boards, visit_glances
from bot.views import visit_board_sizes as views
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on

_while_it_makes_sense = ending_on(
    GatheringCancelled, GatheringOver, NoSuchGathering, NotAnOrganiser
)


def on_sizes(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the places, and take a number that is typed next."""
    gathering_id = knock.button(CapacityTap).gathering_id
    screen = _sizes(knock, store, gathering_id)
    store.dialogues.put(knock.asks(Step.VISIT_CAPACITY, gathering=gathering_id))
    return knock.turn_to(screen)


def _sizes(knock: Knock, store: Store, gathering_id: int, *, said: str = "") -> Screen:
    gathering = visit_boards.open_one(
        store, member=knock.member, gathering_id=gathering_id, now=knock.now
    )
    return views.sizes(visit_glances.of(store, gathering), knock.setting, said=said)


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    gathering_id, size = int(dialogue.facts["gathering"] or 0), size_of(knock.text)
    if size is None:
        return [knock.say(_sizes(knock, store, gathering_id, said="visitors.size_unclear"))]
    return [knock.say(_set(knock, store, gathering_id, size[1], Instead.ASK))]


def on_set(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(SetCapacityTap)
    return knock.turn_to(_set(knock, store, tap.gathering_id, tap.capacity, tap.instead))


def _set(knock: Knock, store: Store, gathering_id: int, capacity: int, instead: Instead) -> Screen:
    """Set a number; where people would lose their place, ask first what is meant."""
    try:
        resized = capacities.set_capacity(
            store,
            gathering_id=gathering_id,
            capacity=capacity,
            by=knock.member,
            now=knock.now,
            choice=instead.choice,
        )
    except FewerThanComing:
        gathering = store.gatherings.get(gathering_id)
        places = visit_glances.of(store, gathering).places
        return views.fewer(places, capacity, knock.setting)
    except OddCapacity:
        return _sizes(knock, store, gathering_id, said="visitors.size_unclear")
    said = "visitors.size_done_lower" if resized.is_minimum_lower else "visitors.size_done"
    return _sizes(knock, store, gathering_id, said=said)


def on_one_each(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(OneEachTap)
    capacities.set_one_each(
        store,
        gathering_id=tap.gathering_id,
        one_each=bool(tap.is_on),
        by=knock.member,
        now=knock.now,
    )
    return knock.turn_to(_sizes(knock, store, tap.gathering_id, said="visitors.size_done"))


STEPS: Steps = {Step.VISIT_CAPACITY: _while_it_makes_sense(on_typed)}


def register(app: App) -> None:
    for tap, open_ in (
        (CapacityTap, on_sizes),
        (SetCapacityTap, on_set),
        (OneEachTap, on_one_each),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
