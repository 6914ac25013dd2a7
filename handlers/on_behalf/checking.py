"""The person whose answer was noted says whether it is so; their own word is the last one."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from bot.callbacks.on_behalf import CorrectTap, RightTap
from bot.calls import Call
from bot.domain.gathering import GatheringCancelled, GatheringOver
from bot.domain.rsvp import Rsvp
from bot.ports import Store
from bot.services import meetings, noting
from bot.services.noting import AnswerChanged
from bot.views.own_cards import own_card
from handlers.door import App, Knock, door, private


def on_right(knock: Knock, store: Store) -> Sequence[Call]:
    """Make it the member's own answer, and show them their card."""
    tap = knock.button(RightTap)
    said = Rsvp(tap.gathering_id, 0, tap.answer, tap.guests)
    try:
        noting.confirm(store, member=knock.member, said=said, now=knock.now)
    except AnswerChanged:
        return [knock.alert("behalf.old_check"), _card(knock, store, tap.gathering_id)]
    except (GatheringCancelled, GatheringOver) as refusal:
        return [knock.alert(refusal.key), _card(knock, store, tap.gathering_id)]
    return [knock.toast("behalf.thanks"), _card(knock, store, tap.gathering_id)]


def on_correct(knock: Knock, store: Store) -> Sequence[Call]:
    card = _card(knock, store, knock.button(CorrectTap).gathering_id)
    return [knock.toast("behalf.corrects"), card]


def _card(knock: Knock, store: Store, gathering_id: int) -> Call:
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return knock.redraw(own_card(seen, knock.setting))


def register(app: App) -> None:
    for tap, open_ in ((RightTap, on_right), (CorrectTap, on_correct)):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
