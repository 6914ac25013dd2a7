"""The project group: who has which role, and who may give it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.invitation import Invitation, Kind
from bot.domain.member import Member, Person, Role, Status
from bot.domain.rights import Action
from bot.domain.team import (
    INVITATION_LASTS,
    NotATeamRole,
    Teammate,
    check_given_in_chat,
    check_may_leave,
)
from bot.ports import Store
from bot.services import invitations, members, rights


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of giving or taking a role; `is_new` is false where it was so already."""

    teammate: Teammate
    role: Role
    is_new: bool


def appoint(store: Store, *, telegram_ids: Iterable[int], now: datetime) -> None:
    """Give the first organisers their rights. Doing it at each start changes nothing."""
    for telegram_id in telegram_ids:
        member = members.meet(store, person=Person(telegram_id, ""), now=now)
        if not member.is_organiser:
            store.members.grant(member.id, Role.PROJECT_GROUP)
            store.audit.note("team.appoint", by=None, subject=f"member:{member.id}", at=now)


def everybody(store: Store, *, member: Member | None) -> Sequence[Teammate]:
    """Return all who have a standing role. Raises NotAnOrganiser."""
    rights.check(store, member, Action.LEAD_TEAM)
    return store.team.all()


def teammate(store: Store, *, member: Member | None, member_id: int) -> Teammate:
    """
    Return what one person does in the team; perhaps nothing yet.

    Raises:
        NotAnOrganiser: only the project group looks at this.
        NotATeamRole: nobody of this id is known any more.
    """
    rights.check(store, member, Action.LEAD_TEAM)
    return _teammate(store, member_id)


def _teammate(store: Store, member_id: int) -> Teammate:
    try:
        found = store.members.get(member_id)
    except LookupError as unknown:
        raise NotATeamRole from unknown
    if found.status is Status.LEFT:
        raise NotATeamRole
    return Teammate(found.id, found.name, found.chat_id, store.members.roles_of(found.id))


def give(store: Store, *, member: Member | None, to_id: int, role: Role, now: datetime) -> Changed:
    """
    Give somebody a standing role; giving it twice changes nothing.

    Raises:
        NotAnOrganiser, NotATeamRole.
    """
    by = rights.check(store, member, Action.LEAD_TEAM)
    check_given_in_chat(role)
    before = _teammate(store, to_id)
    if role in before.roles:
        return Changed(before, role, is_new=False)
    store.members.grant(to_id, role)
    _note(store, "team.give", by, to_id, role, now)
    return Changed(_teammate(store, to_id), role, is_new=True)


def take(
    store: Store, *, member: Member | None, from_id: int, role: Role, now: datetime
) -> Changed:
    """
    Take a standing role away, one's own too; taking it twice changes nothing.

    Who leaves the project group leaves no open link to the team behind.

    Raises:
        NotAnOrganiser, NotATeamRole.
        LastOrganiser: nobody on Telegram would be left in the project group.
    """
    by = rights.check_in_turn(store, member, Action.LEAD_TEAM)
    check_given_in_chat(role)
    before = _teammate(store, from_id)
    if role not in before.roles:
        return Changed(before, role, is_new=False)
    if role is Role.PROJECT_GROUP:
        check_may_leave(others=_others(store, from_id))
        store.invitations.revoke_by(from_id, kind=Kind.TEAM)
    store.team.revoke(from_id, role)
    _note(store, "team.take", by, from_id, role, now)
    return Changed(_teammate(store, from_id), role, is_new=True)


def _others(store: Store, member_id: int) -> int:
    """Count the organisers besides one who can do something here: those on Telegram."""
    organisers = store.members.organisers()
    return sum(one.id != member_id and one.telegram_id is not None for one in organisers)


def hand_over(store: Store, *, member: Member | None, to_id: int, now: datetime) -> Changed:
    """
    Leave the project group to somebody else, in one deed.

    Raises:
        NotAnOrganiser, NotATeamRole.
    """
    by = rights.check(store, member, Action.LEAD_TEAM)
    if to_id == by.id:
        raise NotATeamRole
    changed = give(store, member=by, to_id=to_id, role=Role.PROJECT_GROUP, now=now)
    take(store, member=by, from_id=by.id, role=Role.PROJECT_GROUP, now=now)
    return changed


def invite(store: Store, *, member: Member | None, role: Role, now: datetime) -> str:
    """
    Make a link that gives a role to whoever opens it first, within 48 hours.

    Raises:
        NotAnOrganiser, NotATeamRole.
    """
    by = rights.check(store, member, Action.LEAD_TEAM)
    check_given_in_chat(role)
    token = invitations.make(
        store, kind=Kind.TEAM, by=by, now=now, lasts=INVITATION_LASTS, role=role
    )
    _note(store, "team.invite", by, by.id, role, now)
    return token


def accept(
    store: Store, *, token: str, person: Person, member: Member | None, now: datetime
) -> tuple[Invitation, Changed]:
    """
    Take the role that a link offers; saying yes to it is saying yes to the bot.

    Raises:
        NoSuchLink, LinkUsed, LinkExpired: nothing was given.
    """
    is_known = member is not None and member.has_agreed
    joined = member if member and is_known else members.agree(store, person=person, now=now)
    redeemed = invitations.redeem(store, token=token, kind=Kind.TEAM, by=joined, now=now)
    role = redeemed.role or Role.FACILITATOR
    before = _teammate(store, joined.id)
    store.members.grant(joined.id, role)
    _note(store, "team.join", joined, joined.id, role, now)
    return redeemed, Changed(_teammate(store, joined.id), role, role not in before.roles)


def _note(
    store: Store, action: str, by: Member, member_id: int, role: Role, now: datetime
) -> None:
    subject = f"member:{member_id}"
    store.audit.note(action, by=by.id, subject=subject, at=now, facts=role.value)
