"""An answer that was typed in one's own words, guessed, and is now confirmed or not."""

from collections.abc import Sequence
from contextlib import suppress

from bot.callbacks.relays import GuessTap, WrongGuessTap
from bot.calls import Call
from bot.domain.places import NoPlaceLeft, NoRoomForGuests
from bot.domain.rsvp import Via
from bot.ports import Store
from bot.services import companions, meetings, rsvps
from bot.services.rsvps import Answered, Respondent
from bot.views import guesses as views
from handlers.door import Knock
from handlers.rsvps import full
from handlers.rsvps.answering import in_private
from handlers.rsvps.own_card import alert_and_redraw


def on_guess(knock: Knock, store: Store) -> Sequence[Call]:
    """Record what was guessed right, and show the card where it can be changed."""
    tap = knock.button(GuessTap)
    try:
        answered = rsvps.answer(
            store,
            gathering_id=tap.gathering_id,
            by=Respondent(knock.person, knock.member, via=Via.TEXT),
            answer=tap.answer,
            now=knock.now,
        )
    except NoPlaceLeft as refusal:
        return full.in_private(knock, store, tap.gathering_id, refusal)
    if tap.guests and not _bring(knock, store, answered, tap.guests):
        return alert_and_redraw(knock, store, tap.gathering_id, NoRoomForGuests.key)
    return in_private(knock, store, answered)


def _bring(knock: Knock, store: Store, answered: Answered, guests: int) -> bool:
    """Count who comes along; False where a visit has no room for them."""
    which, member = answered.gathering.id, answered.member
    with suppress(NoRoomForGuests):
        companions.bring(store, gathering_id=which, member=member, guests=guests, now=knock.now)
        return True
    return False


def on_wrong_guess(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(WrongGuessTap).gathering_id
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return knock.turn_to(views.left(seen.gathering, knock.setting))
