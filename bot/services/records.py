"""One person's record as an organiser keeps it: add, correct, erase, make a personal link."""

from dataclasses import replace
from datetime import datetime

from bot.domain.directory import CONTACT_LENGTH, HasTelegram, check_without_telegram
from bot.domain.invitation import CLAIM_LASTS, CLAIM_PREFIX, Kind
from bot.domain.member import NAME_LENGTH, Channel, Member, Status
from bot.domain.naming import typed_line
from bot.domain.organisation import Organisation
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import directory, invitations, members, privacy, rights
from bot.services.leaving import Gone


def add(store: Store, *, by: Member | None, name: str, channel: Channel, now: datetime) -> Member:
    """
    Add somebody who has not said hello to the bot, and perhaps never will.

    Raises:
        NotAnOrganiser, NothingWritten, TooLong.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    line = typed_line(name, limit=NAME_LENGTH)
    made = store.members.add(
        line, telegram_id=None, status=Status.INVITED, at=now, channel=channel
    )
    directory.note(store, "directory.add", by=organiser, member_id=made.id, now=now)
    return made


def rename(store: Store, *, by: Member | None, member_id: int, name: str, now: datetime) -> Member:
    """
    Call somebody otherwise.

    Raises:
        NotAnOrganiser, NoSuchMember, NothingWritten, TooLong.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    named = members.take_name(store, directory.known(store, member_id), text=name)
    directory.note(
        store, "directory.edit", by=organiser, member_id=named.id, now=now, facts="name"
    )
    return named


def set_channel(
    store: Store, *, by: Member | None, member_id: int, channel: Channel, now: datetime
) -> Member:
    """
    Say how somebody without Telegram is reached.

    Raises:
        NotAnOrganiser, NoSuchMember, HasTelegram.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = check_without_telegram(directory.known(store, member_id))
    # Whoever is to come by Telegram is found there: no other way is kept for them.
    contact = "" if channel is Channel.TELEGRAM else member.contact_note
    changed = replace(member, channel=channel, contact_note=contact)
    store.members.save(changed)
    directory.note(
        store, "directory.edit", by=organiser, member_id=member.id, now=now, facts="channel"
    )
    return changed


def note_contact(
    store: Store, *, by: Member | None, member_id: int, text: str, now: datetime
) -> Member:
    """
    Write down how somebody without Telegram is reached; the project group alone reads it.

    Raises:
        NotAnOrganiser, NoSuchMember, NothingWritten, TooLong.
        HasTelegram: they are reached there, or will be.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = check_without_telegram(directory.known(store, member_id))
    if member.channel is Channel.TELEGRAM:
        raise HasTelegram
    changed = replace(member, contact_note=typed_line(text, limit=CONTACT_LENGTH))
    store.members.save(changed)
    directory.note(
        store, "directory.edit", by=organiser, member_id=member.id, now=now, facts="contact"
    )
    return changed


def join(
    store: Store, *, by: Member | None, member_id: int, organisation_id: int, now: datetime
) -> Member:
    """
    Tie somebody to an organisation.

    Raises:
        NotAnOrganiser, NoSuchMember, NoSuchOrganisation.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = directory.known(store, member_id)
    organisation = members.join(store, member, organisation_id=organisation_id)
    return _tied(store, member, organisation, by=organiser, now=now)


def join_new(
    store: Store, *, by: Member | None, member_id: int, name: str, now: datetime
) -> Member:
    """
    Tie somebody to an organisation by its name, known or not.

    Raises:
        NotAnOrganiser, NoSuchMember, NothingWritten, TooLong.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = directory.known(store, member_id)
    organisation = members.join_new(store, member, name=name)
    return _tied(store, member, organisation, by=organiser, now=now)


def _tied(
    store: Store, member: Member, organisation: Organisation, *, by: Member, now: datetime
) -> Member:
    """Let cards count the organisation, and the journal tell of it."""
    directory.touch_answered(store, member.id)
    facts = f"org={organisation.id}"
    directory.note(store, "directory.join", by=by, member_id=member.id, now=now, facts=facts)
    return member


def leave(
    store: Store, *, by: Member | None, member_id: int, organisation_id: int, now: datetime
) -> Member:
    """
    Undo the tie between somebody and an organisation.

    Raises:
        NotAnOrganiser, NoSuchMember.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = directory.known(store, member_id)
    store.organisations.leave_one(member.id, organisation_id)
    directory.touch_answered(store, member.id)
    directory.note(
        store,
        "directory.leave",
        by=organiser,
        member_id=member.id,
        now=now,
        facts=f"org={organisation_id}",
    )
    return member


def check_erasable(store: Store, *, by: Member | None, member_id: int) -> Member:
    """
    Return somebody whom the project group may erase.

    Raises:
        NotAnOrganiser, NoSuchMember.
        OrganiserStays: they belong to the project group.
    """
    rights.check(store, by, Action.EDIT_DIRECTORY)
    member = directory.known(store, member_id)
    privacy.check_erasable(member)
    return member


def erase(store: Store, *, by: Member | None, member_id: int, now: datetime) -> Gone:
    """
    Erase somebody who asked for it: past counts stay, everything that names them goes.

    Return what is missing without them, and who is told of it.

    Raises:
        NotAnOrganiser, NoSuchMember, OrganiserStays.
    """
    member = check_erasable(store, by=by, member_id=member_id)
    gone = privacy.erase(store, member, now=now)
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    directory.note(store, "directory.erase", by=organiser, member_id=member.id, now=now)
    return gone


def personal_link(store: Store, *, by: Member | None, member_id: int, now: datetime) -> str:
    """
    Make a link that ties a Telegram account to somebody; links made before open nothing more.

    It works once, for 30 days. Returns what follows `?start=`.

    Raises:
        NotAnOrganiser, NoSuchMember, HasTelegram.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = check_without_telegram(directory.known(store, member_id))
    payload = fresh_link(store, member, by=organiser, now=now)
    directory.note(store, "directory.link", by=organiser, member_id=member.id, now=now)
    return payload


def fresh_link(store: Store, member: Member, *, by: Member, now: datetime) -> str:
    """Take back every link for somebody, and make one; rights were asked for."""
    store.invitations.revoke_of(member.id, kind=Kind.CLAIM)
    token = invitations.make(
        store, kind=Kind.CLAIM, by=by, now=now, lasts=CLAIM_LASTS, member_id=member.id
    )
    return f"{CLAIM_PREFIX}{token}"


def revoke_link(store: Store, *, by: Member | None, member_id: int, now: datetime) -> Member:
    """
    Take back every link for somebody that nobody has followed.

    Raises:
        NotAnOrganiser, NoSuchMember.
    """
    organiser = rights.check(store, by, Action.EDIT_DIRECTORY)
    member = directory.known(store, member_id)
    store.invitations.revoke_of(member.id, kind=Kind.CLAIM)
    directory.note(store, "directory.revoke", by=organiser, member_id=member.id, now=now)
    return member
