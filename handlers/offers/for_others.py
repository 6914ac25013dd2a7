"""« Pour quelqu’un »: for whom an organiser notes an offer."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.offers import OfferForTap, OfferFoundTap, OfferNewcomerTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import Member, NotAnOrganiser
from bot.ports import Store
from bot.services import offers_for_others
from bot.views import offers_for_others as views
from handlers.door import App, Knock, Steps, door, private
from handlers.ending import ending_on


def on_for(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for whom, or what that person offers."""
    which = knock.button(OfferForTap).member_id
    if which:
        return _kind(knock, store, offers_for_others.pick(store, knock.member, which))
    offers_for_others.check(store, knock.member)
    store.dialogues.put(knock.asks(Step.OFFER_WHO))
    return knock.turn_to(views.ask_who(knock.setting))


def _kind(knock: Knock, store: Store, who: Member) -> Sequence[Call]:
    """Ask with buttons alone; the name that was typed is not needed any more."""
    store.dialogues.put(knock.asks(Step.OFFER_WHO))
    return knock.turn_to(views.ask_kind(who, knock.setting))


def on_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Look for what was typed, and keep it: it may be the name of somebody new."""
    screen = _found(knock, store, knock.text, number=0)
    store.dialogues.put(knock.asks(Step.OFFER_WHO, typed=knock.text))
    return [knock.say(screen)]


def on_found(knock: Knock, store: Store) -> Sequence[Call]:
    number = knock.button(OfferFoundTap).page
    return knock.turn_to(_found(knock, store, _typed(knock, store), number=number))


def _found(knock: Knock, store: Store, typed: str, *, number: int) -> Screen:
    page = offers_for_others.find(store, knock.member, typed, number=number)
    return views.found(page, typed, knock.setting)


def _typed(knock: Knock, store: Store) -> str:
    """Return the name that was typed. Raises UnreadableButton: another question is open by now."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    typed = dialogue.facts.get("typed") if dialogue and dialogue.step is Step.OFFER_WHO else None
    if not typed:
        raise UnreadableButton
    return str(typed)


def on_newcomer(knock: Knock, store: Store) -> Sequence[Call]:
    name = _typed(knock, store)
    who = offers_for_others.add(store, knock.member, name=name, now=knock.now)
    return _kind(knock, store, who)


STEPS: Steps = {Step.OFFER_WHO: ending_on(NotAnOrganiser)(on_name)}


def register(app: App) -> None:
    for pattern, open_ in (
        (OfferForTap.pattern(), on_for),
        (OfferFoundTap.pattern(), on_found),
        (OfferNewcomerTap.pattern(), on_newcomer),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
