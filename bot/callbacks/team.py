"""What the buttons of the team and of its journal remember."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.callbacks.grammar import Tap
from bot.domain.member import Role


class TeamStep(StrEnum):
    LIST = "list"
    INVITE = "in"
    SEARCH = "find"


@dataclass(frozen=True, slots=True)
class TeamTap(Tap):
    area: ClassVar[str] = "t"

    step: TeamStep
    page: int = 0


@dataclass(frozen=True, slots=True)
class TeammateTap(Tap):
    """Show what one person does in the team."""

    area: ClassVar[str] = "tm"

    member_id: int


class Change(StrEnum):
    GIVE = "give"
    TAKE = "take"
    HAND_OVER = "over"
    HAND_OVER_ASK = "ask"


@dataclass(frozen=True, slots=True)
class RoleTap(Tap):
    """Give somebody a role, or take it away: what is asked for, whatever is so now."""

    area: ClassVar[str] = "tr"

    member_id: int
    role: Role
    change: Change


@dataclass(frozen=True, slots=True)
class InviteTap(Tap):
    """Make a link for this role."""

    area: ClassVar[str] = "ti"

    role: Role


class Reply(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class InvitedTap(Tap):
    """The answer of somebody who opened a link; the token is the link's own."""

    area: ClassVar[str] = "ta"

    reply: Reply
    token: str


@dataclass(frozen=True, slots=True)
class JournalTap(Tap):
    area: ClassVar[str] = "j"

    page: int
