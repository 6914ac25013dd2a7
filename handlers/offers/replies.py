"""Hosts confirm that what they typed, without a tap, answers what they were asked."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.offers import OfferReplyTap
from bot.calls import Call
from bot.domain.dialogue import Step
from bot.ports import Store
from bot.services import offers, stray_lines
from bot.views import offers_mine as views, offers_news
from handlers.door import App, Knock, door, private
from handlers.offers.telling import tell


def on_reply(knock: Knock, store: Store) -> Sequence[Call]:
    """Pass on what was typed; once it is gone, ask for it again."""
    tap = knock.button(OfferReplyTap)
    offer = offers.mine(store, knock.member, tap.offer_id)
    line = stray_lines.read(store, knock.person.telegram_id, tap.line, now=knock.now)
    if line is None:
        store.dialogues.put(knock.asks(Step.OFFER_WORD, offer=offer.id))
        return knock.turn_to(views.ask_answer(offer, knock.setting))
    said = offers.heard(store, offer, text=line, now=knock.now)
    stray_lines.let_go(store, knock.person.telegram_id, tap.line, now=knock.now)
    told = tell(knock, said.readers, lambda theirs: offers_news.answered(said, theirs))
    key = "offer.passed_on" if told else "offer.kept"
    return [*knock.turn_to(views.said(offer, key, knock.setting)), *told]


def register(app: App) -> None:
    pattern = OfferReplyTap.pattern()
    app.add_handler(CallbackQueryHandler(door(private(on_reply)), pattern=pattern))
