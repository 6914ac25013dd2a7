"""Two records of one person, or of one organisation, become one; and there is a way back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.directory import (
    MERGE_LASTS,
    Account,
    CannotUndo,
    Merge,
    MergeKind,
    NoSuchMember,
    SameRecord,
    TwoAccounts,
    united,
)
from bot.domain.member import Member, Status
from bot.domain.organisation import NoSuchOrganisation, Organisation, OrganisationKind
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import places_of_people, rights

PAGE = 8
_OF_ONE = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """What will stay of two records of one person."""

    kept: Member
    gone: Member
    united: Member
    organisations: Sequence[Organisation]
    answers: int
    both_answered: int
    needs_account: bool  # both are on Telegram: an organiser says which one stays


def preview(store: Store, *, by: Member | None, kept_id: int, gone_id: int) -> Preview:
    """
    Return what two records of one person would become.

    Raises:
        NotAnOrganiser, NoSuchMember, SameRecord.
    """
    rights.check(store, by, Action.EDIT_DIRECTORY)
    kept, gone = _two(store, kept_id, gone_id)
    needs_account = _are_both_on_telegram(kept, gone)
    both = store.directory.both_answered(kept.id, gone.id)
    said = (sum(store.directory.answers_of(one.id).values()) for one in (kept, gone))
    organisations = {o.id: o for one in (kept, gone) for o in store.organisations.of(one.id)}
    return Preview(
        kept,
        gone,
        united(kept, gone, account=_account(kept, gone, Account.ONLY)),
        list(organisations.values()),
        answers=sum(said) - both,
        both_answered=both,
        needs_account=needs_account,
    )


def merge(
    store: Store,
    *,
    by: Member | None,
    kept_id: int,
    gone_id: int,
    account: Account,
    now: datetime,
) -> Merge:
    """
    Make two records of one person one.

    Raises:
        NotAnOrganiser, NoSuchMember, SameRecord.
        TwoAccounts: both are on Telegram, and nobody said which account stays.
    """
    organiser = rights.check_in_turn(store, by, Action.EDIT_DIRECTORY)
    kept, gone = _two(store, kept_id, gone_id)
    if account is Account.ONLY and _are_both_on_telegram(kept, gone):
        raise TwoAccounts
    return make_one(store, kept, gone, account=account, by=organiser, now=now)


def make_one(
    store: Store, kept: Member, gone: Member, *, account: Account, by: Member | None, now: datetime
) -> Merge:
    """Do it, whoever asked; nobody asked when one link showed both to be the same person."""
    whole = united(kept, gone, account=_account(kept, gone, account))
    by_id = by.id if by else None
    left_without = (one for one in (kept, gone) if one.telegram_id != whole.telegram_id)
    for one in left_without:
        if one.telegram_id is not None:
            store.dialogues.end(one.telegram_id)
    # An organiser may merge a record of their own: then what they did stays theirs.
    staying = kept.id if by_id == gone.id else by_id
    held = places_of_people.hold_all(store, {kept.id, gone.id})
    merge_id = store.merges.join_members(whole, gone.id, by=staying, at=now)
    places_of_people.count_again(store, held, [kept.id], now=now)
    subject, facts = f"member:{kept.id}", f"gone={gone.id}"
    store.audit.note("directory.merge", by=staying, subject=subject, at=now, facts=facts)
    return store.merges.get(merge_id)


def merge_organisations(
    store: Store, *, by: Member | None, kept_id: int, gone_id: int, now: datetime
) -> Merge:
    """
    Make two organisations one.

    Raises:
        NotAnOrganiser, NoSuchOrganisation, SameRecord.
    """
    organiser = rights.check_in_turn(store, by, Action.EDIT_DIRECTORY)
    kept, gone = two_organisations(store, kept_id, gone_id)
    other = OrganisationKind.OTHER
    whole = replace(
        kept,
        kind=gone.kind if kept.kind is other else kept.kind,
        neighbourhood=kept.neighbourhood or gone.neighbourhood,
        scale=kept.scale or gone.scale,
    )
    merge_id = store.merges.join_organisations(whole, gone.id, by=organiser.id, at=now)
    subject, facts = f"organisation:{kept.id}", f"gone={gone.id}"
    store.audit.note("directory.merge", by=organiser.id, subject=subject, at=now, facts=facts)
    return store.merges.get(merge_id)


def two_organisations(
    store: Store, kept_id: int, gone_id: int
) -> tuple[Organisation, Organisation]:
    """
    Return two organisations.

    Raises:
        NoSuchOrganisation, SameRecord.
    """
    try:
        kept, gone = store.organisations.get(kept_id), store.organisations.get(gone_id)
    except LookupError as unknown:
        raise NoSuchOrganisation from unknown
    if kept.id == gone.id:
        raise SameRecord
    return kept, gone


def undo(store: Store, *, by: Member | None, merge_id: int, now: datetime) -> Merge:
    """
    Tell two records apart again, each with what it had.

    Raises:
        NotAnOrganiser.
        CannotUndo: it was undone, it is too long ago, or a later merge must be undone first.
    """
    organiser = rights.check_in_turn(store, by, Action.EDIT_DIRECTORY)
    try:
        merge = store.merges.get(merge_id)
    except LookupError as unknown:
        raise CannotUndo from unknown
    if not merge.can_be_undone(now) or store.merges.stands_below(merge):
        raise CannotUndo
    _split(store, merge, now=now)
    word = "member" if merge.kind is MergeKind.MEMBER else "organisation"
    subject, facts = f"{word}:{merge.kept_id}", f"gone={merge.gone_id}"
    store.audit.note("directory.unmerge", by=organiser.id, subject=subject, at=now, facts=facts)
    return merge


def _split(store: Store, merge: Merge, *, now: datetime) -> None:
    both = [merge.gone_id, merge.kept_id] if merge.kind is MergeKind.MEMBER else []
    held = places_of_people.hold_all(store, both)
    if not store.merges.split(merge, at=now):
        raise CannotUndo
    places_of_people.count_again(store, held, both, now=now)


def recent(store: Store, *, by: Member | None, page: int, now: datetime) -> Sequence[Merge]:
    """
    Return a page of what may still be undone, and one more if there is a next page.

    Raises:
        NotAnOrganiser.
    """
    rights.check(store, by, Action.EDIT_DIRECTORY)
    return store.merges.page(since=now - MERGE_LASTS, start=page * PAGE, size=PAGE + 1)


def of_one(store: Store, kind: MergeKind, record_id: int, *, now: datetime) -> Sequence[Merge]:
    """Return the latest merges into one record that may still be undone."""
    return store.merges.of(kind, record_id, since=now - MERGE_LASTS, size=_OF_ONE)


def _two(store: Store, kept_id: int, gone_id: int) -> tuple[Member, Member]:
    try:
        kept, gone = store.members.get(kept_id), store.members.get(gone_id)
    except LookupError as unknown:
        raise NoSuchMember from unknown
    if kept.id == gone.id:
        raise SameRecord
    if Status.LEFT in {kept.status, gone.status}:
        raise NoSuchMember
    return kept, gone


def _are_both_on_telegram(kept: Member, gone: Member) -> bool:
    return kept.telegram_id is not None and gone.telegram_id is not None


def _account(kept: Member, gone: Member, choice: Account) -> Member | None:
    match choice:
        case Account.KEPT:
            return kept
        case Account.GONE:
            return gone
        case Account.ONLY:
            return next((one for one in (kept, gone) if one.telegram_id is not None), None)
