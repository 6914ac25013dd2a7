"""The numbers after a meeting, what they tell us, and the hours it took."""

from collections.abc import Mapping, Sequence
from typing import Final

from telegram.ext import CallbackQueryHandler

from bot.callbacks.after import FiguresTap
from bot.callbacks.figures import Amount, EffortTap, GiveTap, SaysTap, ThreeTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.effort import STEPS as MINUTES
from bot.ports import Store
from bot.services import efforts, figure_pages
from bot.views import efforts as effort_views, figures as views
from handlers.door import App, Knock, Steps, door, private

_HOUR, _HALF = MINUTES
_AMOUNTS: Final[Mapping[Amount, int]] = {
    Amount.HOUR: _HOUR,
    Amount.HALF: _HALF,
    Amount.LESS: -_HALF,
}


def on_figures(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the numbers of one gathering."""
    seen = figure_pages.after(
        store,
        member=knock.member,
        gathering_id=knock.button(FiguresTap).gathering_id,
        community=knock.setting.community,
        now=knock.now,
    )
    return knock.turn_to(views.after(seen, knock.setting))


def on_three(knock: Knock, store: Store) -> Sequence[Call]:
    """Show a meeting beside the two before it, in a message of its own."""
    seen = figure_pages.beside(
        store,
        member=knock.member,
        gathering_id=knock.button(ThreeTap).gathering_id,
        community=knock.setting.community,
        now=knock.now,
    )
    return [knock.toast(), knock.say(views.beside(seen, knock.setting))]


def on_says(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask what the numbers tell us."""
    gathering_id = knock.button(SaysTap).gathering_id
    figure_pages.check_writes(store, member=knock.member, gathering_id=gathering_id, now=knock.now)
    store.dialogues.put(knock.asks(Step.FIGURES_SAY, gathering_id=gathering_id))
    return [knock.toast(), knock.say(views.ask(knock.setting))]


def on_said(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Add the answer to the observations; a refused one may be typed again."""
    gathering_id = int(dialogue.facts["gathering_id"] or 0)
    figure_pages.say(
        store, member=knock.member, gathering_id=gathering_id, text=knock.text, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(views.said(gathering_id, knock.setting))]


def on_effort(knock: Knock, store: Store) -> Sequence[Call]:
    """Show the hours given."""
    gathering_id = knock.button(EffortTap).gathering_id
    seen = efforts.look(store, member=knock.member, gathering_id=gathering_id)
    return knock.turn_to(effort_views.efforts(seen, knock.setting))


def on_give(knock: Knock, store: Store) -> Sequence[Call]:
    """Add some time, or take some away."""
    tap = knock.button(GiveTap)
    seen = efforts.add(
        store,
        member=knock.member,
        gathering_id=tap.gathering_id,
        kind=tap.kind,
        minutes=_AMOUNTS[tap.amount],
        now=knock.now,
    )
    return knock.turn_to(effort_views.efforts(seen, knock.setting))


STEPS: Steps = {Step.FIGURES_SAY: on_said}


def register(app: App) -> None:
    for tap, open_ in (
        (FiguresTap, on_figures),
        (ThreeTap, on_three),
        (SaysTap, on_says),
        (EffortTap, on_effort),
        (GiveTap, on_give),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
