"""What the doors around one's own card share: they come back to it, and it tells the truth."""

from collections.abc import Callable, Sequence

from bot.callbacks.relays import GuessTap
from bot.callbacks.rsvps import CountedTap, GuestsTap, OwnTap, ReadersTap, StayTap
from bot.calls import Call, Screen
from bot.domain import guess
from bot.domain.dialogue import Dialogue, Step
from bot.domain.gathering import GatheringCancelled, GatheringOver
from bot.domain.member import NotReadyYet
from bot.domain.places import NobodyInstead, NoRoomForGuests
from bot.domain.rsvp import NoAnswerYet
from bot.ports import Store
from bot.services import meetings
from bot.views.own_cards import own_card
from bot.views.visit_changes import said_of
from handlers.door import Door, Knock, StepDoor

OwnDoor = Callable[[Knock, Store, int], Sequence[Call]]
"""A door that is given the gathering it is about."""
AboutKind = type[OwnTap | GuestsTap | StayTap | ReadersTap | CountedTap | GuessTap]
_OUTDATED = (NoAnswerYet, GatheringOver, GatheringCancelled)
_NO_ROOM = (NoRoomForGuests, NobodyInstead)
_QUESTIONS = frozenset({Step.RSVP_WORD, Step.RSVP_GUESTS, Step.RSVP_STAND_IN})


def card_of(knock: Knock, store: Store, gathering_id: int) -> Screen:
    """
    Return the knocker's own card of a gathering.

    Raises:
        NoSuchGathering, NotAnnounced: there is none, or it is a draft.
    """
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    return own_card(seen, knock.setting)


def alert_and_redraw(knock: Knock, store: Store, gathering_id: int, key: str) -> Sequence[Call]:
    """Say why a button does nothing any more, and let its message tell the truth."""
    seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
    told = knock.alert(said_of(seen.gathering, key))
    return [told, knock.redraw(own_card(seen, knock.setting))]


def with_card(knock: Knock, store: Store, gathering_id: int, key: str) -> Sequence[Call]:
    """Answer a tap with a line, and its message with the card."""
    return [knock.toast(key), knock.redraw(card_of(knock, store, gathering_id))]


def truthful(open_: Door, kind: AboutKind) -> Door:
    """
    Let the button of an old message show how things are now.

    Services check before they write, so a refusal leaves nothing half done.
    """

    def opened(knock: Knock, store: Store) -> Sequence[Call]:
        try:
            return open_(knock, store)
        except (*_OUTDATED, *_NO_ROOM) as refusal:
            which = knock.button(kind).gathering_id
            return alert_and_redraw(knock, store, which, refusal.key)

    return opened


def typed(open_: OwnDoor) -> StepDoor:
    """Take a typed line for an open question; one that is outdated is closed, and told."""

    def opened(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        gathering_id = int(dialogue.facts["gathering"] or 0)
        try:
            return open_(knock, store, gathering_id)
        except (*_OUTDATED, NobodyInstead, NotReadyYet) as refusal:
            store.dialogues.end(knock.person.telegram_id)
            seen = meetings.show(store, gathering_id=gathering_id, member=knock.member)
            told = Screen(knock.setting.words(said_of(seen.gathering, refusal.key)))
            return [knock.say(told), knock.say(own_card(seen, knock.setting))]

    return opened


def a_name(open_: OwnDoor) -> OwnDoor:
    """Take a typed line for a name, unless it plainly means something else, an answer for one."""

    def opened(knock: Knock, store: Store, gathering_id: int) -> Sequence[Call]:
        if guess.read(knock.text, today=knock.setting.today) is None:
            return open_(knock, store, gathering_id)
        store.dialogues.end(knock.person.telegram_id)
        told = Screen(knock.setting.words("guest.no_name"))
        return [knock.say(told), knock.say(card_of(knock, store, gathering_id))]

    return opened


def leave_question(knock: Knock, store: Store) -> None:
    """Close the question that one of these buttons opened; another feature's stays open."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step in _QUESTIONS:
        store.dialogues.end(knock.person.telegram_id)
