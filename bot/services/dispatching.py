"""A message to many is confirmed: from then on it is owed to each of those it is for."""

from dataclasses import replace
from datetime import datetime

from bot.domain.community import Community
from bot.domain.delivery import Promise
from bot.domain.gathering import Gathering
from bot.domain.letter import STARTS
from bot.domain.mailing import (
    DRAFT_LIFE,
    GROUP,
    MESSAGE_LIFE,
    Group,
    Mailing,
    MailingKind,
    MailingState,
    MailingTooOld,
    NobodyToWrite,
)
from bot.domain.manner import Kind
from bot.domain.member import Member
from bot.domain.naming import NothingWritten
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import mailings, nudges, rights, segments


def send(
    store: Store, *, member: Member | None, mailing_id: int, community: Community, now: datetime
) -> Mailing:
    """
    Promise a message to everybody it is for, as they are now: nobody is added later.

    Raises:
        NotAnOrganiser, NoSuchMailing, AlreadyMailed, NobodyToWrite, NudgedLately.
        MailingTooOld: it was counted so long ago that it had better be looked at again.
        NothingWritten: it has no words yet.
    """
    organiser = rights.check_in_turn(store, member, Action.WRITE_TO_MANY)
    draft = mailings.own_draft(store, mailing_id, organiser)
    if now - draft.made_at > DRAFT_LIFE:
        raise MailingTooOld
    gathering = store.gatherings.get(draft.gathering_id) if draft.gathering_id else None
    if draft.kind is MailingKind.NUDGE:
        nudges.check(store, gathering, draft.segment, now=now)
    elif not draft.text:
        raise NothingWritten
    reach = segments.reach(store, draft, community=community, now=now)
    if not reach.chosen:
        raise NobodyToWrite
    running = replace(draft, state=MailingState.RUNNING, confirmed_at=now)
    store.mailings.save(running)
    due_at = segments.due_at(community, now)
    promises = [_promise(running, who, gathering, due_at=due_at) for who in reach.chosen]
    store.deliveries.plan(promises, at=now)
    store.mailings.leave_out(running, reach.otherwise, kind=draft.kind.value, at=now)
    store.audit.note(
        "mailing.send",
        by=organiser.id,
        subject=subject(running),
        at=now,
        facts=f"mailing:{running.id} {len(reach.chosen)}",
    )
    return running


def _promise(
    mailing: Mailing, member_id: int, gathering: Gathering | None, *, due_at: datetime
) -> Promise:
    starts_at = gathering.starts_at if gathering else None
    is_nudge = mailing.kind is MailingKind.NUDGE
    facts = {GROUP: mailing.segment.group.value}
    if is_nudge and starts_at:
        facts[STARTS] = starts_at.isoformat()
    return Promise(
        f"{mailing.kind.value}:{mailing.id}:{member_id}",
        Kind(mailing.kind.value),
        member_id,
        mailing.gathering_id,
        due_at,
        not_after=starts_at if is_nudge else due_at + MESSAGE_LIFE,
        facts=facts,
        mailing_id=mailing.id,
    )


def subject(mailing: Mailing) -> str:
    """Name in the journal what a mailing is about: the gathering, if it has one."""
    if mailing.gathering_id:
        return f"gathering:{mailing.gathering_id}"
    if Group.ORGANISATION in mailing.segment.groups:
        return f"organisation:{mailing.segment.of}"
    return f"mailing:{mailing.id}"
