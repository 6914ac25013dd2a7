"""Organisers read what became of the messages about a gathering: numbers, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.account import Account, accounts
from bot.domain.appointment import AppointmentState, Stage
from bot.domain.circumstances import Unsaid
from bot.domain.gathering import Gathering
from bot.domain.manner import MANNERS
from bot.domain.member import Member
from bot.domain.reminder import STAGES
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import boards, rights


@dataclass(frozen=True, slots=True)
class Told:
    """`missed` are the reminders that nobody was sent, for no process ran when they were due."""

    gathering: Gathering
    accounts: Sequence[Account]
    missed: Sequence[Stage] = ()


def look(store: Store, *, member: Member | None, gathering_id: int) -> Told:
    """
    Return what became of all that members were, or will be, written about a gathering.

    Raises:
        NotAnOrganiser, NoSuchGathering, StillADraft.
    """
    reader = rights.check(store, member, Action.SEE_ANSWERS, gathering_id=gathering_id)
    gathering = boards.published(store, gathering_id, by=reader)
    found = accounts(store.deliveries.counts(gathering_id))
    told = [account for account in found if not MANNERS[account.kind].is_work]
    dropped = [
        one.stage
        for one in store.appointments.of(gathering_id)
        if one.state is AppointmentState.DROPPED and one.reason == Unsaid.TOO_LATE
    ]
    return Told(gathering, told, [stage for stage in STAGES if stage in dropped])
