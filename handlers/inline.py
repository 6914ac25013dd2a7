"""Our name typed in any chat: cards to put there, and the news that one stands there now."""

from collections.abc import Sequence

from telegram.ext import ChosenInlineResultHandler, InlineQueryHandler

from bot.callbacks.sharing import InlineCard
from bot.calls import Call, offer
from bot.ports import Store
from bot.services import sharing
from bot.views import sharing as views
from handlers.door import App, Knock, door


def on_query(knock: Knock, store: Store) -> Sequence[Call]:
    """Offer what is to come, in the language of whoever asks."""
    setting = knock.house.setting(knock.own_words.language, knock.now)
    found = sharing.offered(store, words=knock.text, now=knock.now)
    return [offer(knock.inline_query_id, [views.offer(seen, setting) for seen in found])]


def on_chosen(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep the card true that was put into a chat."""
    card = knock.button(InlineCard)
    if knock.inline_id:
        sharing.keep_true(
            store,
            gathering_id=card.gathering_id,
            inline_id=knock.inline_id,
            language=card.language,
            now=knock.now,
        )
    return []


def register(app: App) -> None:
    app.add_handler(InlineQueryHandler(door(on_query)))
    app.add_handler(ChosenInlineResultHandler(door(on_chosen)))
