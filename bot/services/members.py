"""People arrive, say what to call them, and decide what others may know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.member import (
    NAME_LENGTH,
    Directory,
    Member,
    NotReadyYet,
    Person,
    Status,
)
from bot.domain.naming import name_or, typed_line
from bot.domain.organisation import (
    ORGANISATION_NAME_LENGTH,
    NoSuchOrganisation,
    Organisation,
    folded,
)
from bot.ports import Store
from bot.services import leaving, places_of_people

CONSENT_TEXT = "2026-11-22"  # the version of the notice in `start.welcome` and `privacy.full`
PAGE = 8
NEAR = 6
_UNNAMED = "?"  # somebody of whom only the Telegram id is known


@dataclass(frozen=True, slots=True)
class Page:
    """A page of organisations to pick from."""

    organisations: Sequence[Organisation]
    number: int
    is_last: bool


def meet(store: Store, *, person: Person, now: datetime) -> Member:
    """Remember somebody who answered before they said hello: an id, a first name, no more."""
    known = store.members.by_telegram_id(person.telegram_id)
    if known:
        return known
    return store.members.add(
        name_or(person.first_name, limit=NAME_LENGTH, otherwise=_UNNAMED),
        telegram_id=person.telegram_id,
        status=Status.INVITED,
        at=now,
        language=person.language,
    )


def open_chat(store: Store, member: Member) -> Member:
    """Note that we may write to the person: they opened the private chat."""
    status = Status.ACTIVE if member.status is Status.UNREACHABLE else member.status
    if member.chat_id == member.telegram_id and status is member.status:
        return member
    opened = replace(member, chat_id=member.telegram_id, status=status)
    store.members.save(opened)
    places_of_people.reach(store, member.id)
    return opened


def lose(store: Store, member: Member | None) -> None:
    """Note that we cannot write to the person any more; they come back by knocking."""
    if member is None:
        return
    # Who never agreed must not come back as somebody who did, nor a pause be ended by a block.
    status = Status.UNREACHABLE if member.status is Status.ACTIVE else member.status
    store.members.save(replace(member, status=status, chat_id=None))
    if member.chat_id is not None:
        places_of_people.lose(store, member.id)


def agree(store: Store, *, person: Person, now: datetime) -> Member:
    """Write down that the person wants to take part. Saying it twice changes nothing."""
    member = meet(store, person=person, now=now)
    if member.has_agreed and member.chat_id:
        return member
    name = member.name
    if name == _UNNAMED:
        name = name_or(person.first_name, limit=NAME_LENGTH, otherwise=_UNNAMED)
    agreed = replace(member, name=name, chat_id=person.telegram_id, status=Status.ACTIVE)
    store.members.save(agreed)
    store.members.agree(member.id, purpose="service", text_version=CONSENT_TEXT, at=now)
    places_of_people.reach(store, member.id)
    return agreed


def may_decline(member: Member) -> bool:
    """Tell whether a mere « no thanks » still undoes everything; later, only erasing does."""
    return not member.has_agreed and not member.is_organiser


def decline(store: Store, member: Member | None, *, now: datetime) -> "leaving.Gone":
    """
    Forget somebody who did not want to be known. Who agreed earlier is not concerned.

    Return what is missing without them, and who is told of it.
    """
    if member and may_decline(member):
        return leaving.forget(store, member, now=now)
    return leaving.Gone()


def check_agreed(member: Member | None) -> Member:
    """
    Return the member if they agreed to be known.

    Raises:
        NotReadyYet: they have not.
    """
    if member is None or not member.has_agreed:
        raise NotReadyYet
    return member


def take_name(store: Store, member: Member, *, text: str) -> Member:
    """
    Call the person what they ask to be called.

    Raises:
        NothingWritten, TooLong: it cannot be read, or not kept whole.
    """
    named = replace(member, name=typed_line(text, limit=NAME_LENGTH))
    store.members.save(named)
    return named


def keep_name(store: Store, member: Member, *, person: Person) -> None:
    """Call the person what Telegram calls them."""
    name = name_or(person.first_name, limit=NAME_LENGTH, otherwise=member.name)
    if name != member.name:
        store.members.save(replace(member, name=name))


def show_others(store: Store, member: Member, *, directory: Directory) -> Member:
    """Let other members read what the person chose, and nothing else."""
    changed = replace(member, directory=directory)
    store.members.save(changed)
    return changed


def page_of_organisations(store: Store, *, number: int) -> Page:
    """Return one page of the organisations we know; a page past the end is the first one."""
    total = store.organisations.count()
    number = number if number * PAGE < total else 0
    shown = store.organisations.page(start=number * PAGE, size=PAGE)
    return Page(shown, number, is_last=(number + 1) * PAGE >= total)


def organisations_like(store: Store, *, text: str) -> Sequence[Organisation]:
    """Return the organisations whose names look like what was typed, the same name alone."""
    same = store.organisations.by_folded_name(folded(text))
    return [same] if same else store.organisations.like(folded(text), limit=NEAR)


def join(store: Store, member: Member, *, organisation_id: int) -> Organisation:
    """
    Tie the person to an organisation.

    Raises:
        NoSuchOrganisation: we know none of this id.
    """
    try:
        organisation = store.organisations.get(organisation_id)
    except LookupError as unknown:
        raise NoSuchOrganisation from unknown
    store.organisations.affiliate(member.id, organisation.id)
    return organisation


def join_new(store: Store, member: Member, *, name: str) -> Organisation:
    """
    Tie the person to an organisation that we did not know.

    Raises:
        NothingWritten, TooLong: it cannot be read, or not kept whole.
    """
    name = typed_line(name, limit=ORGANISATION_NAME_LENGTH)
    known = store.organisations.by_folded_name(folded(name))
    organisation = known or store.organisations.add(name)
    store.organisations.affiliate(member.id, organisation.id)
    return organisation
