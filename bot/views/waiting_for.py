"""An organiser lets somebody wait for a place of a visit, and the person reads it."""

from bot.callbacks.meetings import ShowTap
from bot.callbacks.on_behalf import WhoTap
from bot.callbacks.people import RsvpTap
from bot.callbacks.places import WaitForTap
from bot.callbacks.visits import PlacesTap
from bot.calls import Button, Screen
from bot.domain.rsvp import Answer, Via
from bot.services.meetings import Seen
from bot.services.on_behalf import Picked
from bot.services.visit_wishes import Wished
from bot.texts import Html
from bot.views.meetings import announcement
from bot.views.places import turn
from bot.views.setting import Setting


def full(picked: Picked, seen: Seen, via: Via, setting: Setting) -> Screen:
    """Say that there is no place for somebody, and offer to let them wait."""
    waits = seen.prospect.waits if seen.prospect else 0
    text = setting.words("behalf.full", name=picked.member.name, waiting=str(waits))
    tap = WaitForTap(picked.gathering.id, picked.member.id, via)
    return Screen(text, ((setting.button("behalf.wait_button", tap),), *_onward(seen, setting)))


def waits(wished: Wished, setting: Setting) -> Screen:
    """Say that somebody waits now, and who will tell them of a place."""
    words, member, seen = setting.words, wished.member, wished.seen
    before = seen.prospect.rank - 1 if seen.prospect else 0
    is_reached = member.chat_id is not None
    text = words(
        "behalf.waits" if wished.is_new else "behalf.waits_already",
        name=member.name,
        before=str(before),
        call=Html("") if is_reached else words("behalf.call_them"),
    )
    return Screen(text, _onward(seen, setting))


def to_know(wished: Wished, by: str, setting: Setting) -> Screen:
    """Tell the person that they wait, and how to wait no more."""
    gathering = wished.seen.gathering
    text = setting.words(
        "behalf.you_wait",
        by=by,
        line=announcement(gathering, setting),
        turn=turn(wished.seen, setting.words),
    )
    no_more = setting.button("visit.wait_no_more", RsvpTap(gathering.id, Answer.NO))
    show = setting.button("visit.show", ShowTap(gathering.id))
    return Screen(text, ((show,), (no_more,)))


def _onward(seen: Seen, setting: Setting) -> tuple[tuple[Button, ...], ...]:
    which = seen.gathering.id
    again = setting.button("behalf.again", WhoTap(which))
    return ((again,), (setting.button("place.board_button", PlacesTap(which)),))
