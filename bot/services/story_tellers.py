"""Who told the story of a gathering: they are not asked what it says to them."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.attendance import Circle, Taking
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Role
from bot.domain.task import Cast, Task, duty_of
from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Tellers:
    """Those whom a list has as voices; while there is none, those who are named for it."""

    voices: frozenset[int] | None
    cast: Cast = field(default_factory=Cast)
    appointed: frozenset[int] = frozenset()

    def have(self, member: Member) -> bool:
        """Tell whether somebody is one of them."""
        if self.voices is not None:
            return member.id in self.voices
        duty = duty_of(member.name, self.cast)
        is_named = duty is not None and duty.task in {Task.STORY, Task.SPEECH}
        return is_named or member.id in self.appointed


def of(store: Store, gathering: Gathering) -> Tellers:
    """Return who told the story, or was to."""
    if store.attendances.taking(gathering.id) is Taking.TAKEN:
        there = store.attendances.of(gathering.id)
        voices = (one.member_id for one in there if one.circle is Circle.VOICE)
        return Tellers(frozenset(one for one in voices if one is not None))
    roles = store.casts.have(Role.STORYTELLER, gathering.id)
    return Tellers(
        None,
        Cast(gathering.tellers, store.casts.speakers(gathering.id)),
        frozenset(member.id for member, is_standing, _ in roles if not is_standing),
    )


def of_letters(store: Store, gathering_id: int, _: datetime) -> Tellers:
    """Return the same once for all letters about a gathering."""
    return of(store, store.gatherings.get(gathering_id))
