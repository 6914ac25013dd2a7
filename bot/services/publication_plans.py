"""Organisers choose where a meeting is announced, to whom, and when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.draft import TooLate, check_draft
from bot.domain.gathering import OPEN, Gathering
from bot.domain.member import Member
from bot.domain.publication import AfterTheMeeting, Publication
from bot.domain.rights import Action
from bot.domain.space import Space
from bot.ports import Store
from bot.services import publications, rights, visits
from bot.services.publications import Reach


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen for a draft, what is, and whom that reaches."""

    draft: Gathering
    publication: Publication
    spaces: Sequence[Space]
    reach: Reach


def choice(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> Choice:
    """
    Return what is chosen for a draft so far.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotADraft.
    """
    draft = _draft(store, gathering_id, member)
    publication = store.publications.of(gathering_id)
    reach = publications.reach(store, gathering_id=gathering_id, now=now)
    return Choice(draft, publication, store.spaces.all(), reach)


def toggle_space(
    store: Store, *, gathering_id: int, space_id: int, member: Member | None
) -> Publication:
    """Take a group in or out. Raises NotAnOrganiser, NoSuchGathering, NotADraft."""
    _draft(store, gathering_id, member)
    before = store.publications.of(gathering_id)
    return _kept(store, before.with_toggled(space_id, known=store.spaces.all()))


def toggle_privately(store: Store, *, gathering_id: int, member: Member | None) -> Publication:
    """Write to members too, or not. Raises NotAnOrganiser, NoSuchGathering, NotADraft."""
    _draft(store, gathering_id, member)
    before = store.publications.of(gathering_id)
    return _kept(store, replace(before, privately=not before.privately))


def check_moment(draft: Gathering, *, at: datetime, now: datetime) -> None:
    """
    Refuse a moment at which announcing makes no sense.

    Raises:
        TooLate: it is past.
        AfterTheMeeting: the meeting will have begun.
    """
    if at <= now:
        raise TooLate
    if draft.starts_at and at >= draft.starts_at:
        raise AfterTheMeeting


def schedule(
    store: Store, *, gathering_id: int, at: datetime, member: Member | None, now: datetime
) -> Publication:
    """
    Plan when a draft is published (an aware moment); who plans it hears of it then.

    Raises:
        NotAnOrganiser, NoSuchGathering, AlreadyPublished, NotADraft, Unfinished.
        TooLate, AfterTheMeeting: not at that moment.
    """
    organiser = rights.check_in_turn(store, member, Action.PUBLISH)
    draft = store.gatherings.get(gathering_id)
    visits.check_ready(store, draft)
    check_moment(draft, at=at, now=now)
    before = store.publications.of(gathering_id)
    planned = _kept(store, replace(before, publish_at=at, asked_by=organiser.id))
    subject = f"gathering:{gathering_id}"
    store.audit.note("meeting.schedule", by=organiser.id, subject=subject, at=now)
    return planned


def take_back(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> None:
    """Plan no publication any more. Raises NotAnOrganiser, NoSuchGathering, NotADraft."""
    organiser = rights.check(store, member, Action.PUBLISH)
    _draft(store, gathering_id, member)
    before = store.publications.of(gathering_id)
    if before.publish_at is None:
        return
    _kept(store, replace(before, publish_at=None, asked_by=None))
    subject = f"gathering:{gathering_id}"
    store.audit.note("meeting.unschedule", by=organiser.id, subject=subject, at=now)


def spaces_without(
    store: Store, *, gathering_id: int, member: Member | None
) -> tuple[Gathering, Sequence[Space]]:
    """
    Return a published meeting with the groups that have no card of it.

    Raises:
        NotAnOrganiser, NoSuchGathering.
    """
    rights.check(store, member, Action.PUBLISH)
    gathering = store.gatherings.get(gathering_id)
    there = {(card.chat_id, card.thread_id) for card in store.cards.of(gathering_id)}
    free = [space for space in store.spaces.all() if (space.chat_id, space.thread_id) not in there]
    return gathering, free if gathering.status in OPEN else []


def also_in(
    store: Store, *, gathering_id: int, space_id: int, member: Member | None, now: datetime
) -> Space | None:
    """
    Publish what is published already in one more group; None if it stands there, or cannot.

    Raises:
        NotAnOrganiser, NoSuchGathering.
    """
    organiser = rights.check_in_turn(store, member, Action.PUBLISH)
    _, free = spaces_without(store, gathering_id=gathering_id, member=member)
    found = next((space for space in free if space.id == space_id), None)
    if found is None:
        return None
    store.cards.owe(gathering_id, chat_id=found.chat_id, thread_id=found.thread_id)
    before = store.publications.of(gathering_id)
    if before.spaces is not None:
        _kept(store, replace(before, spaces=before.spaces | {found.id}))
    store.touch(gathering_id)
    facts = f"space:{found.id}"
    subject = f"gathering:{gathering_id}"
    store.audit.note("meeting.publish_more", by=organiser.id, subject=subject, at=now, facts=facts)
    return found


def _draft(store: Store, gathering_id: int, member: Member | None) -> Gathering:
    rights.check_in_turn(store, member, Action.PUBLISH)
    draft = store.gatherings.get(gathering_id)
    check_draft(draft)
    return draft


def _kept(store: Store, publication: Publication) -> Publication:
    store.publications.save(publication)
    return publication
