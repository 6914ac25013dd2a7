"""Members pass a meeting on: only what everybody may read of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.gathering import NotAnnounced, Status
from bot.domain.member import Member
from bot.domain.organisation import folded
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import meetings
from bot.services.meetings import Seen

OFFERED_AT_MOST = 5
_LOOKED_THROUGH = 50  # of the gatherings to come, the nearest


@dataclass(frozen=True, slots=True)
class Poster:
    """What a poster shows; `for_print` adds the same in a size that printers want."""

    seen: Seen
    for_print: bool


def pass_on(store: Store, *, gathering_id: int, now: datetime) -> Seen:
    """
    Return a gathering as anybody may see it, to be passed on.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: nobody can come to it.
    """
    gathering = store.gatherings.get(gathering_id)
    gathering.check_open(now)
    return meetings.look_at(store, gathering)


def poster(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Poster:
    """
    Return what goes on a poster; whoever publishes also prints.

    Raises:
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: nobody can come to it.
    """
    seen = pass_on(store, gathering_id=gathering_id, now=now)
    roles = store.members.roles_of(member.id) if member else frozenset()
    return Poster(seen, for_print=may(roles, Action.PUBLISH))


def offered(store: Store, *, words: str, now: datetime) -> Sequence[Seen]:
    """Return the nearest gatherings to come whose titles hold every word, at most five."""
    wanted = folded(words).split()
    to_come = store.listings.upcoming(None, now=now, start=0, size=_LOOKED_THROUGH)
    found = [one.gathering_id for one in to_come if _holds(one.title, wanted)]
    chosen = [store.gatherings.get(gathering_id) for gathering_id in found[:OFFERED_AT_MOST]]
    return [meetings.look_at(store, gathering) for gathering in chosen]


def _holds(title: str, wanted: Sequence[str]) -> bool:
    text = folded(title)
    return all(word in text for word in wanted)


def keep_true(
    store: Store, *, gathering_id: int, inline_id: str, language: str, now: datetime
) -> None:
    """
    Keep a card true that somebody put into a chat of their own, whoever shows us that it is there.

    Raises:
        NoSuchGathering, NotAnnounced: there is nothing that a card could show.
    """
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in {Status.IDEA, Status.DRAFT}:
        raise NotAnnounced
    if store.cards.register_inline(gathering_id, inline_id=inline_id, language=language, at=now):
        store.touch(gathering_id)
