"""Groups and topics where the community reads its cards."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.rights import Action
from bot.domain.space import Space
from bot.ports import Store
from bot.services import rights


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in Telegram: a group, or one topic of it."""

    chat_id: int
    thread_id: int | None
    title: str


def link(store: Store, *, spot: Spot, member: Member | None, now: datetime) -> Space:
    """
    Make a group, or a topic of it, a space of the community, and owe it the next meeting's card.

    A meeting that was published in chosen groups alone stays out until somebody chooses this one.

    Raises:
        NotAnOrganiser: only the project group may do this.
    """
    organiser = rights.check(store, member, Action.LINK_SPACE)
    space = store.spaces.open(spot.chat_id, thread_id=spot.thread_id, title=spot.title, at=now)
    store.audit.note("space.link", by=organiser.id, subject=f"space:{space.id}", at=now)
    meeting = store.gatherings.next_meeting(now=now)
    if meeting and _is_everywhere(store, meeting.id) and not _has_card(store, meeting.id, spot):
        store.cards.owe(meeting.id, chat_id=spot.chat_id, thread_id=spot.thread_id)
        store.touch(meeting.id)
    return space


def _is_everywhere(store: Store, gathering_id: int) -> bool:
    return store.publications.of(gathering_id).spaces is None


def _has_card(store: Store, gathering_id: int, spot: Spot) -> bool:
    """Tell whether the very topic has one: each that is linked gets its own, as at publishing."""
    cards = store.cards.of(gathering_id)
    return any((card.chat_id, card.thread_id) == (spot.chat_id, spot.thread_id) for card in cards)


def is_linked(store: Store, *, chat_id: int) -> bool:
    """Tell whether a group, or a topic of it, is an open space of the community."""
    return any(space.chat_id == chat_id for space in store.spaces.all())


def leave(store: Store, *, chat_id: int, now: datetime) -> None:
    """Note that we are no longer in a group: nothing more is written there."""
    store.spaces.close(chat_id)
    store.audit.note("space.leave", by=None, subject=f"chat:{chat_id}", at=now)


def migrate(store: Store, *, old_chat_id: int, new_chat_id: int) -> None:
    """
    Follow a group that became a supergroup: its cards are posted again where it lives now.

    Telegram says it twice; once is enough.
    """
    store.spaces.migrate(old_chat_id, new_chat_id=new_chat_id)
    store.cards.migrate(old_chat_id, new_chat_id=new_chat_id)
    for card in store.cards.unfinished():
        if card.chat_id == new_chat_id:
            store.touch(card.gathering_id)
