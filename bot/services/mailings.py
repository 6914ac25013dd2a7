"""Messages of an organiser to a part of the members: begun, written, looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.board import Slice
from bot.domain.community import Community
from bot.domain.gathering import Gathering, NoSuchGathering, Status
from bot.domain.mailing import (
    OF_A_GATHERING,
    AlreadyMailed,
    Group,
    Mailing,
    MailingKind,
    MailingState,
    NoSuchMailing,
    readable_text,
)
from bot.domain.member import Member
from bot.domain.organisation import Organisation
from bot.domain.reach import Reach
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import rights, segments
from bot.services.directory import PAGE
from bot.services.segments import Whom

_DRAFTS: Final = frozenset({Status.IDEA, Status.DRAFT})


@dataclass(frozen=True, slots=True)
class Preview:
    """
    What would leave, from whom, and to whom, if it were confirmed now.

    `leaves_at` (aware) is None if that would be at once.
    """

    mailing: Mailing
    by: Member
    whom: Whom
    reach: Reach
    leaves_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom one may write to about a gathering, with how many people each group has."""

    gathering: Gathering
    sizes: Sequence[tuple[Group, int]]


def choices(
    store: Store, *, member: Member | None, gathering_id: int, community: Community, now: datetime
) -> Choices:
    """
    Return the groups of a gathering that have somebody in them.

    Raises:
        NotAnOrganiser, NoSuchGathering: a draft has nobody yet.
    """
    rights.check(store, member, Action.WRITE_TO_MANY)
    gathering = _published(store, gathering_id)
    sizes = segments.sizes(
        store,
        OF_A_GATHERING,
        MailingKind.MESSAGE,
        gathering_id=gathering_id,
        community=community,
        now=now,
    )
    return Choices(gathering, [(group, size) for group, size in sizes.items() if size])


def _published(store: Store, gathering_id: int) -> Gathering:
    gathering = store.gatherings.get(gathering_id)
    if gathering.status in _DRAFTS:
        raise NoSuchGathering(gathering_id=gathering_id)
    return gathering


def everyone(store: Store, *, member: Member | None, community: Community, now: datetime) -> int:
    """Count everybody. Raises NotAnOrganiser."""
    rights.check(store, member, Action.WRITE_TO_MANY)
    groups = (Group.EVERYONE,)
    kind = MailingKind.MESSAGE
    sizes = segments.sizes(store, groups, kind, gathering_id=None, community=community, now=now)
    return sizes[Group.EVERYONE]


def organisations(store: Store, *, member: Member | None, number: int) -> Slice[Organisation]:
    """Return a page of organisations to choose from. Raises NotAnOrganiser."""
    rights.check(store, member, Action.WRITE_TO_MANY)
    found = store.directory.organisations_like("", start=number * PAGE, limit=PAGE + 1)
    return Slice.cut(found, number=number, size=PAGE)


def begin(
    store: Store,
    *,
    member: Member | None,
    group: Group,
    of: str = "",
    gathering_id: int | None = None,
    now: datetime,
) -> tuple[Mailing, Whom]:
    """
    Begin a message to a part of the members; its words come next.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        NoSuchOrganisation: the organisation was merged or erased, or there is no such role.
    """
    organiser = rights.check(store, member, Action.WRITE_TO_MANY)
    segment = segments.checked(store, group, of)
    about = None
    if group in OF_A_GATHERING:
        about = _published(store, gathering_id or 0).id
    mailing = store.mailings.add(
        MailingKind.MESSAGE, segment, by=organiser.id, at=now, gathering_id=about
    )
    return mailing, segments.whom(store, mailing)


def write(store: Store, *, member: Member | None, mailing_id: int, text: str) -> Mailing:
    """
    Keep the words of a message that has not left; written again, they replace the former ones.

    Raises:
        NotAnOrganiser, NoSuchMailing, AlreadyMailed, NothingWritten, MessageTooLong.
    """
    organiser = rights.check(store, member, Action.WRITE_TO_MANY)
    written = replace(own_draft(store, mailing_id, organiser), text=readable_text(text))
    store.mailings.save(written)
    return written


def own_draft(store: Store, mailing_id: int, organiser: Member) -> Mailing:
    """
    Return what an organiser prepares; a message is signed, so nobody sends that of another.

    Raises:
        NoSuchMailing: it is somebody else's, or gone.
        AlreadyMailed: it left.
    """
    mailing = store.mailings.get(mailing_id)
    if mailing.made_by != organiser.id:
        raise NoSuchMailing
    if mailing.state is not MailingState.DRAFT:
        raise AlreadyMailed
    return mailing


def preview(
    store: Store, *, member: Member | None, mailing_id: int, community: Community, now: datetime
) -> Preview:
    """
    Count whom a draft would reach now.

    Raises:
        NotAnOrganiser, NoSuchMailing, AlreadyMailed.
    """
    organiser = rights.check(store, member, Action.WRITE_TO_MANY)
    mailing = own_draft(store, mailing_id, organiser)
    reach = segments.reach(store, mailing, community=community, now=now)
    due_at = segments.due_at(community, now)
    whom = segments.whom(store, mailing)
    return Preview(mailing, organiser, whom, reach, due_at if due_at > now else None)


def renew(store: Store, *, member: Member | None, mailing_id: int, now: datetime) -> Mailing:
    """
    Begin an old draft anew, with the same words, to be looked at once more.

    Raises:
        NotAnOrganiser, NoSuchMailing, AlreadyMailed.
    """
    organiser = rights.check(store, member, Action.WRITE_TO_MANY)
    old = own_draft(store, mailing_id, organiser)
    new = store.mailings.add(
        old.kind, old.segment, by=organiser.id, at=now, gathering_id=old.gathering_id
    )
    store.mailings.save(replace(new, text=old.text))
    store.mailings.drop(old.id)
    return new


def leave(store: Store, *, member: Member | None, mailing_id: int) -> None:
    """
    Forget a draft.

    Raises:
        NotAnOrganiser, NoSuchMailing, AlreadyMailed.
    """
    organiser = rights.check(store, member, Action.WRITE_TO_MANY)
    store.mailings.drop(own_draft(store, mailing_id, organiser).id)
