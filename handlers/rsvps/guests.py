"""« Je viens avec quelqu’un »: how many, their names if one likes; and whether they stay."""

from collections.abc import Sequence

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.rsvps import GuestsTap, StayTap
from bot.calls import Call
from bot.domain.company import MOST_GUESTS
from bot.domain.dialogue import Step
from bot.domain.places import NoRoomForGuests
from bot.domain.rsvp import Answer, NoAnswerYet
from bot.ports import Store
from bot.services import companions, rsvps, visit_wishes
from bot.views.companions import ask_guests, ask_names
from handlers.door import Knock
from handlers.rsvps.own_card import card_of, leave_question, with_card


def on_ask(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Ask somebody who comes how many come along."""
    rsvp = rsvps.own(store, gathering_id=gathering_id, member=knock.member, now=knock.now)
    if rsvp.answer is not Answer.YES:
        raise NoAnswerYet
    gathering = store.gatherings.get(gathering_id)
    most = visit_wishes.room_for_company(store, gathering, rsvp=rsvp)
    if not most:
        raise NoRoomForGuests
    return knock.turn_to(ask_guests(rsvp, most, knock.setting))


def on_number(knock: Knock, store: Store) -> Sequence[Call]:
    """Count the guests at once; their names may follow, or not."""
    tap = knock.button(GuestsTap)
    if tap.guests > MOST_GUESTS:
        raise UnreadableButton
    companions.bring(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        guests=tap.guests,
        now=knock.now,
    )
    if not tap.guests:
        return with_card(knock, store, tap.gathering_id, "guest.nobody")
    if knock.member is None or not knock.member.has_agreed:
        return with_card(knock, store, tap.gathering_id, "guest.room")
    store.dialogues.put(knock.asks(Step.RSVP_GUESTS, gathering=tap.gathering_id))
    return knock.turn_to(ask_names(tap.gathering_id, knock.setting))


def on_names(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Keep the names that were typed."""
    _name(knock, store, gathering_id, text=knock.text)
    store.dialogues.end(knock.person.telegram_id)
    return [knock.say(card_of(knock, store, gathering_id))]


def on_unnamed(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
    """Leave the guests without names."""
    _name(knock, store, gathering_id, text="")
    leave_question(knock, store)
    return with_card(knock, store, gathering_id, "guest.room")


def _name(knock: Knock, store: Store, gathering_id: int, *, text: str) -> None:
    companions.name_guests(
        store, gathering_id=gathering_id, member=knock.member, text=text, now=knock.now
    )


def on_stay(knock: Knock, store: Store) -> Sequence[Call]:
    """Keep counting the guests of somebody who cannot come, or drop them."""
    tap = knock.button(StayTap)
    if tap.guests > MOST_GUESTS:
        raise UnreadableButton
    companions.let_stay(
        store,
        gathering_id=tap.gathering_id,
        member=knock.member,
        guests=tap.guests,
        now=knock.now,
    )
    key = "guest.staying" if tap.guests else "guest.nobody"
    return with_card(knock, store, tap.gathering_id, key)
