"""The team: standing roles, given and taken, and never nobody who may give them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.member import Role
from bot.domain.refusal import Refusal

INVITATION_LASTS: Final = timedelta(hours=48)

GIVEN_IN_CHAT: Final = (
    Role.PROJECT_GROUP,
    Role.FACILITATOR,
    Role.AUTHOR,
    Role.WELCOMER,
    Role.FUNDER_OBSERVER,
)
"""Standing roles that the team gives itself; others belong to a meeting, a story or a visit."""


class LastOrganiser(Refusal):
    """Somebody must be left who may invite the next one."""

    key = "team.last_organiser"


class NotATeamRole(Refusal):
    key = "error.old_button"


@dataclass(frozen=True, slots=True)
class Teammate:
    member_id: int
    name: str
    chat_id: int | None
    roles: frozenset[Role]


def check_given_in_chat(role: Role) -> None:
    """
    Refuse a role that no button of ours offers.

    Raises:
        NotATeamRole: it belongs to one meeting, story or visit.
    """
    if role not in GIVEN_IN_CHAT:
        raise NotATeamRole


def check_may_leave(*, others: int) -> None:
    """
    Refuse to take its last organiser from the community; `others` can be reached by the bot.

    Raises:
        LastOrganiser: nobody else could invite or give roles.
    """
    if not others:
        raise LastOrganiser
