"""A mailing under way: how far it is, stopped and resumed, sent again, and whom it missed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.board import Slice
from bot.domain.community import Community
from bot.domain.mailing import (
    MESSAGE_LIFE,
    Mailing,
    MailingKind,
    MailingState,
    NoSuchMailing,
    NothingToSendAgain,
    NothingToStop,
)
from bot.domain.member import Member
from bot.domain.reach import Tally, Unreached
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import dispatching, rights, segments, taking_turns
from bot.services.segments import Whom

PAGE = 8
_UNTRUE = "untrue:"  # before what is shown: it is of the time before


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a mailing has come. `by` is who sent it, None once they were erased; `is_shown` says
    that they may still read of it, where they sent it.
    """

    mailing: Mailing
    tally: Tally
    whom: Whom
    by: Member | None = None
    is_shown: bool = False


def look(store: Store, *, member: Member | None, mailing_id: int, now: datetime) -> Progress:
    """
    Return how far a mailing has come.

    Raises:
        NotAnOrganiser, NoSuchMailing: a draft is its author's own.
    """
    rights.check(store, member, Action.WRITE_TO_MANY)
    mailing = store.mailings.get(mailing_id)
    if mailing.state is MailingState.DRAFT:
        raise NoSuchMailing
    return _progress(store, mailing, now=now)


def _progress(store: Store, mailing: Mailing, *, now: datetime) -> Progress:
    by = store.members.get(mailing.made_by) if mailing.made_by else None
    tally = store.mailings.tally(mailing.id, now=now)
    roles = store.members.roles_of(by.id) if by else ()
    is_shown = mailing.chat_id is not None and may(roles, Action.WRITE_TO_MANY)
    return Progress(mailing, tally, segments.whom(store, mailing), by, is_shown=is_shown)


def page(store: Store, *, member: Member | None, number: int) -> Slice[tuple[Mailing, Whom]]:
    """Return one page of what was sent, the latest first. Raises NotAnOrganiser."""
    rights.check(store, member, Action.WRITE_TO_MANY)
    found = store.mailings.page(start=number * PAGE, size=PAGE + 1)
    if not found and number:
        number = 0
        found = store.mailings.page(start=0, size=PAGE + 1)
    cut = Slice.cut(found, number=number, size=PAGE)
    return Slice(segments.named(store, cut.shown), cut.number, cut.is_last)


def unreached(
    store: Store, *, member: Member | None, mailing_id: int, number: int
) -> tuple[Mailing, Slice[Unreached]]:
    """
    Return a page of the people a mailing did not reach for certain, to be told another way.

    Raises:
        NotAnOrganiser, NoSuchMailing.
    """
    rights.check(store, member, Action.SEE_ANSWERS)
    mailing = store.mailings.get(mailing_id)
    found = store.mailings.unreached(mailing_id, start=number * PAGE, size=PAGE + 1)
    return mailing, Slice.cut(found, number=number, size=PAGE)


def stop(store: Store, *, member: Member | None, mailing_id: int, now: datetime) -> Progress:
    """
    Let nothing more of a mailing leave; what is in the air arrives all the same.

    Raises:
        NotAnOrganiser, NoSuchMailing.
        NothingToStop: it is over, or stopped already.
    """
    organiser = rights.check_in_turn(store, member, Action.WRITE_TO_MANY)
    mailing = store.mailings.get(mailing_id)
    if mailing.state is not MailingState.RUNNING or not _is_under_way(store, mailing, now=now):
        raise NothingToStop
    stopped = replace(mailing, state=MailingState.STOPPED)
    store.mailings.save(stopped)
    store.mailings.hold(mailing.id, at=now)
    _note(store, "mailing.stop", stopped, by=organiser, now=now)
    return _progress(store, stopped, now=now)


def resume(
    store: Store, *, member: Member | None, mailing_id: int, community: Community, now: datetime
) -> Progress:
    """
    Let the rest of a stopped mailing leave, outside the quiet hours.

    Raises:
        NotAnOrganiser, NoSuchMailing.
        NothingToStop: it is not stopped.
    """
    organiser = rights.check_in_turn(store, member, Action.WRITE_TO_MANY)
    mailing = store.mailings.get(mailing_id)
    if mailing.state is not MailingState.STOPPED:
        raise NothingToStop
    running = _on_its_way_again(store, mailing)
    store.mailings.release(mailing.id, due_at=segments.due_at(community, now))
    _note(store, "mailing.resume", running, by=organiser, now=now)
    return _progress(store, running, now=now)


def resend(
    store: Store, *, member: Member | None, mailing_id: int, community: Community, now: datetime
) -> Progress:
    """
    Send once more what is in doubt or failed; nobody gets a third copy.

    Raises:
        NotAnOrganiser, NoSuchMailing.
        NothingToSendAgain: all of it was sent again already, or it is stopped.
    """
    organiser = rights.check_in_turn(store, member, Action.WRITE_TO_MANY)
    mailing = store.mailings.get(mailing_id)
    if mailing.state not in {MailingState.RUNNING, MailingState.OVER}:
        raise NothingToSendAgain
    due_at = segments.due_at(community, now)
    until = _useful_until(store, mailing, due_at=due_at)
    if not store.mailings.plan_again(mailing.id, due_at=due_at, not_after=until):
        raise NothingToSendAgain
    running = _on_its_way_again(store, mailing)
    _note(store, "mailing.resend", running, by=organiser, now=now)
    return _progress(store, running, now=now)


def _on_its_way_again(store: Store, mailing: Mailing) -> Mailing:
    """Let a mailing run again; it may end before anybody could show that it ran."""
    is_true = mailing.shown.startswith(mailing.state.value)
    shown = f"{_UNTRUE}{mailing.shown}" if is_true else mailing.shown
    running = replace(mailing, state=MailingState.RUNNING, over_at=None, shown=shown)
    store.mailings.save(running)
    store.mailings.show(running)
    return running


def _useful_until(store: Store, mailing: Mailing, *, due_at: datetime) -> datetime:
    if mailing.kind is MailingKind.NUDGE and mailing.gathering_id:
        starts_at = store.gatherings.get(mailing.gathering_id).starts_at
        return starts_at or due_at
    return due_at + MESSAGE_LIFE


def _is_under_way(store: Store, mailing: Mailing, *, now: datetime) -> bool:
    tally = store.mailings.tally(mailing.id, now=now)
    return tally.to_come > 0


def _note(store: Store, action: str, mailing: Mailing, *, by: Member, now: datetime) -> None:
    facts = f"mailing:{mailing.id}"
    store.audit.note(action, by=by.id, subject=dispatching.subject(mailing), at=now, facts=facts)


def untrue(store: Store, *, now: datetime) -> Sequence[Progress]:
    """Return the mailings whose progress may have to be shown anew to who sent them."""
    return [_progress(store, mailing, now=now) for mailing in store.mailings.untrue()]


def end(store: Store, mailing_id: int, *, now: datetime) -> Progress:
    """Write down that a mailing is over, if nothing of it is left to do; return how it stands."""
    taking_turns.wait_for_others(store, None)
    mailing = store.mailings.get(mailing_id)
    tally = store.mailings.tally(mailing.id, now=now)
    if mailing.state is MailingState.RUNNING and not tally.to_come:
        mailing = replace(mailing, state=MailingState.OVER, over_at=now)
        store.mailings.save(mailing)
    return _progress(store, mailing, now=now)


def shown(store: Store, mailing: Mailing) -> None:
    """Remember where the progress of a mailing is shown, and what stands there."""
    store.mailings.show(mailing)
