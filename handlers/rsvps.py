"""Taps on « Je viens », « Je ne peux pas », « Je ne sais pas encore »."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.people import RsvpTap
from bot.calls import Call
from bot.domain.card import CardState
from bot.domain.gathering import GatheringCancelled, GatheringOver
from bot.ports import Store
from bot.services import meetings, rsvps, sharing
from bot.services.rsvps import Answered, Respondent
from bot.views import welcome
from bot.views.own_cards import own_card
from bot.views.rsvps import said
from handlers.door import App, Knock, door


def on_tap(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep the answer, even of somebody we do not know yet, and say that it is kept."""
    tap = knock.button(RsvpTap)
    try:
        answered = rsvps.answer(
            store,
            gathering_id=tap.gathering_id,
            by=Respondent(knock.person, knock.member),
            answer=tap.answer,
            now=knock.now,
        )
    except (GatheringCancelled, GatheringOver) as refusal:
        return _too_late(knock, store, tap.gathering_id, refusal.key)
    if knock.is_private:
        return _in_private(knock, store, answered)
    _adopt(knock, store, tap.gathering_id)
    is_unknown = not answered.member.chat_id
    return [knock.tell(said(answered, knock.own_words, invite=is_unknown))]


def _in_private(knock: Knock, store: Store, answered: Answered) -> Sequence[Call]:
    member = answered.member
    seen = meetings.look_at(store, answered.gathering, member=member)
    card = own_card(seen, knock.setting)
    calls = [knock.tell(said(answered, knock.setting.words)), knock.redraw(card)]
    if answered.before is None and not member.has_agreed:
        calls.append(knock.say(welcome.welcome(member.name, knock.setting)))
    return calls


def _too_late(knock: Knock, store: Store, gathering_id: int, key: str) -> Sequence[Call]:
    """Say so, and let the old card tell the truth."""
    if not knock.is_private:
        _adopt(knock, store, gathering_id)
        store.touch(gathering_id)
        return [knock.alert(key)]
    gathering = store.gatherings.get(gathering_id)
    seen = meetings.look_at(store, gathering, member=knock.member)
    return [knock.alert(key), knock.redraw(own_card(seen, knock.setting))]


def _adopt(knock: Knock, store: Store, gathering_id: int) -> None:
    """
    Keep true a card that we lost sight of: whoever taps it shows that it is there.

    A crash between its posting and our note does that, or an edit that Telegram once refused.
    """
    if knock.inline_id:
        language = knock.own_words.language
        card_there = {"inline_id": knock.inline_id, "language": language}
        sharing.keep_true(store, gathering_id=gathering_id, **card_there, now=knock.now)
        return
    if knock.message_id is None or not knock.button_is_there:
        return
    card = store.cards.at(knock.spot.chat_id, message_id=knock.message_id)
    if card is None or card.state is CardState.LOST:
        store.cards.register(
            gathering_id,
            chat_id=knock.spot.chat_id,
            message_id=knock.message_id,
            at=knock.now,
            thread_id=knock.spot.thread_id,
        )
        store.touch(gathering_id)


def register(app: App) -> None:
    app.add_handler(CallbackQueryHandler(door(on_tap), pattern=RsvpTap.pattern()))
