"""Members look after what is kept of them: name, organisations, choices, pause."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.affiliation import Affiliation
from bot.domain.gathering import Gathering
from bot.domain.member import Member, Status, Topic
from bot.domain.organisation import NoSuchOrganisation, Organisation
from bot.domain.pause import Pause
from bot.ports import Store
from bot.services import members

_MANY = 50  # gatherings to come whose cards count a member's organisations


@dataclass(frozen=True, slots=True)
class Profile:
    """What « Moi » shows."""

    member: Member
    affiliations: Sequence[Affiliation]
    mutes: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which messages a member wants; of the `hushed` gatherings, all to come, no reminders."""

    mutes: frozenset[Topic]
    hushed: Sequence[Gathering]
    is_organiser: bool


def wishes(store: Store, member: Member, *, now: datetime) -> Wishes:
    """Return which messages a member wants."""
    hushed = store.hushes.of(member.id, now=now)
    return Wishes(store.mutes.of(member.id), hushed, member.is_organiser)


def remind_again(store: Store, member: Member, *, gathering_id: int) -> None:
    """Send the member reminders of a gathering again; twice changes nothing."""
    store.hushes.drop(member.id, gathering_id)


def look(store: Store, member: Member) -> Profile:
    affiliations = store.affiliations.of(member.id)
    return Profile(member, affiliations, store.mutes.of(member.id))


def tie(store: Store, member: Member, *, organisation_id: int) -> Affiliation:
    """
    Return a member's own tie to an organisation.

    Raises:
        NoSuchOrganisation: they have none.
    """
    for affiliation in store.affiliations.of(member.id):
        if affiliation.organisation.id == organisation_id:
            return affiliation
    raise NoSuchOrganisation


def join(store: Store, member: Member, *, organisation_id: int, now: datetime) -> Organisation:
    """
    Tie the member to one more organisation; the cards that count it are drawn again.

    Raises:
        NoSuchOrganisation: we know none of this id.
    """
    organisation = members.join(store, member, organisation_id=organisation_id)
    _touch(store, member, now=now)
    return organisation


def join_new(store: Store, member: Member, *, name: str, now: datetime) -> Organisation:
    """
    Tie the member to an organisation that we did not know.

    Raises:
        NothingWritten, TooLong: it cannot be read, or not kept whole.
    """
    organisation = members.join_new(store, member, name=name)
    _touch(store, member, now=now)
    return organisation


def leave(store: Store, member: Member, *, organisation_id: int, now: datetime) -> None:
    """Untie the member from an organisation; twice changes nothing."""
    if store.affiliations.leave(member.id, organisation_id):
        _touch(store, member, now=now)


def put_first(store: Store, member: Member, *, organisation_id: int) -> None:
    """
    Name an organisation first.

    Raises:
        NoSuchOrganisation: the member is not tied to it.
    """
    tie(store, member, organisation_id=organisation_id)
    store.affiliations.choose(member.id, organisation_id)


def show(store: Store, member: Member, *, organisation_id: int, is_shown: bool) -> Affiliation:
    """
    Let reports name an organisation when the member was there, or not; return the tie as it is.

    Raises:
        NoSuchOrganisation: the member is not tied to it.
    """
    tie(store, member, organisation_id=organisation_id)
    store.affiliations.show(member.id, organisation_id, public=is_shown)
    return tie(store, member, organisation_id=organisation_id)


def speak(store: Store, member: Member, *, language: str | None) -> Member:
    """Write to the member in a language from now on, whatever Telegram says."""
    changed = replace(member, language=language)
    store.members.save(changed)
    return changed


def wish(store: Store, member: Member, *, topic: Topic, is_wanted: bool) -> None:
    """Say whether the member wants to be written to about something."""
    if is_wanted:
        store.mutes.drop(member.id, topic)
    else:
        store.mutes.put(member.id, topic)


def rest(store: Store, member: Member, *, pause: Pause, now: datetime, zone: ZoneInfo) -> Member:
    """Write nothing unasked to the member for so long; answers and roles stay as they are."""
    until = pause.until(now, zone=zone)
    paused = replace(member, status=Status.PAUSED, paused_until=until)
    store.members.save(paused)
    return paused


def resume(store: Store, member: Member, *, now: datetime) -> bool:
    """End a pause, also one that ended by itself; return whether it still ran."""
    was_paused = member.is_paused(now)
    if member.status is Status.PAUSED:
        store.members.save(replace(member, status=Status.ACTIVE, paused_until=None))
    return was_paused


def _touch(store: Store, member: Member, *, now: datetime) -> None:
    """Let the cards that count the member's organisations tell the truth."""
    for line in store.listings.upcoming(member.id, now=now, start=0, size=_MANY):
        if line.answer:
            store.touch(line.gathering_id)
