"""A place is sought for a meeting: the groups are asked, hosts answer, one place is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from telegram.ext import CallbackQueryHandler

from bot.callbacks.place_calls import CallDeed, PlaceCallTap, RetainAskTap, RetainTap
from bot.calls import Call
from bot.domain.offer import OfferChanged, OfferSettled
from bot.domain.place_call import CallOver
from bot.ports import Store
from bot.services import offers, offers_settling, place_calls, place_choice
from bot.views import offers_team, place_calls as views
from handlers.door import App, Knock, door, private
from handlers.offers.asking import go_on
from handlers.offers.settling import shown
from handlers.offers.telling import tell


def on_call(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what the groups would read, have them read it, or take an answer."""
    tap = knock.button(PlaceCallTap)
    which, now = tap.gathering_id, knock.now
    match tap.deed:
        case CallDeed.LOOK:
            page = place_calls.look(store, knock.member, gathering_id=which, now=now)
            return knock.turn_to(views.page(page, knock.setting))
        case CallDeed.PUBLISH:
            page = place_calls.publish(store, knock.member, gathering_id=which, now=now)
            return knock.turn_to(views.published(page, knock.setting))
        case CallDeed.ANSWER:
            return _answer(knock, store, which)


def _answer(knock: Knock, store: Store, which: int) -> Sequence[Call]:
    """Ask about the place; when it is needed is known."""
    offering = offers.answer(store, knock.member, call_id=which, now=knock.now)
    starts_at = place_calls.standing(store, which, now=knock.now).gathering.starts_at
    when = knock.setting.when_plain(starts_at) if starts_at else ""
    return go_on(knock, store, replace(offering, slots=when))


def on_ask_retain(knock: Knock, store: Store) -> Sequence[Call]:
    """Say who will be told, before the meeting is held there."""
    tap = knock.button(RetainAskTap)
    proposal = offers_settling.look(store, knock.member, tap.offer_id)
    if proposal.called is None or not proposal.called.is_open(knock.now):
        return shown(knock, store, tap.offer_id, said="venue.settled")
    if proposal.offer.version != tap.version:
        return shown(knock, store, tap.offer_id, said=OfferChanged.key)
    return knock.turn_to(views.sure(proposal, knock.setting))


def on_retain(knock: Knock, store: Store) -> Sequence[Call]:
    """Hold the meeting there, unless somebody acted meanwhile; the host hears of it."""
    tap = knock.button(RetainTap)
    try:
        done = place_choice.retain(
            store,
            knock.member,
            offer_id=tap.offer_id,
            version=tap.version,
            community=knock.setting.community,
            now=knock.now,
        )
    except CallOver:
        return shown(knock, store, tap.offer_id, said="venue.settled")
    except (OfferChanged, OfferSettled) as refusal:
        return shown(knock, store, tap.offer_id, said=refusal.key)
    proposal = offers_settling.look(store, knock.member, tap.offer_id)
    said = views.retained(proposal, knock.setting)
    told = tell(knock, [done.host] if done.host else [], lambda theirs: views.chosen(done, theirs))
    page = offers_team.page(proposal, knock.setting, said=said)
    return [*knock.turn_to(views.done(page, proposal, knock.setting)), *told]


def register(app: App) -> None:
    for pattern, open_ in (
        (PlaceCallTap.pattern(), on_call),
        (RetainAskTap.pattern(), on_ask_retain),
        (RetainTap.pattern(), on_retain),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=pattern))
