"""/incidents: what could not be handled, for the project group to see."""

from collections.abc import Sequence

from telegram.ext import CommandHandler, filters

from bot.calls import Call
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights
from bot.views import menus
from handlers.door import App, Knock, door


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    rights.check(store, knock.member, Action.SEE_INCIDENTS)
    return [knock.say(menus.incidents(store.inbox.dead(), knock.setting))]


def register(app: App) -> None:
    private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler("incidents", door(on_command), filters=private))
