"""Which gathering a guess is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.gathering import Gathering, Kind
from bot.domain.guess import Guess
from bot.domain.listing import Listed
from bot.domain.member import Member
from bot.ports import Store

MOST_ASKED = 4  # so many gatherings are named when it is not clear which is meant
_SOON = 20  # gatherings to come among which one is looked for


@dataclass(frozen=True, slots=True)
class Meant:
    """
    The gatherings that an answer may be about, the nearest first; none if it is about nothing.

    `is_offered` tells that it is one of which a place waits for this person's answer.
    """

    found: Sequence[Listed]
    is_offered: bool = False


def meant_by(
    store: Store, guess: Guess, *, member: Member | None, now: datetime, zone: ZoneInfo
) -> Meant:
    """
    Return what an answer may be about: what was named, else all that is to come.

    Who was offered a place answers that, unless they name something else; and who gave this
    answer to one gathering means another, if there is any.
    """
    own_id = member.id if member else None
    coming = store.listings.upcoming(own_id, now=now, start=0, size=_SOON)
    found = _named(coming, guess, zone)
    offered = _offered(store, member, found)
    if offered:
        return Meant([offered], is_offered=True)
    if guess.day or guess.kind or guess.guests:
        return Meant(found)
    others = [one for one in found if one.answer is not guess.answer or one.to_confirm]
    return Meant(others or found)


def gathering_of(store: Store, guess: Guess, *, now: datetime, zone: ZoneInfo) -> Gathering | None:
    """Return the next gathering to come that a line named, if there is one."""
    meant = meant_by(store, guess, member=None, now=now, zone=zone)
    return store.gatherings.get(meant.found[0].gathering_id) if meant.found else None


def coming(store: Store, member: Member | None, *, now: datetime) -> Sequence[Listed]:
    """Return the next gatherings to come."""
    own_id = member.id if member else None
    return store.listings.upcoming(own_id, now=now, start=0, size=MOST_ASKED)


def is_sooner(guess: Guess, at: datetime, *, than: Meant, zone: ZoneInfo) -> bool:
    """Tell whether a moment (aware) is on the day that was named, before all that was found."""
    on = at.astimezone(zone).date()
    if guess.day is None or on < guess.day:
        return False
    is_named = on == guess.day or (guess.is_weekday and on.weekday() == guess.day.weekday())
    others = (one.starts_at for one in than.found if one.starts_at)
    return is_named and all(at < other for other in others)


def _named(coming: Sequence[Listed], guess: Guess, zone: ZoneInfo) -> Sequence[Listed]:
    """Return those of a day and a kind; « rencontre » is also a word for all of them."""
    named = _on_the_day(coming, guess, zone)
    if named or guess.kind is not Kind.MEETING:
        return named
    return _on_the_day(coming, replace(guess, kind=None), zone)


def _on_the_day(coming: Sequence[Listed], guess: Guess, zone: ZoneInfo) -> Sequence[Listed]:
    """Return those of a kind on the day that was said, or else on the next such weekday."""
    dated = [
        (one.starts_at.astimezone(zone).date() if one.starts_at else None, one)
        for one in coming
        if guess.kind in {None, one.kind}
    ]
    day = guess.day
    if day and guess.is_weekday:
        alike = (on for on, _ in dated if on and on >= day and on.weekday() == day.weekday())
        day = min(alike, default=day)
    return [one for on, one in dated if day in {None, on}]


def _offered(store: Store, member: Member | None, found: Sequence[Listed]) -> Listed | None:
    """Return the first of which a place is theirs if they take it."""
    if member is None:
        return None
    waits = store.places.of_member([one.gathering_id for one in found], member.id)
    offered = {which for which, waiting in waits.items() if waiting.is_offered}
    return next((one for one in found if one.gathering_id in offered), None)
