"""Somebody would come to a visit that is full: an organiser lets them wait for a place."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.on_behalf import NoteTap
from bot.callbacks.places import WaitForTap
from bot.calls import Call, say
from bot.domain.member import Status
from bot.domain.places import HasPlace, PlaceIsFree
from bot.ports import Store
from bot.services import meetings, visit_wishes
from bot.services.on_behalf import Picked
from bot.services.visit_wishes import Wished
from bot.views import on_behalf as answers, waiting_for as views
from handlers.door import App, Knock, door, private
from handlers.on_behalf.picking import ask_answer, picked


def full(knock: Knock, store: Store, tap: NoteTap) -> Sequence[Call]:
    """Offer the list for somebody whose yes came too late."""
    found = picked(knock, store, tap.gathering_id, tap.member_id)
    seen = meetings.show(store, gathering_id=tap.gathering_id, member=found.member)
    return knock.turn_to(views.full(found, seen, tap.via, knock.setting))


def on_wait(knock: Knock, store: Store) -> Sequence[Call]:
    """Write down that somebody waits, and tell them."""
    tap = knock.button(WaitForTap)
    found = picked(knock, store, tap.gathering_id, tap.member_id)
    try:
        wished = _wait(knock, store, found, tap)
    except HasPlace:  # they came to have one meanwhile
        return ask_answer(knock, store, tap.gathering_id, tap.member_id)
    except PlaceIsFree:
        again = answers.ask_answer(found, knock.setting)
        return [knock.alert("behalf.place_is_free"), knock.redraw(again)]
    return [*knock.turn_to(views.waits(wished, knock.setting)), *_tell(knock, wished)]


def _wait(knock: Knock, store: Store, found: Picked, tap: WaitForTap) -> Wished:
    return visit_wishes.wait_for(
        store, member=knock.member, picked=found, via=tap.via, now=knock.now
    )


def _tell(knock: Knock, wished: Wished) -> Sequence[Call]:
    """Tell the person once, unless they asked for calm."""
    member = wished.member
    if not wished.is_new or not member.chat_id or member.status is not Status.ACTIVE:
        return []
    setting = knock.house.setting(member.language, knock.now)
    by = knock.member.name if knock.member else ""
    return [say(member.chat_id, views.to_know(wished, by, setting))]


def register(app: App) -> None:
    open_ = door(private(on_wait))
    app.add_handler(CallbackQueryHandler(open_, pattern=WaitForTap.pattern()))
