"""Hosts talk with the organisers about what they offered: words, dates, and how one gets in."""

from collections.abc import Sequence
from datetime import datetime

from telegram.ext import CallbackQueryHandler

from bot.callbacks.offers import (
    DateDeed,
    HostDateTap,
    HostDeed,
    MyOfferTap,
    OfferAnswerTap,
    SkipEntryTap,
)
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.moments import of_minutes
from bot.ports import Store
from bot.services import offers, offers_agreeing, offers_changing
from bot.services.offers import Said
from bot.views import offers_mine as views, offers_news
from handlers.door import App, Knock, Steps, door, private
from handlers.offers.asking import change
from handlers.offers.telling import tell, while_it_is_open

_OURS = frozenset({Step.OFFER_WORD, Step.OFFER_ENTRY})
WISHES = "wish"  # in the facts of a question: the date, in minutes, that does not suit


def on_mine(knock: Knock, store: Store) -> Sequence[Call]:
    """Show one's own offer, or withdraw it after one more question."""
    tap = knock.button(MyOfferTap)
    match tap.deed:
        case HostDeed.SHOW:
            return _shown(knock, store, tap.offer_id)
        case HostDeed.RIGHT:
            return _shown(knock, store, tap.offer_id, said="offer.right_thanks")
        case HostDeed.CHANGE:
            offering = offers_changing.begin(store, knock.member, tap.offer_id)
            return change(knock, store, offering)
        case HostDeed.WITHDRAW:
            offer = offers_agreeing.check_withdrawable(store, knock.member, tap.offer_id)
            return [knock.toast(), knock.say(views.ask_withdraw(offer, knock.setting))]
        case HostDeed.SURE:
            return _withdraw(knock, store, tap.offer_id)


def _shown(knock: Knock, store: Store, offer_id: int, *, said: str = "") -> Sequence[Call]:
    mine = offers.show(store, knock.member, offer_id)
    _leave(knock, store)
    return knock.turn_to(views.page(mine, knock.setting, said=said))


def _leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _OURS:
        store.dialogues.end(knock.person.telegram_id)


def _withdraw(knock: Knock, store: Store, offer_id: int) -> Sequence[Call]:
    gone = offers_agreeing.withdraw(store, knock.member, offer_id=offer_id, now=knock.now)
    _leave(knock, store)
    told = tell(knock, gone.readers, lambda theirs: offers_news.withdrawn(gone, theirs))
    done = views.said(gone.offer, "offer.withdrawn_now", knock.setting)
    return [*knock.turn_to(done), *told]


def on_answer(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for the words to pass on."""
    tap = knock.button(OfferAnswerTap)
    offer = offers.mine(store, knock.member, tap.offer_id)
    store.dialogues.put(knock.asks(Step.OFFER_WORD, offer=offer.id))
    return [knock.toast(), knock.say(views.ask_answer(offer, knock.setting))]


def on_word(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Pass on what a host typed: an answer, or when it would suit them better."""
    which, about = int(dialogue.facts["offer"] or 0), dialogue.facts.get(WISHES)
    if about is not None:
        return _wish(knock, store, which, about=of_minutes(int(about)))
    said = offers.write(store, knock.member, offer_id=which, text=knock.text, now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    told = tell(knock, said.readers, lambda theirs: offers_news.answered(said, theirs))
    return [knock.say(_passed_on(knock, said, told)), *told]


def _wish(knock: Knock, store: Store, which: int, *, about: datetime) -> Sequence[Call]:
    """Pass a wish on; who was asked about a newer date meanwhile reads that question again."""
    said = offers_agreeing.wish(
        store, knock.member, offer_id=which, about=about, text=knock.text, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    told = tell(knock, said.readers, lambda theirs: offers_news.wished(said, theirs))
    if said.about and said.offer.proposed_at:
        return [knock.say(views.newer_date(said.offer, knock.setting)), *told]
    return [knock.say(_passed_on(knock, said, told)), *told]


def _passed_on(knock: Knock, said: Said, told: Sequence[Call]) -> Screen:
    return views.said(said.offer, "offer.passed_on" if told else "offer.kept", knock.setting)


def on_date(knock: Knock, store: Store) -> Sequence[Call]:
    """Say yes to a date, or ask for another one."""
    tap = knock.button(HostDateTap)
    moment = of_minutes(tap.moment)
    if tap.deed is DateDeed.YES:
        return _agree(knock, store, tap)
    offer = offers_agreeing.check_suggested(
        store, knock.member, offer_id=tap.offer_id, starts_at=moment
    )
    store.dialogues.put(knock.asks(Step.OFFER_WORD, offer=offer.id, **{WISHES: tap.moment}))
    return [knock.toast(), knock.say(views.ask_wish(offer, knock.setting))]


def _agree(knock: Knock, store: Store, tap: HostDateTap) -> Sequence[Call]:
    """Have the visit prepared, and ask the one thing that is left to know."""
    agreed = offers_agreeing.agree(
        store,
        knock.member,
        offer_id=tap.offer_id,
        starts_at=of_minutes(tap.moment),
        now=knock.now,
    )
    offer, when = agreed.offer, knock.setting.when(of_minutes(tap.moment))
    store.dialogues.put(knock.asks(Step.OFFER_ENTRY, offer=offer.id))
    told = tell(knock, agreed.readers, lambda theirs: offers_news.agreed(agreed, theirs))
    return [*knock.turn_to(views.ask_entry(offer, when, knock.setting)), *told]


def on_entry(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Keep how one gets in."""
    which = int(dialogue.facts["offer"] or 0)
    said = offers_agreeing.note_entry(
        store, knock.member, offer_id=which, text=knock.text, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    told = tell(knock, said.readers, lambda theirs: offers_news.entry(said, theirs))
    if said.offer.is_draft:
        return [knock.say(views.said(said.offer, "offer.all_noted", knock.setting)), *told]
    return [knock.say(_passed_on(knock, said, told)), *told]


def on_skip(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask no more; the button may be older than what became of the visit meanwhile."""
    offer = offers.mine(store, knock.member, knock.button(SkipEntryTap).offer_id)
    _leave(knock, store)
    return knock.turn_to(views.no_more_asked(offer, knock.setting))


def register(app: App) -> None:
    for tap, open_ in (
        (MyOfferTap, on_mine),
        (OfferAnswerTap, on_answer),
        (HostDateTap, on_date),
        (SkipEntryTap, on_skip),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))


STEPS: Steps = {Step.OFFER_ENTRY: while_it_is_open(on_entry)}
