"""The one place where rights are asked for: at the moment of the effect, from the store."""

from collections.abc import Sequence

from bot.domain.member import Member, NotAnOrganiser
from bot.domain.rights import Action, check_may, only_observes
from bot.ports import Store
from bot.services import taking_turns


def check(
    store: Store, member: Member | None, action: Action, *, gathering_id: int | None = None
) -> Member:
    """
    Return the member if they may do this; roles given for one gathering count only there.

    Raises:
        NotAnOrganiser: they may not, or nobody knows them.
    """
    if member is None:
        raise NotAnOrganiser
    check_may(store.members.roles_of(member.id, gathering_id=gathering_id), action)
    return member


def check_in_one(
    store: Store, member: Member | None, action: Action, *, gathering_ids: Sequence[int]
) -> Member:
    """
    Return the member if they may do this at one of some gatherings at least.

    Raises:
        NotAnOrganiser: they may at none, or nobody knows them.
    """
    if member is None:
        raise NotAnOrganiser
    roles = {
        role
        for which in gathering_ids
        for role in store.members.roles_of(member.id, gathering_id=which)
    }
    check_may(roles, action)
    return member


def check_in_turn(
    store: Store, member: Member | None, action: Action, *, gathering_id: int | None = None
) -> Member:
    """
    Wait for the organisers before, then return the member if they may still do this.

    Asked before the wait, somebody whose role is being taken away would act once more.

    Raises:
        NotAnOrganiser: they may not, or not any more.
    """
    taking_turns.wait_for_others(store, member)
    return check(store, member, action, gathering_id=gathering_id)


def observes(store: Store, reader: Member | None) -> bool:
    """Tell whether somebody only looks on: they read no name, not even one that may be given."""
    return reader is not None and only_observes(store.members.roles_of(reader.id))
