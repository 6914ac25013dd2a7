"""An answer that was typed in one's own words, guessed, and is now confirmed or not."""

from collections.abc import Sequence

from bot.callbacks.relays import GuessTap, WrongGuessTap
from bot.calls import Call
from bot.domain.rsvp import Via
from bot.ports import Store
from bot.services import companions, meetings, rsvps
from bot.services.rsvps import Respondent
from bot.views import guesses as views
from handlers.door import Knock
from handlers.rsvps.answering import in_private


def on_guess(knock: Knock, store: Store) -> Sequence[Call]:
    """Record what was guessed right, and show the card where it can be changed."""
    tap = knock.button(GuessTap)
    answered = rsvps.answer(
        store,
        gathering_id=tap.gathering_id,
        by=Respondent(knock.person, knock.member, via=Via.TEXT),
        answer=tap.answer,
        now=knock.now,
    )
    if tap.guests:
        companions.bring(
            store,
            gathering_id=tap.gathering_id,
            member=answered.member,
            guests=tap.guests,
            now=knock.now,
        )
    return in_private(knock, store, answered)


def on_wrong_guess(knock: Knock, store: Store) -> Sequence[Call]:
    gathering_id = knock.button(WrongGuessTap).gathering_id
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return knock.turn_to(views.left(seen.gathering, knock.setting))
