"""Single-use links: somebody of the directory becomes somebody on Telegram, or gets a role."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.member import Role
from bot.domain.refusal import Refusal

CLAIM_LASTS: Final = timedelta(days=30)
CLAIM_PREFIX: Final = "c_"
"""What the payload of a claim link begins with; the secret follows."""

TRIES: Final = 5
TRIES_WITHIN: Final = timedelta(minutes=1)


class Kind(StrEnum):
    CLAIM = "claim"
    TEAM = "team"


class NoSuchLink(Refusal):
    """Nobody made a link with this secret, or it was taken back."""

    key = "claim.no_such_link"


class TooManyTries(Refusal):
    """Nobody mistypes a link so often."""

    key = "claim.too_many_tries"


class LinkUsed(Refusal):
    key = "claim.link_used"


class LinkExpired(Refusal):
    key = "claim.link_expired"


@dataclass(frozen=True, slots=True)
class Invitation:
    """
    What is kept of a link: not its secret.

    `member_id` is whom a claim makes reachable; `role` is what a link to the team gives.
    """

    id: int
    kind: Kind
    made_at: datetime
    expires_at: datetime
    member_id: int | None = None
    role: Role | None = None
    made_by: int | None = None
    used_at: datetime | None = None
    used_by: int | None = None

    def check_open(self, now: datetime) -> None:
        """
        Refuse a link that opens nothing any more.

        Raises:
            LinkUsed: somebody followed it before.
            LinkExpired: it is too old.
        """
        if self.used_at is not None:
            raise LinkUsed
        if now >= self.expires_at:
            raise LinkExpired
