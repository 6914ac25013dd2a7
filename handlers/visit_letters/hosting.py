"""Those who open their doors, and organisers, answer: is it kept small, is the list in order?"""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.visit_letters import FineTap, SmallTap
from bot.calls import Call
from bot.domain.moments import of_minutes
from bot.ports import Store
from bot.services import small_visits
from bot.views import host_letters as views
from handlers.door import App, Knock, door, private


def on_small(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep what is chosen first; whoever taps later reads it."""
    tap = knock.button(SmallTap)
    found = small_visits.choose(
        store,
        gathering_id=tap.gathering_id,
        choice=tap.choice,
        for_date=of_minutes(tap.starts_at),
        member=knock.member,
        now=knock.now,
    )
    return knock.turn_to(views.settled(found, knock.setting))


def on_fine(knock: Knock, _: Store) -> Sequence[Call]:
    """Thank; the list stays as it stands in the message."""
    knock.button(FineTap)
    return [knock.toast("visit.fine")]


def register(app: App) -> None:
    for tap, open_ in ((SmallTap, on_small), (FineTap, on_fine)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
