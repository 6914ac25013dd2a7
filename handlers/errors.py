"""The last door: a refusal becomes words; a fault is handed to the inbox, which tries again."""

from collections.abc import Sequence
from typing import Final

import structlog
from telegram import Update

from bot.calls import Call
from bot.domain.refusal import Refusal
from bot.intake.attempt import ATTEMPT
from bot.ports import Store
from bot.views import menus
from handlers.door import App, Context, Door, House, Knock, effect_of

log: Final = structlog.get_logger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Say no politely; any other error stays with the attempt, and the inbox tries again."""
    attempt = ATTEMPT.get(None)
    error = context.error
    if attempt is None:  # the alarm clock rang for it, and rings again
        log.error("work_failed", exc_info=error)
        return
    if not isinstance(error, Refusal) or not isinstance(update, Update):
        return
    house: House = context.bot_data["house"]
    try:
        await attempt.settle(effect_of(update, house, _refuse(error)))
    except Exception as fault:  # noqa: BLE001 - the framework would swallow it; the inbox must know
        attempt.error = fault


def _refuse(refusal: Refusal) -> Door:
    def open_(knock: Knock, _: Store) -> Sequence[Call]:
        if knock.query_id:
            return [knock.alert(refusal.key, **refusal.facts)]
        if not knock.is_private:
            return []
        text = knock.setting.words(refusal.key, **refusal.facts)
        return [knock.say(menus.with_menu(text, knock.setting))]

    return open_


def register(app: App) -> None:
    app.add_error_handler(on_error)
