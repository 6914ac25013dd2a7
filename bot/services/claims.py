"""Somebody of the directory follows their personal link, and is on Telegram from then on."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.directory import Account
from bot.domain.invitation import Invitation, Kind, LinkUsed, NoSuchLink
from bot.domain.member import Channel, Member, Person, Status
from bot.ports import Store
from bot.services import invitations, members, merges, places_of_people
from bot.services.taking_turns import wait_for_others


@dataclass(frozen=True, slots=True)
class Offer:
    """Whom a link is for; `organisation` is one of theirs, if they have any."""

    invitation: Invitation
    member: Member
    organisation: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """
    What came of a yes: who they are now.

    `other` is set when they were a member already: the project group may make both records one.
    """

    member: Member
    invitation: Invitation
    other: Member | None = None


def look(store: Store, *, token: str, by: Person, now: datetime) -> Offer:
    """
    Return whom a link is for; nothing changes, but wrong secrets are counted.

    Raises:
        TooManyTries, NoSuchLink, LinkUsed, LinkExpired.
    """
    found = invitations.look(store, token=token, kind=Kind.CLAIM, by=by, now=now)
    return _offer(store, found)


def _offer(store: Store, invitation: Invitation) -> Offer:
    if invitation.member_id is None:
        raise NoSuchLink
    member = store.members.get(invitation.member_id)
    if member.status is Status.LEFT:
        raise NoSuchLink
    if member.telegram_id is not None:  # merged with somebody on Telegram in the meantime
        raise LinkUsed
    organisations = store.organisations.of(member.id)
    return Offer(invitation, member, organisations[0].name if organisations else "")


def accept(store: Store, *, invitation_id: int, person: Person, now: datetime) -> Claimed:
    """
    Tie a Telegram account to the member a link is for; their yes is a consent.

    Whoever only tapped a card before is the same person, and their answers come along. Whoever is
    a member already stays who they are: the project group decides.

    Raises:
        NoSuchLink, LinkUsed, LinkExpired.
    """
    wait_for_others(store, None)  # somebody may be making this very record one with another
    try:
        offer = _offer(store, store.invitations.get(invitation_id))
    except LookupError as gone:
        raise NoSuchLink from gone
    before = store.members.by_telegram_id(person.telegram_id)
    if before is not None and before.id != offer.member.id and before.has_agreed:
        used = invitations.use(store, offer.invitation, by=before, now=now)
        return Claimed(before, used, other=offer.member)
    used = invitations.use(store, offer.invitation, by=offer.member, now=now)
    return Claimed(_tie(store, offer.member, before, person=person, now=now), used)


def _tie(
    store: Store, member: Member, before: Member | None, *, person: Person, now: datetime
) -> Member:
    if before is not None:
        merges.make_one(store, member, before, account=Account.GONE, by=None, now=now)
        member = store.members.get(member.id)
    tied = replace(
        member,
        telegram_id=person.telegram_id,
        chat_id=person.telegram_id,
        language=member.language or person.language,
        status=Status.ACTIVE,
        channel=Channel.TELEGRAM,
        contact_note="",
    )
    store.members.save(tied)
    text_version = members.CONSENT_TEXT
    store.members.agree(tied.id, purpose="service", text_version=text_version, at=now)
    store.audit.note("directory.claim", by=None, subject=f"member:{tied.id}", at=now)
    places_of_people.reach(store, tied.id)
    return store.members.get(tied.id)
