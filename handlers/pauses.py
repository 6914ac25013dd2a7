"""/pause, /reprendre: to be left alone for a while, and to come back."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.profiles import PauseTap
from bot.calls import Call
from bot.ports import Store
from bot.services import members, profiles
from bot.views import pauses
from handlers.door import App, Knock, door, private


def on_pause(knock: Knock, _: Store) -> Sequence[Call]:
    members.check_agreed(knock.member)
    return [knock.say(pauses.ask(knock.setting))]


def on_length(knock: Knock, store: Store) -> Sequence[Call]:
    """Begin the pause; chosen again, it counts from now."""
    member = members.check_agreed(knock.member)
    pause, zone = knock.button(PauseTap).pause, knock.setting.zone
    paused = profiles.rest(store, member, pause=pause, now=knock.now, zone=zone)
    return knock.turn_to(pauses.begun(paused, knock.setting))


def on_resume(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    was_paused = profiles.resume(store, member, now=knock.now)
    ended = pauses.ended(member, knock.setting) if was_paused else pauses.none(knock.setting)
    return [knock.say(ended)]


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler("pause", door(on_pause), filters=in_private))
    names = ("reprendre", "resume")
    app.add_handler(CommandHandler(names, door(on_resume), filters=in_private))
    length = CallbackQueryHandler(door(private(on_length)), pattern=PauseTap.pattern())
    app.add_handler(length)
