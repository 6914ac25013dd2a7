"""Whoever opens their doors reads who comes, and changes nothing."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.visit_boards import HostPageTap
from bot.calls import Call
from bot.ports import Store
from bot.services import visit_hosting
from bot.views import visit_board_hosts as views
from handlers.door import App, Knock, door, private


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(HostPageTap)
    seen = visit_hosting.look(
        store, member=knock.member, gathering_id=tap.gathering_id, number=tap.page
    )
    return knock.turn_to(views.page(seen, knock.setting))


def register(app: App) -> None:
    pattern = HostPageTap.pattern()
    app.add_handler(CallbackQueryHandler(door(private(on_page)), pattern=pattern))
